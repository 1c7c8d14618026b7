import { type CommandSet, overlay } from '../command.ts';

/** Finding the others. */
export const helpCommands = {
  'palette.open': { keys: ['CmdOrCtrl+K'], place: 'help.find', run: overlay('palette') },
  'keys.show': { keys: ['CmdOrCtrl+/', 'F1'], place: 'help.find', run: overlay('keys') },
} as const satisfies CommandSet;
