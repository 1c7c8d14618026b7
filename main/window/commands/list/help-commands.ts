import type { CommandSet } from '../command.ts';

/** Finding the others. */
export const helpCommands = {
  'palette.open': { keys: ['CmdOrCtrl+K'], place: 'help.find', inWindow: true },
  'keys.show': { keys: ['CmdOrCtrl+/'], place: 'help.find', inWindow: true },
} as const satisfies CommandSet;
