import type { BackstagePlace } from '../../../shared/bench-records.ts';
import type { Command, CommandSet } from '../command.ts';

/** A tab of the backstage: folded out by main, chosen by the window. */
const tab: Command = { place: 'backstage.tab', run: ({ bench }) => bench.toggleBackstage(true), inWindow: true };

/** What lies under the panes, and the way through what it tells. */
export const backstageCommands = {
  'backstage.toggle': {
    keys: ['CmdOrCtrl+J'],
    place: 'backstage.show',
    mark: { type: 'checkbox', on: (bench) => bench.backstage.open },
    run: ({ bench }) => bench.toggleBackstage(),
  },
  'backstage.alone': {
    keys: ['CmdOrCtrl+Shift+J'],
    place: 'backstage.show',
    mark: { type: 'checkbox', on: (bench) => bench.backstage.alone },
    run: ({ bench }) => bench.toggleStage(),
  },
  'backstage.auto': place('auto'),
  'backstage.beside': place('beside'),
  'backstage.below': place('below'),
  'backstage.conversation': tab,
  'backstage.sessions': tab,
  'backstage.cookies': tab,
  'backstage.log': tab,
  'backstage.code': tab,
  'backstage.switchboard': { ...tab, keys: ['CmdOrCtrl+Shift+B'] },
  'backstage.experiments': tab,
  // Beats move the picture, not the keyboard: a trainer steps on while a page has it.
  'beat.next': { keys: ['F9'], place: 'backstage.beat', inWindow: 'keep-keyboard' },
  'beat.previous': { keys: ['Shift+F9'], place: 'backstage.beat', inWindow: 'keep-keyboard' },
} as const satisfies CommandSet;

function place(where: BackstagePlace): Command {
  return {
    place: 'backstage.place',
    mark: { type: 'radio', on: (bench) => bench.backstage.place === where },
    run: ({ bench }) => bench.setBackstagePlace(where),
  };
}
