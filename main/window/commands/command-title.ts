import type { BenchState } from '../../shared/bench-records.ts';
import type { CommandId } from '../../shared/command-ids.ts';
import type { Say } from '../../shared/messages/messages.ts';
import { commands, type TitledCommandId } from './command-list.ts';

/** What a command is called now, in the room's language. One without a title of its own is the message `command.<id>`. */
export function titleOfCommand(id: CommandId, bench: BenchState, say: Say): string {
  return hasOwnTitle(id) ? (commands[id].title?.(bench, say) ?? id) : say(`command.${id}`);
}

function hasOwnTitle(id: CommandId): id is TitledCommandId {
  return commands[id].title !== undefined;
}
