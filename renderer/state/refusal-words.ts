import type { Phrase } from '../../main/shared/messages/phrase.ts';

/** Reasons for which a check of the pipeline refuses. */
const reasons = [
  'wrong-host',
  'no-proxy',
  'malformed-request',
  'several-tickets',
  'not-found',
  'wrong-method',
  'malformed-form',
  'foreign-form',
  'wrong-token',
] as const;

/** Why a check refused, or what a file of exchanges says about it. @param why the server's reason */
export function refusalPhrase(why: string | undefined): Phrase | string {
  const reason = reasons.find((one) => one === why);
  return reason === undefined ? (why ?? '') : { key: `refusal.${reason}` };
}
