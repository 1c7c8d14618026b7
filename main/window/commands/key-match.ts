import type { KeyPress } from '../../browsers/engine/page-view.ts';
import type { KeyNeed } from '../../browsers/panes/key-need.ts';
import { type CommandId, commandIds } from '../../shared/command-ids.ts';
import { commands } from './command-list.ts';

type Platform = 'darwin' | 'win32' | 'linux';

interface Chord {
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

const keyNames: Readonly<Record<string, string>> = { left: 'arrowleft', right: 'arrowright', plus: '+' };

/** Null for a chord that this platform does not have: Cmd elsewhere than on a Mac, there Option and a digit, which writes a sign. */
function readAccelerator(accelerator: string, platform: Platform): Chord | null {
  const mac = platform === 'darwin';
  const words = accelerator.split('+');
  const key = (words.pop() ?? '').toLowerCase();
  if (words.includes('Cmd') && !mac) return null;
  if (mac && words.join() === 'Alt' && /^\d$/.test(key)) return null;
  return {
    control: words.includes('CmdOrCtrl') && !mac,
    meta: words.includes('Cmd') || (words.includes('CmdOrCtrl') && mac),
    shift: words.includes('Shift'),
    alt: words.includes('Alt'),
    key: keyNames[key] ?? key,
  };
}

function matches(chord: Chord, press: KeyPress): boolean {
  if (chord.control !== press.control || chord.meta !== press.meta || chord.alt !== press.alt) return false;
  if (/^\d$/.test(chord.key)) return press.code === `Digit${chord.key}` && !press.shift;
  // "+" is Shift+= on many keyboards, "/" Shift+7 on others: the sign counts, not how it was made.
  if (/^[^a-z]$/.test(chord.key)) return press.key === chord.key;
  return chord.shift === press.shift && press.key.toLowerCase() === chord.key;
}

/**
 * Which command a key press means whatever has the keyboard, null for none.
 *
 * @param projector the projector view is on: a presenter's remote steps, also where a page could scroll. @param lesson one runs
 */
export function commandOfKey(press: KeyPress, platform: Platform, projector = false, lesson = false): CommandId | null {
  const mine = commandIds.find((id) => isPressed(commands[id].keys, press, platform));
  if (mine) return mine;
  const yielding = projector ? yieldingCommand(press, platform, lesson) : null;
  return yielding?.to === 'text-or-scroll' ? yielding.id : null;
}

/** Which command a key press means unless what has the keyboard needs the key itself; null for none. */
export function yieldingCommand(
  press: KeyPress,
  platform: Platform,
  lesson = false,
): { readonly id: CommandId; readonly to: KeyNeed } | null {
  for (const id of commandIds) {
    const { yielding } = commands[id];
    if (yielding?.when === (lesson ? 'no-lesson' : 'lesson')) continue;
    if (yielding && isPressed(yielding.keys, press, platform)) return { id, to: yielding.to };
  }
  return null;
}

function isPressed(keys: readonly string[] | undefined, press: KeyPress, platform: Platform): boolean {
  if (press.type !== 'keyDown') return false;
  return (keys ?? []).some((accelerator) => {
    const chord = readAccelerator(accelerator, platform);
    return chord !== null && matches(chord, press);
  });
}

/** A command's keys that this platform has, the first of them the one that menus show. In Electron's accelerator words. */
export function keysOf(id: CommandId, platform: Platform): readonly string[] {
  const { keys = [], yielding } = commands[id];
  return [...keys, ...(yielding?.keys ?? [])].filter((accelerator) => readAccelerator(accelerator, platform) !== null);
}

/** What a command's first key is called on this platform, e.g. "Ctrl+Shift+N" or "⇧⌘N"; empty when it has none. */
export function keyLabel(id: CommandId, platform: Platform): string {
  return keyLabels(id, platform)[0] ?? '';
}

/** What all keys of a command are called on this platform. */
export function keyLabels(id: CommandId, platform: Platform): readonly string[] {
  return keysOf(id, platform).map((accelerator) => nameKeys(accelerator, platform));
}

function nameKeys(accelerator: string, platform: Platform): string {
  if (platform !== 'darwin') return accelerator.replace('CmdOrCtrl', 'Ctrl').replace('Plus', '+');
  const words = accelerator.split('+');
  const key = words.pop() ?? '';
  const signs =
    (words.includes('Alt') ? '⌥' : '') +
    (words.includes('Shift') ? '⇧' : '') +
    (words.includes('CmdOrCtrl') || words.includes('Cmd') ? '⌘' : '');
  return `${signs}${{ Backspace: '⌫', Left: '←', Right: '→', Plus: '+' }[key] ?? key}`;
}
