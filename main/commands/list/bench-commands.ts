import type { CommandSet } from '../command.ts';

/** The bench as a whole. */
export const benchCommands = {
  'bench.reset': {
    keys: ['CmdOrCtrl+Shift+Backspace'],
    place: 'file.reset',
    run: ({ reset }) => reset(),
  },
  'app.quit': { keys: ['CmdOrCtrl+Q'], place: 'file.quit', run: ({ quit }) => quit() },
} as const satisfies CommandSet;
