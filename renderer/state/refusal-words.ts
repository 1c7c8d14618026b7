import type { MessageKey } from '../../main/shared/messages/messages.ts';
import type { Phrase } from '../../main/shared/messages/phrase.ts';
import type { CheckReason } from '../../server/inspector/records.ts';

const reasons: { readonly [R in CheckReason]: MessageKey } = {
  'wrong-host': 'refusal.wrong-host',
  'no-proxy': 'refusal.no-proxy',
  'malformed-request': 'refusal.malformed-request',
  'several-tickets': 'refusal.several-tickets',
  'not-found': 'refusal.not-found',
  'wrong-method': 'refusal.wrong-method',
  'malformed-form': 'refusal.malformed-form',
  'foreign-form': 'refusal.foreign-form',
  'wrong-token': 'refusal.wrong-token',
};

/** Why a check refused, or what a file of exchanges says about it. @param why the server's reason */
export function refusalPhrase(why: string | undefined): Phrase | string {
  return Object.hasOwn(reasons, why ?? '') ? { key: reasons[why as CheckReason] } : (why ?? '');
}
