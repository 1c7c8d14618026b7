import type { Say } from '../../shared/messages/messages.ts';
import { sayPhrase } from '../../shared/messages/phrase.ts';
import type { PolicyExplanation, PolicyKey } from '../../shared/policy-key.ts';
import type { MachinePolicy } from './machine-policy.ts';

/** Why some settings cannot be changed on this machine. */
export function explainPolicy({ file, values, trouble }: MachinePolicy, say: Say): PolicyExplanation {
  const lines = Object.entries(values).map(([key, value]) => `• ${sayValue(key as PolicyKey, value, say)}`);
  return {
    message: say(trouble === null ? 'policy.title' : 'policy.broken.title'),
    detail: [
      ...(trouble === null ? [] : [sayPhrase(say, trouble), '']),
      ...lines,
      '',
      say('policy.who', { file }),
    ].join('\n'),
  };
}

function sayValue(key: PolicyKey, value: string | number | boolean | undefined, say: Say): string {
  if (key === 'ownApp' || key === 'lan') return say(value === true ? `policy.${key}.true` : `policy.${key}.false`);
  return say(`policy.${key}`, { value: String(value) });
}
