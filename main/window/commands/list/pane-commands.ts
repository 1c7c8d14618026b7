import type { BenchState } from '../../../shared/bench-records.ts';
import type { Say } from '../../../shared/messages/messages.ts';
import type { Command, CommandSet } from '../command.ts';
import { activePaneOf, needsLeave, needsPage, needsPane, needsRoom, neighbourOf } from '../why-not.ts';

/** What can be done with the active pane, and which one that is. */
export const paneCommands = {
  'pane.open-second': {
    keys: ['CmdOrCtrl+T'],
    place: 'file.person',
    title: titleOfSecond,
    whyNot: (bench) => needsPane(bench) ?? needsRoom(bench),
    run: ({ bench }) => bench.activePane && bench.openPane(bench.activePane.jarId),
  },
  'pane.close': {
    keys: ['CmdOrCtrl+W'],
    place: 'file.close',
    whyNot: needsPane,
    run: ({ bench }) => bench.activePane && bench.closePane(bench.activePane.id),
  },
  'pane.focus-address': { keys: ['CmdOrCtrl+L'], place: 'pane.go', whyNot: needsPane, inWindow: true },
  'pane.back': {
    keys: ['Alt+Left', 'Cmd+[', 'Cmd+Alt+Left'],
    place: 'pane.go',
    whyNot: (bench) => needsPane(bench) ?? (activePaneOf(bench)?.canGoBack ? null : 'why-not.no-way-back'),
    run: ({ bench }) => bench.activePane?.back(),
  },
  'pane.forward': {
    keys: ['Alt+Right', 'Cmd+]', 'Cmd+Alt+Right'],
    place: 'pane.go',
    whyNot: (bench) => needsPane(bench) ?? (activePaneOf(bench)?.canGoForward ? null : 'why-not.no-way-forward'),
    run: ({ bench }) => bench.activePane?.forward(),
  },
  'pane.reload': {
    keys: ['CmdOrCtrl+R', 'F5'],
    place: 'pane.go',
    whyNot: needsPane,
    run: ({ bench }) => bench.activePane?.reload(),
  },
  'pane.find': {
    keys: ['CmdOrCtrl+F'],
    place: 'pane.find',
    whyNot: needsPage,
    run: ({ bench }) => bench.activePane?.find.open(),
    inWindow: true,
  },
  'pane.find-next': {
    keys: ['F3', 'CmdOrCtrl+G'],
    place: 'pane.find',
    whyNot: needsWords,
    run: ({ bench }) => bench.activePane?.find.step('next'),
    repeats: true,
  },
  'pane.find-previous': {
    keys: ['Shift+F3', 'CmdOrCtrl+Shift+G'],
    place: 'pane.find',
    whyNot: needsWords,
    run: ({ bench }) => bench.activePane?.find.step('previous'),
    repeats: true,
  },
  'pane.zoom-in': {
    keys: ['CmdOrCtrl+Plus', 'CmdOrCtrl+='],
    place: 'pane.zoom',
    whyNot: needsPane,
    run: ({ bench }) => bench.activePane?.zoom.step(1),
    repeats: true,
  },
  'pane.zoom-out': {
    keys: ['CmdOrCtrl+-'],
    place: 'pane.zoom',
    whyNot: needsPane,
    run: ({ bench }) => bench.activePane?.zoom.step(-1),
    repeats: true,
  },
  'pane.zoom-reset': {
    keys: ['CmdOrCtrl+0'],
    place: 'pane.zoom',
    whyNot: needsPane,
    run: ({ bench }) => bench.activePane?.zoom.step(0),
  },
  'pane.activate-1': activation(1),
  'pane.activate-2': activation(2),
  'pane.activate-3': activation(3),
  'pane.activate-4': activation(4),
  'pane.activate-5': activation(5),
  'pane.activate-6': activation(6),
  'pane.activate-7': activation(7),
  'pane.activate-8': activation(8),
  'pane.activate-9': activation(9),
  'pane.move-left': move(-1),
  'pane.move-right': move(1),
  'pane.pop-out': {
    place: 'pane.sleep',
    whyNot: (bench) => needsLeave('popOuts')(bench) ?? needsPage(bench),
    mark: { type: 'checkbox', on: (bench) => activePaneOf(bench)?.popped ?? false },
    run: ({ bench }) => {
      const pane = bench.activePane;
      if (!pane) return;
      if (pane.state().popped) pane.comeBack();
      else bench.popOut(pane.id);
    },
  },
  'pane.sleep': { place: 'pane.sleep', whyNot: needsPage, run: ({ bench }) => bench.activePane?.sleep() },
  'pane.sleep-others': {
    place: 'pane.sleep',
    whyNot: (bench) =>
      bench.panes.some((pane) => pane.id !== bench.activePane && pane.trouble === null) ? null : 'why-not.no-page',
    run: ({ bench }) =>
      Promise.all(bench.panes.filter((pane) => pane !== bench.activePane).map((pane) => pane.sleep())),
  },
  'pane.tools': {
    keys: ['F12', 'Ctrl+Shift+I', 'Cmd+Alt+I'],
    place: 'pane.tools',
    whyNot: (bench) => needsLeave('developerTools')(bench) ?? needsPane(bench),
    run: ({ bench }) => bench.activePane?.view.toggleTools(),
  },
} as const satisfies CommandSet;

/** Stepping among matches needs something that is looked for. */
function needsWords(bench: BenchState) {
  return needsPage(bench) ?? (activePaneOf(bench)?.find?.text ? null : 'why-not.nothing-sought');
}

/** Changes places with the pane before or after it. */
function move(step: 1 | -1): Command {
  return {
    keys: [`CmdOrCtrl+Shift+${step === 1 ? 'PageDown' : 'PageUp'}`],
    place: 'pane.move',
    whyNot: (bench) =>
      needsPane(bench) ??
      (neighbourOf(bench, step) ? null : step === 1 ? 'why-not.last-already' : 'why-not.first-already'),
    run: ({ bench }) => {
      const neighbour = neighbourOf(bench.state(), step);
      if (neighbour && bench.activePane) bench.movePane(bench.activePane.id, neighbour.id);
    },
  };
}

function titleOfSecond(bench: BenchState, say: Say): string {
  const jar = bench.jars.find((candidate) => candidate.id === activePaneOf(bench)?.jarId);
  return jar ? say('command.pane.open-second', { name: jar.name }) : say('command.pane.open-second.nobody');
}

/** "Pane 2: Bob". Only as many as there are panes are offered. */
function activation(number: number) {
  const paneOf = (bench: BenchState) => bench.panes[number - 1];
  return {
    keys: [`CmdOrCtrl+${number}`],
    place: 'pane.activate',
    offered: (bench) => paneOf(bench) !== undefined,
    mark: { type: 'radio', on: (bench) => paneOf(bench)?.id === bench.activePane },
    title: (bench, say) => {
      const pane = paneOf(bench);
      const name = bench.jars.find((jar) => jar.id === pane?.jarId)?.name ?? '';
      const second = pane && pane.ordinal > 1 ? ` · ${pane.ordinal}` : '';
      return `${say('command.pane.activate', { number })}: ${name}${second}`;
    },
    run: ({ bench }) => {
      const pane = bench.panes[number - 1];
      if (!pane) return;
      bench.activate(pane.id);
      pane.focus();
    },
  } as const satisfies Command;
}
