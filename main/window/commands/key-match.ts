import type { KeyPress } from '../../browsers/engine/page-view.ts';
import type { KeyNeed } from '../../browsers/panes/key-need.ts';
import { type CommandId, commandIds } from '../../shared/command-ids.ts';
import { nameOfKey } from '../../shared/typed-key.ts';
import { commands } from './command-list.ts';

type Platform = 'darwin' | 'win32' | 'linux';

interface Chord {
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

const keyNames: Readonly<Record<string, string>> = {
  left: 'arrowleft',
  right: 'arrowright',
  up: 'arrowup',
  down: 'arrowdown',
  plus: '+',
};

/**
 * Null for a chord that this platform does not have: Cmd elsewhere than on a Mac; there Ctrl without Cmd, and Option alone, which
 * writes signs and moves by words.
 */
function readAccelerator(accelerator: string, platform: Platform): Chord | null {
  const mac = platform === 'darwin';
  const words = accelerator.split('+');
  const key = (words.pop() ?? '').toLowerCase();
  const holds = (word: string) => words.includes(word);
  if (mac ? words.join() === 'Alt' || (holds('Ctrl') && !holds('Cmd')) : holds('Cmd')) return null;
  return {
    control: holds('Ctrl') || (holds('CmdOrCtrl') && !mac),
    meta: holds('Cmd') || (holds('CmdOrCtrl') && mac),
    shift: holds('Shift'),
    alt: holds('Alt'),
    key: keyNames[key] ?? key,
  };
}

function matches(chord: Chord, press: KeyPress): boolean {
  if (chord.control !== press.control || chord.meta !== press.meta || chord.alt !== press.alt) return false;
  if (/^\d$/.test(chord.key)) return isDigit(chord, press);
  const name = nameOfKey(press);
  // "+" is Shift+= on many keyboards, "/" Shift+7 on others: the sign counts, not how it was made.
  if (/^[^a-z]$/.test(chord.key)) return name === chord.key;
  // Option makes a letter another one, or a dead key: there its place counts.
  const meant =
    press.alt && /^[a-z]$/.test(chord.key) ? press.code === `Key${chord.key.toUpperCase()}` : name === chord.key;
  return chord.shift === press.shift && meant;
}

/** By its place, since many keyboards need Shift for it; on the number pad too, except with Alt, which begins a sign on Windows. */
function isDigit({ key, alt }: Chord, press: KeyPress): boolean {
  if (press.shift) return false;
  return press.code === `Digit${key}` || (!alt && press.code === `Numpad${key}` && press.key === key);
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

/** What is printed on a Mac's keys. */
const signsOfMac: Readonly<Record<string, string>> = {
  Backspace: '⌫',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓',
  PageUp: '⇞',
  PageDown: '⇟',
  Plus: '+',
};

function nameKeys(accelerator: string, platform: Platform): string {
  if (platform !== 'darwin') return accelerator.replace('CmdOrCtrl', 'Ctrl').replace('Plus', '+');
  const words = accelerator.split('+');
  const key = words.pop() ?? '';
  const signs =
    (words.includes('Ctrl') ? '⌃' : '') +
    (words.includes('Alt') ? '⌥' : '') +
    (words.includes('Shift') ? '⇧' : '') +
    (words.includes('CmdOrCtrl') || words.includes('Cmd') ? '⌘' : '');
  return `${signs}${signsOfMac[key] ?? key}`;
}
