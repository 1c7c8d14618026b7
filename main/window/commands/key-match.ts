import type { KeyPress } from '../../browsers/engine/page-view.ts';
import { type CommandId, commandIds } from '../../shared/command-ids.ts';
import { commands, projectorKeys } from './command-list.ts';

type Platform = 'darwin' | 'win32' | 'linux';

interface Chord {
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

const keyNames: Readonly<Record<string, string>> = { left: 'arrowleft', right: 'arrowright', plus: '+' };

/** Null for a chord that this platform does not have (Cmd elsewhere than on a Mac). */
function readAccelerator(accelerator: string, platform: Platform): Chord | null {
  const mac = platform === 'darwin';
  const words = accelerator.split('+');
  const key = (words.pop() ?? '').toLowerCase();
  if (words.includes('Cmd') && !mac) return null;
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

/** Which command a key press means, null for none. @param projector whether the projector view is on. */
export function commandOfKey(press: KeyPress, platform: Platform, projector = false): CommandId | null {
  if (press.type !== 'keyDown') return null;
  const bare = !press.control && !press.meta && !press.shift && !press.alt;
  const ofRemote = projector && bare ? projectorKeys[press.key] : undefined;
  if (ofRemote) return ofRemote;
  for (const id of commandIds) {
    if (commands[id].textFirst) continue;
    for (const accelerator of commands[id].keys ?? []) {
      const chord = readAccelerator(accelerator, platform);
      if (chord && matches(chord, press)) return id;
    }
  }
  return null;
}

/** What a command's first key is called on this platform, e.g. "Ctrl+Shift+N" or "⇧⌘N"; empty when it has none. */
export function keyLabel(id: CommandId, platform: Platform): string {
  return keyLabels(id, platform)[0] ?? '';
}

/** What all keys of a command are called on this platform. */
export function keyLabels(id: CommandId, platform: Platform): readonly string[] {
  return (commands[id].keys ?? [])
    .filter((accelerator) => readAccelerator(accelerator, platform) !== null)
    .map((accelerator) => nameKeys(accelerator, platform));
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
