import type { BenchState } from '../../../shared/bench-records.ts';
import type { Say } from '../../../shared/messages/messages.ts';
import type { CommandSet } from '../command.ts';
import { activeJarOf, needsLeave, needsPane, needsRoom } from '../why-not.ts';

/** People and what lies in their jars. */
export const jarCommands = {
  'jar.create': {
    keys: ['CmdOrCtrl+Shift+N'],
    place: 'file.person',
    whyNot: needsRoom,
    run: ({ bench }) => bench.createJar(),
  },
  'jar.rename': {
    keys: ['F2', 'Cmd+Shift+E'],
    place: 'pane.person',
    title: (bench, say) => titleOfPerson('jar.rename', bench, say),
    whyNot: needsPane,
    inWindow: true,
  },
  'jar.keep': {
    place: 'pane.person',
    title: (bench, say) => titleOfPerson('jar.keep', bench, say),
    whyNot: (bench) =>
      needsLeave('keptPeople')(bench) ?? needsPane(bench) ?? (activeJarOf(bench)?.kept ? 'why-not.kept-already' : null),
    run: ({ bench, keep }) => {
      const jar = activeJarOf(bench.state());
      return jar && keep(jar);
    },
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

function titleOfPerson(id: 'jar.rename' | 'jar.keep', bench: BenchState, say: Say): string {
  const jar = activeJarOf(bench);
  return jar ? say(`command.${id}`, { name: jar.name }) : say(`command.${id}.nobody`);
}
