import type { BenchState } from '../../shared/bench-records.ts';
import type { CommandId } from '../../shared/command-ids.ts';
import type { MessageKey, Say } from '../../shared/messages/messages.ts';
import { commands } from './command-list.ts';

/** What a command is called now, in the room's language. */
export function titleOfCommand(id: CommandId, bench: BenchState, say: Say): string {
  return commands[id].title?.(bench, say) ?? say(`command.${id}` as MessageKey);
}
