import type { Say } from '../../shared/messages/messages.ts';
import { type Phrase, sayPhrase } from '../../shared/messages/phrase.ts';
import type { PolicyExplanation, PolicyKey } from '../../shared/policy-key.ts';
import type { MachinePolicy } from './machine-policy.ts';

/** Why some settings cannot be changed on this machine. */
export function explainPolicy({ file, values, trouble }: MachinePolicy, say: Say): PolicyExplanation {
  const lines = Object.entries(values).map(([key, value]) => `• ${sayValue(key as PolicyKey, value, say)}`);
  return {
    message: say(titleOf(trouble)),
    detail: [
      ...(trouble === null ? [] : [sayPhrase(say, trouble), '']),
      ...(lines.length > 0 ? [...lines, '', say('policy.who', { file })] : []),
    ]
      .join('\n')
      .trim(),
  };
}

function titleOf(trouble: Phrase | null) {
  if (trouble === null) return 'policy.title';
  return trouble.key === 'policy.trouble.planted' ? 'policy.planted.title' : 'policy.broken.title';
}

function sayValue(key: PolicyKey, value: string | number | boolean | undefined, say: Say): string {
  if (key === 'language' || key === 'port' || key === 'dataFolder' || key === 'startBench')
    return say(`policy.${key}`, { value: String(value) });
  return say(value === true ? `policy.${key}.true` : `policy.${key}.false`);
}
