/** Every command's every key, on every platform and on the layouts of classrooms; and what people write stays writing. */
import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../../../main/browsers/engine/page-view.ts';
import { type CommandId, commandIds } from '../../../../main/shared/command-ids.ts';
import { commands } from '../../../../main/window/commands/command-list.ts';
import { commandOfKey, keysOf, yieldingCommand } from '../../../../main/window/commands/key-match.ts';
import { keysOfLayout, type LayoutName, layoutNames } from '../../../harness/key-layouts.ts';

const platforms = ['darwin', 'win32', 'linux'] as const;
type Platform = (typeof platforms)[number];
const table = platforms.flatMap((platform) => layoutNames.map((layout) => [platform, layout] as const));

const released = { control: false, meta: false, shift: false, alt: false, isAutoRepeat: false, type: 'keyDown' };
const named: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
};

/** What a person presses who reads a shortcut in a menu; null where the layout has no such key. */
function pressOf(accelerator: string, platform: Platform, layout: LayoutName): KeyPress | null {
  const words = accelerator.split('+');
  const word = words.pop() ?? '';
  const mac = platform === 'darwin';
  const held = {
    ...released,
    control: words.includes('Ctrl') || (words.includes('CmdOrCtrl') && !mac),
    meta: words.includes('Cmd') || (words.includes('CmdOrCtrl') && mac),
    alt: words.includes('Alt'),
    shift: words.includes('Shift'),
  };
  const sign = word === 'Plus' ? '+' : word;
  if (sign.length > 1) return { ...held, key: named[sign] ?? sign, code: named[sign] ?? sign };
  const keys = keysOfLayout(layout);
  if (/\d/.test(sign)) {
    const key = keys.find(({ code }) => code === `Digit${sign}`);
    return key ? { ...held, ...key } : null;
  }
  if (/[A-Z]/.test(sign)) {
    const ofCase = keys.filter(({ shift }) => shift === held.shift);
    const printed = ofCase.find(({ key }) => key.toUpperCase() === sign);
    const inPlace = ofCase.find(({ code }) => code === `Key${sign}`);
    // Option makes another sign of a letter: then its place is all there is to go by, on Dvorak too.
    if (held.alt) return inPlace ? { ...held, ...inPlace, key: 'Dead' } : null;
    const key = printed ?? inPlace;
    return key ? { ...held, ...key } : null;
  }
  // Where a letter's place writes a sign, the place is the letter's.
  const key = keys.find((one) => one.key === sign && !(isForeign(layout) && one.code.startsWith('Key')));
  return key ? { ...held, ...key } : null;
}

const isForeign = (layout: LayoutName) => ['Russian', 'Greek', 'Hebrew'].includes(layout);

function meaningOf(press: KeyPress, platform: Platform, lesson = false): CommandId | null {
  return commandOfKey(press, platform) ?? yieldingCommand(press, platform, lesson)?.id ?? null;
}

/** French keyboards have "-" where others have 6: with Ctrl it makes the page smaller, and the sixth pane is on the number pad. */
const exceptions: Readonly<Record<string, CommandId>> = { 'AZERTY CmdOrCtrl+6': 'pane.zoom-out' };

describe.each(table)('on %s, %s', (platform, layout) => {
  it('should mean each command by its key', () => {
    const wrong = commandIds.flatMap((id) =>
      keysOf(id, platform).flatMap((accelerator) => {
        const press = pressOf(accelerator, platform, layout);
        const meant = press && meaningOf(press, platform, commands[id].yielding?.when === 'lesson');
        const right = exceptions[`${layout} ${accelerator}`] ?? id;
        return press === null || meant === right ? [] : [`${accelerator} (${press.key}) is ${meant}, not ${right}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('should have a key for each command that has keys', () => {
    const without = commandIds.filter((id) => {
      const keys = keysOf(id, platform);
      return keys.length > 0 && keys.every((accelerator) => pressOf(accelerator, platform, layout) === null);
    });
    expect(without).toEqual([]);
  });

  it('should leave to the page what people write', () => {
    const written = keysOfLayout(layout);
    const ways: readonly Partial<KeyPress>[] =
      platform === 'darwin' ? [{}, { alt: true }] : [{}, { control: true, alt: true }];
    const taken = ways.flatMap((held) =>
      written.filter((key) => meaningOf({ ...released, ...key, ...held }, platform) !== null),
    );
    expect(taken).toEqual([]);
  });
});

it.each(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Backspace'])(
  'Option and %s go by words on a Mac',
  (key) => {
    for (const shift of [false, true])
      expect(meaningOf({ ...released, key, code: key, alt: true, shift }, 'darwin')).toBeNull();
  },
);

it.each([
  ['Ctrl+1 on the number pad', { key: '1', code: 'Numpad1', control: true }, 'pane.activate-1'],
  ['Ctrl+0 on the number pad', { key: '0', code: 'Numpad0', control: true }, 'pane.zoom-reset'],
  ['Ctrl+End, the same key without Num Lock', { key: 'End', code: 'Numpad1', control: true }, null],
  ['Ctrl and minus on the number pad', { key: '-', code: 'NumpadSubtract', control: true }, 'pane.zoom-out'],
  ["Ctrl+' on Dvorak, where others have Q", { key: "'", code: 'KeyQ', control: true }, null],
  ['Ctrl+é on Bépo, where others have W', { key: 'é', code: 'KeyW', control: true }, null],
] as const)('%s', (_name, press, id) => {
  expect(meaningOf({ ...released, ...press }, 'win32')).toBe(id);
});
