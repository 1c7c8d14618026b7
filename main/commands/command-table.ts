import type { CommandId } from './command-ids.ts';

/**
 * The keys of each command in Electron's accelerator words; the first is the one that menus show. Browser habits, so that
 * nobody has to learn them. `CmdOrCtrl` is Cmd on a Mac and Ctrl elsewhere.
 */
export const commandKeys: Readonly<Record<CommandId, readonly string[]>> = {
  'jar.create': ['CmdOrCtrl+Shift+N'],
  'jar.undo': ['CmdOrCtrl+Z'],
  'jar.redo': ['CmdOrCtrl+Shift+Z'],
  'pane.open-second': ['CmdOrCtrl+T'],
  'pane.close': ['CmdOrCtrl+W'],
  'pane.reload': ['CmdOrCtrl+R', 'F5'],
  'pane.back': ['Alt+Left', 'Cmd+['],
  'pane.forward': ['Alt+Right', 'Cmd+]'],
  'pane.focus-address': ['CmdOrCtrl+L'],
  'pane.activate-1': ['CmdOrCtrl+1'],
  'pane.activate-2': ['CmdOrCtrl+2'],
  'pane.activate-3': ['CmdOrCtrl+3'],
  'pane.activate-4': ['CmdOrCtrl+4'],
  'pane.activate-5': ['CmdOrCtrl+5'],
  'pane.activate-6': ['CmdOrCtrl+6'],
  'pane.activate-7': ['CmdOrCtrl+7'],
  'pane.activate-8': ['CmdOrCtrl+8'],
  'pane.activate-9': ['CmdOrCtrl+9'],
  'pane.zoom-in': ['CmdOrCtrl+Plus', 'CmdOrCtrl+='],
  'pane.zoom-out': ['CmdOrCtrl+-'],
  'pane.zoom-reset': ['CmdOrCtrl+0'],
  'pane.tools': ['F12'],
  'layout.row': [],
  'layout.grid': [],
  'region.next': ['F6'],
  'region.previous': ['Shift+F6'],
  'backstage.toggle': ['CmdOrCtrl+J'],
  'backstage.conversation': [],
  'backstage.sessions': [],
  'backstage.cookies': [],
  'backstage.log': [],
  'backstage.code': [],
  'backstage.experiments': [],
  'beat.next': ['F9'],
  'beat.previous': ['Shift+F9'],
  'bench.reset': ['CmdOrCtrl+Shift+Backspace'],
  'view.projector': ['F11'],
  'app.quit': ['CmdOrCtrl+Q'],
};

/** A presenter's remote sends these; they step beats in the projector view only, elsewhere they scroll the page. */
export const projectorKeys: Readonly<Record<string, CommandId>> = { PageDown: 'beat.next', PageUp: 'beat.previous' };

/**
 * Keys that first belong to whatever text is being written, in a page or in the window: they are shown in menus, not caught
 * by main. The window runs the command itself when no text field has the keyboard.
 */
export const keysOfTextFirst: ReadonlySet<CommandId> = new Set(['jar.undo', 'jar.redo']);
