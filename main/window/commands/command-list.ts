import type { CommandId } from '../../shared/command-ids.ts';
import type { Command } from './command.ts';
import { backstageCommands } from './list/backstage-commands.ts';
import { benchCommands } from './list/bench-commands.ts';
import { exchangeCommands } from './list/exchange-commands.ts';
import { experimentCommands } from './list/experiment-commands.ts';
import { helpCommands } from './list/help-commands.ts';
import { jarCommands } from './list/jar-commands.ts';
import { paneCommands } from './list/pane-commands.ts';
import { serverCommands } from './list/server-commands.ts';
import { viewCommands } from './list/view-commands.ts';

/** What every command is: the one list that menus, keys, the palette and the key sheet are made from. */
export const commands: Readonly<Record<CommandId, Command>> = {
  ...jarCommands,
  ...paneCommands,
  ...benchCommands,
  ...exchangeCommands,
  ...viewCommands,
  ...backstageCommands,
  ...serverCommands,
  ...experimentCommands,
  ...helpCommands,
};

/** A presenter's remote sends these; they step beats in the projector view only, elsewhere they scroll the page. */
export const projectorKeys: Readonly<Record<string, CommandId>> = { PageDown: 'beat.next', PageUp: 'beat.previous' };
