import type { Say } from '../../../main/shared/messages/messages.ts';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import type { Medium } from '../../../server/inspector/records.ts';
import type { Settings, SwitchName } from '../../../server/session-server.ts';

export interface SwitchWords {
  readonly title: string;
  readonly says: string;
  readonly attacker: string;
}

/** What a switch is called, what it does, and what an attacker gains without it. */
export function switchWords(say: Say, { name }: Pick<SwitchView, 'name'>): SwitchWords {
  return {
    title: say(`switch.${name}.title`),
    says: say(`switch.${name}.says`),
    attacker: say(`switch.${name}.attacker`),
  };
}

/** The text of every word that a switch offers; one that English lacks does not compile below. */
type ChoiceKey = {
  [N in SwitchName]: Settings[N] extends string
    ? string extends Settings[N]
      ? never
      : Settings[N] extends Medium
        ? `medium.${Settings[N]}`
        : `choice.${N}.${Settings[N]}`
    : never;
}[SwitchName];

/** A value in words: "on", "20m", "lax". */
export function valueWords(say: Say, { name, kind, choices }: SwitchView, value: string): string {
  if (kind === 'onOff') return say(value === 'on' ? 'switch.on' : 'switch.off');
  const key = name === 'medium' ? `medium.${value}` : `choice.${name}.${value}`;
  const isChoice = (_key: string): _key is ChoiceKey => kind === 'choice' && choices.includes(value);
  return isChoice(key) ? say(key) : value;
}
