import type { BenchState } from '../../../shared/bench-records.ts';
import type { Say } from '../../../shared/messages/messages.ts';
import type { CommandSet } from '../command.ts';
import { activePaneOf, needsPane, needsRoom } from '../why-not.ts';

/** People and what lies in their jars. */
export const jarCommands = {
  'jar.create': {
    keys: ['CmdOrCtrl+Shift+N'],
    place: 'file.person',
    whyNot: needsRoom,
    run: ({ bench }) => bench.createJar(),
  },
  'jar.rename': {
    keys: ['F2'],
    place: 'pane.person',
    title: titleOfRename,
    whyNot: needsPane,
    inWindow: true,
  },
  'jar.undo': {
    yielding: { keys: ['CmdOrCtrl+Z'], to: 'text' },
    repeats: true,
    place: 'edit.jar',
    whyNot: (bench) => (bench.edits.canUndo ? null : 'why-not.nothing-to-undo'),
    run: ({ bench }) => bench.edit((edits) => edits.undo()),
  },
  'jar.redo': {
    yielding: { keys: ['CmdOrCtrl+Shift+Z'], to: 'text' },
    repeats: true,
    place: 'edit.jar',
    whyNot: (bench) => (bench.edits.canRedo ? null : 'why-not.nothing-to-redo'),
    run: ({ bench }) => bench.edit((edits) => edits.redo()),
  },
} as const satisfies CommandSet;

function titleOfRename(bench: BenchState, say: Say): string {
  const jar = bench.jars.find(({ id }) => id === activePaneOf(bench)?.jarId);
  return jar ? say('command.jar.rename', { name: jar.name }) : say('command.jar.rename.nobody');
}
