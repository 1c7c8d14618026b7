import type { MessageKey, Say } from './messages.ts';

/** A message and what goes into it; a value may be a phrase itself. Data, so that sentences can be made apart from any language. */
export interface Phrase {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number | Phrase>>;
}

/** @param more values for the phrase and every phrase in it, e.g. the person's name. */
export function sayPhrase(say: Say, phrase: Phrase, more: Readonly<Record<string, string | number>> = {}): string {
  const values: Record<string, string | number> = { ...more };
  for (const [name, value] of Object.entries(phrase.values ?? {})) {
    values[name] = typeof value === 'object' ? sayPhrase(say, value, more) : value;
  }
  return say(phrase.key, values);
}
