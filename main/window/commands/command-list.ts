import type { CommandId } from '../../shared/command-ids.ts';
import type { Command } from './command.ts';
import { backstageCommands } from './list/backstage-commands.ts';
import { benchCommands } from './list/bench-commands.ts';
import { exchangeCommands } from './list/exchange-commands.ts';
import { experimentCommands } from './list/experiment-commands.ts';
import { helpCommands } from './list/help-commands.ts';
import { jarCommands } from './list/jar-commands.ts';
import { lessonCommands } from './list/lesson-commands.ts';
import { paneCommands } from './list/pane-commands.ts';
import { serverCommands } from './list/server-commands.ts';
import { viewCommands } from './list/view-commands.ts';

/** What every command is: the one list that menus, keys, the palette and the key sheet are made from. */
const list = {
  ...jarCommands,
  ...paneCommands,
  ...benchCommands,
  ...exchangeCommands,
  ...viewCommands,
  ...backstageCommands,
  ...serverCommands,
  ...lessonCommands,
  ...experimentCommands,
  ...helpCommands,
} satisfies Readonly<Record<CommandId, Command>>;

export const commands: Readonly<Record<CommandId, Command>> = list;

/** Commands that say themselves what they are called now. */
export type TitledCommandId = {
  [K in CommandId]: (typeof list)[K] extends { readonly title: unknown } ? K : never;
}[CommandId];
