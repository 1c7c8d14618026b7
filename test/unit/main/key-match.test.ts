import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../../main/browsers/engine/page-view.ts';
import { commandIds } from '../../../main/shared/command-ids.ts';
import { commands } from '../../../main/window/commands/command-list.ts';
import { commandOfKey, keyLabel, keyLabels, yieldingCommand } from '../../../main/window/commands/key-match.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return {
    type: 'keyDown',
    key,
    code: '',
    control: false,
    meta: false,
    shift: false,
    alt: false,
    isAutoRepeat: false,
    ...held,
  };
}

describe('commandOfKey', () => {
  it.each([
    ['Ctrl+T', press('t', { control: true }), 'pane.open-second'],
    ['Ctrl+Shift+N', press('N', { control: true, shift: true }), 'jar.create'],
    ['Ctrl+L', press('l', { control: true }), 'pane.focus-address'],
    ['Ctrl+W', press('w', { control: true }), 'pane.close'],
    ['F5', press('F5'), 'pane.reload'],
    ['F6', press('F6'), 'region.next'],
    ['Shift+F6', press('F6', { shift: true }), 'region.previous'],
    ['F11', press('F11'), 'view.projector'],
    ['Alt+Left', press('ArrowLeft', { alt: true }), 'pane.back'],
    ['Ctrl+2', press('2', { control: true, code: 'Digit2' }), 'pane.activate-2'],
    ['Ctrl+2 on a French keyboard', press('é', { control: true, code: 'Digit2' }), 'pane.activate-2'],
    ['Ctrl++', press('+', { control: true, shift: true }), 'pane.zoom-in'],
    ['Ctrl+=', press('=', { control: true }), 'pane.zoom-in'],
  ])('on Linux, %s', (_name, key, id) => {
    expect(commandOfKey(key, 'linux')).toBe(id);
  });

  it('should take Cmd on a Mac, and leave Ctrl to the page there', () => {
    expect(commandOfKey(press('t', { meta: true }), 'darwin')).toBe('pane.open-second');
    expect(commandOfKey(press('t', { control: true }), 'darwin')).toBeNull();
    expect(commandOfKey(press('[', { meta: true }), 'darwin')).toBe('pane.back');
  });

  it.each([
    ['a letter', press('t')],
    ['Ctrl+Z, which belongs to text fields', press('z', { control: true })],
    ['Ctrl+Shift+T', press('T', { control: true, shift: true })],
    ['Ctrl+Alt+T', press('t', { control: true, alt: true })],
    ['a key that is let go', press('t', { control: true, type: 'keyUp' })],
    ['Tab', press('Tab')],
  ])('should leave %s to the page', (_name, key) => {
    expect(commandOfKey(key, 'linux')).toBeNull();
  });

  it.each([
    ['Alt+1', press('1', { alt: true, code: 'Digit1' }), 'linux', 'backstage.conversation'],
    ['Alt+7 on a French keyboard', press('è', { alt: true, code: 'Digit7' }), 'win32', 'backstage.experiments'],
    ['Option+Cmd+3', press('3', { alt: true, meta: true, code: 'Digit3' }), 'darwin', 'backstage.cookies'],
    [
      'Alt+1 on the number pad, which begins a sign on Windows',
      press('1', { alt: true, code: 'Numpad1' }),
      'win32',
      null,
    ],
    ['AltGr+2, a sign on a Spanish keyboard', press('@', { control: true, alt: true, code: 'Digit2' }), 'win32', null],
    ['Option+1, a sign on a Mac', press('¡', { alt: true, code: 'Digit1' }), 'darwin', null],
  ] as const)('should choose tabs: %s', (_name, key, platform, id) => {
    expect(commandOfKey(key, platform)).toBe(id);
  });

  it('should know which keys yield, and to what', () => {
    expect(yieldingCommand(press('z', { control: true }), 'linux')).toEqual({ id: 'jar.undo', to: 'text' });
    expect(yieldingCommand(press('PageUp'), 'linux')).toEqual({ id: 'beat.previous', to: 'text-or-scroll' });
    expect(yieldingCommand(press('t', { control: true }), 'linux')).toBeNull();
    expect(keyLabels('beat.next', 'linux')).toEqual(['F9', 'PageDown']);
    expect(keyLabels('beat.next', 'darwin')).toEqual(['F9', '⌥⌘⇟', '⇟']);
  });

  it("should hear a presenter's remote in the projector view only", () => {
    expect(commandOfKey(press('PageDown'), 'linux', true)).toBe('beat.next');
    expect(commandOfKey(press('PageUp'), 'linux', true)).toBe('beat.previous');
    expect(commandOfKey(press('PageDown'), 'linux')).toBeNull();
    expect(commandOfKey(press('PageDown', { shift: true }), 'linux', true)).toBeNull();
  });

  it('should give a presenter’s remote to the lesson while one runs', () => {
    expect(commandOfKey(press('PageDown'), 'linux', true, true)).toBe('lesson.next');
    expect(commandOfKey(press('PageUp'), 'linux', true, true)).toBe('lesson.back');
    expect(yieldingCommand(press('PageDown'), 'linux', true)).toEqual({ id: 'lesson.next', to: 'text-or-scroll' });
    expect(commandOfKey(press('F9'), 'linux', true, true)).toBe('beat.next');
  });

  it.each(['lesson', 'no-lesson'] as const)('should give no key to two commands (%s)', (now) => {
    const all = commandIds.flatMap((id) => {
      const { keys = [], yielding } = commands[id];
      return [...keys, ...((yielding?.when ?? now) === now ? (yielding?.keys ?? []) : [])];
    });
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('keyLabel', () => {
  it('should speak the platform', () => {
    expect(keyLabel('jar.create', 'linux')).toBe('Ctrl+Shift+N');
    expect(keyLabel('jar.create', 'darwin')).toBe('⇧⌘N');
    expect(keyLabel('layout.row', 'linux')).toBe('');
    expect(keyLabels('pane.back', 'linux')).toEqual(['Alt+Left']);
    expect(keyLabels('pane.back', 'darwin')).toEqual(['⌘[', '⌥⌘←']);
    expect(keyLabels('view.projector', 'darwin')).toEqual(['F11', '⌃⌘F']);
  });
});
