import type { Answer } from '../../../main/shared/contract.ts';
import type { Say } from '../../../main/shared/messages/messages.ts';
import { sayPhrase } from '../../../main/shared/messages/phrase.ts';
import type { SwitchView } from '../../../main/shared/settings-records.ts';

type Refused = Extract<Answer<never>, { ok: false }>;

/** Why the server did not take a value, in one sentence. */
export function sayRefusal(say: Say, { kind, choices, bounds }: SwitchView, { code, trouble }: Refused): string {
  if (code === 'store-failed') return say('switch.store-failed', { reason: trouble ? sayPhrase(say, trouble) : '' });
  if (code !== 'bad-setting') return say(`complaint.${code}`);
  return say(`switch.bad.${kind}`, {
    choices: choices.join(', '),
    least: bounds?.least ?? '',
    most: bounds?.most ?? '',
  });
}
