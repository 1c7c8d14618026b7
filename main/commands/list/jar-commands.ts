import type { CommandSet } from '../command.ts';
import { needsRoom } from '../why-not.ts';

/** People and what lies in their jars. */
export const jarCommands = {
  'jar.create': {
    keys: ['CmdOrCtrl+Shift+N'],
    place: 'file.person',
    whyNot: needsRoom,
    run: ({ bench }) => bench.createJar(),
  },
  'jar.undo': {
    keys: ['CmdOrCtrl+Z'],
    textFirst: true,
    place: 'edit.jar',
    whyNot: (bench) => (bench.edits.canUndo ? null : 'why-not.nothing-to-undo'),
    run: ({ bench }) => bench.edit((edits) => edits.undo()),
  },
  'jar.redo': {
    keys: ['CmdOrCtrl+Shift+Z'],
    textFirst: true,
    place: 'edit.jar',
    whyNot: (bench) => (bench.edits.canRedo ? null : 'why-not.nothing-to-redo'),
    run: ({ bench }) => bench.edit((edits) => edits.redo()),
  },
} as const satisfies CommandSet;
