import type { CommandSet } from '../command.ts';

/** The bench as a whole. */
export const benchCommands = {
  'own-app.open': { keys: ['CmdOrCtrl+Shift+O'], place: 'file.bench', inWindow: true },
  'bench.reset': {
    keys: ['CmdOrCtrl+Shift+Backspace'],
    place: 'file.reset',
    run: ({ reset }) => reset(),
  },
  'app.quit': { keys: ['CmdOrCtrl+Q'], place: 'file.quit', run: ({ quit }) => quit() },
} as const satisfies CommandSet;
