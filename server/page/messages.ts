/** What the pages say, in the visitor's language, in ICU MessageFormat. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language, Languages } from '../languages/languages.ts';

export type MessageValues = Readonly<Record<string, string | number>>;
/** @throws Error for an id that the files do not have: a mistake in a template, never in a visitor's input */
export type Say = (id: string, values?: MessageValues) => string;

/**
 * Reads the shop's texts in every language and prepares them once.
 * @param warn gets a sentence about what a language lacks. @throws Error that names a missing or broken file
 */
export function loadMessages(languages: Languages, warn: (sentence: string) => void): ReadonlyMap<Language, Say> {
  return new Map(languages.tags.map((language) => [language, loadLanguage(languages, language, warn)]));
}

function loadLanguage(languages: Languages, language: Language, warn: (sentence: string) => void): Say {
  const { texts, trouble } = languages.read(language, ['shop']);
  for (const sentence of trouble) warn(sentence);
  const plain = new Map<string, string>();
  const formats = new Map<string, IntlMessageFormat>();
  for (const [id, text] of Object.entries(texts)) {
    // Formatting costs; most texts have nothing to fill in.
    if (text.includes('{')) formats.set(id, new IntlMessageFormat(text, language));
    else plain.set(id, text.replaceAll("''", "'"));
  }
  return (id, values) => {
    const text = plain.get(id);
    if (text !== undefined) return text;
    const format = formats.get(id);
    if (format === undefined) throw new Error(`There is no text "${id}" in shop.json.`);
    return String(format.format(values));
  };
}
