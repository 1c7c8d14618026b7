import { type CommandSet, overlay } from '../command.ts';

/** Finding the others, and what the app is. */
export const helpCommands = {
  'palette.open': { keys: ['CmdOrCtrl+K'], place: 'help.find', run: overlay('palette') },
  'keys.show': { keys: ['CmdOrCtrl+/', 'F1'], place: 'help.find', run: overlay('keys') },
  'about.show': { place: 'help.about', run: overlay('about') },
} as const satisfies CommandSet;
