import type { Say } from '../../main/shared/messages/messages.ts';
import { gone, type Participant } from '../state/participants.ts';

/** What a lane and a filter are called. */
export function nameOfParticipant({ id, name }: Participant, say: Say): string {
  return name ?? say(id === gone ? 'person.gone' : 'person.guest');
}
