import type { BenchState } from '../../shared/contract.ts';
import type { MessageKey, Say } from '../../shared/messages/messages.ts';
import { type CommandId, commands } from './command-list.ts';

/** What a command is called now, in the room's language. */
export function titleOfCommand(id: CommandId, bench: BenchState, say: Say): string {
  return commands[id].title?.(bench, say) ?? say(`command.${id}` as MessageKey);
}
