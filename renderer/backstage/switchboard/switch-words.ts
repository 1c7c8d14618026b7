import type { SwitchView } from '../../../main/shared/settings-records.ts';
import type { SwitchName } from '../../../server/session-server.ts';
import type { MessageKey, Say } from '../../state/messages/messages.ts';
import { sayForeign } from './say-foreign.ts';
import spanish from './switches-es.json';

export interface SwitchWords {
  readonly title: string;
  readonly says: string;
  readonly attacker: string;
}

/** In Spanish; the English sentences are the server's own. */
const translated: Readonly<Record<SwitchName, Omit<SwitchWords, 'title'>>> = spanish;

/** What a switch is called, what it does, and what an attacker gains without it. @param language BCP 47. */
export function switchWords(say: Say, language: string, { name, says, attacker }: SwitchView): SwitchWords {
  const title = say(`switch.${name}` as MessageKey);
  if (/^es(?:-|$)/i.test(language)) return { title, ...translated[name] };
  return { title, says: sayForeign(language, says), attacker: sayForeign(language, attacker) };
}

/** A value in words: "on", "20m", "lax". */
export function valueWords(say: Say, { name, kind }: SwitchView, value: string): string {
  if (kind === 'onOff') return say(value === 'on' ? 'switch.on' : 'switch.off');
  if (name === 'medium') return say(`medium.${value}` as MessageKey);
  return kind === 'choice' ? say(`choice.${name}.${value}` as MessageKey) : value;
}
