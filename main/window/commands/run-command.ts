import type { PaneId } from '../../shared/bench-records.ts';
import type { CommandId } from '../../shared/command-ids.ts';
import type { CommandTargets } from './command.ts';
import { commands } from './command-list.ts';

/** Lets the window carry a command out, and gives it the keyboard unless told to keep it where it is. */
export type TellWindow = (id: CommandId, fromPage: PaneId | null, keyboard?: 'keep-keyboard') => void;

/** Carries out a command. One that cannot be done now (no pane, no room) does nothing. */
export async function runCommand(id: CommandId, targets: CommandTargets, tellWindow: TellWindow): Promise<void> {
  const command = commands[id];
  if (command.whyNot?.(targets.bench.state())) return;
  await command.run?.(targets);
  if (command.inWindow === 'keep-keyboard') tellWindow(id, targets.fromPage, 'keep-keyboard');
  else if (command.inWindow) tellWindow(id, targets.fromPage);
}
