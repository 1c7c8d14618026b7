import { type CommandSet, overlay } from '../command.ts';
import { needsLeave, needsPane } from '../why-not.ts';

/** The bench as a whole, and its file. */
export const benchCommands = {
  'own-app.open': {
    keys: ['CmdOrCtrl+Shift+O'],
    place: 'file.open',
    whyNot: (bench) => (bench.mayLeaveShop ? null : 'why-not.only-the-shop'),
    run: overlay('own-app'),
  },
  'bench.open': { keys: ['CmdOrCtrl+O'], place: 'file.open', run: ({ files }) => files.openByDialog() },
  'bench.save': {
    keys: ['CmdOrCtrl+S'],
    place: 'file.save',
    words: 'words.save',
    whyNot: needsPane,
    run: ({ files }) => files.save(),
  },
  'bench.save-as': {
    keys: ['CmdOrCtrl+Shift+S'],
    place: 'file.save',
    whyNot: needsPane,
    run: ({ files }) => files.saveAs(),
  },
  'bench.save-cookies': {
    place: 'file.save',
    whyNot: (bench) => needsLeave('cookiesInFiles')(bench) ?? needsPane(bench),
    run: ({ files }) => files.saveWithCookies(),
  },
  'bench.reset': {
    keys: ['CmdOrCtrl+Shift+Backspace'],
    place: 'file.reset',
    run: ({ reset }) => reset(),
  },
  'app.quit': { keys: ['CmdOrCtrl+Q'], place: 'file.quit', run: ({ quit }) => quit() },
} as const satisfies CommandSet;
