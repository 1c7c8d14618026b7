/** What the pages say, in the visitor's language, in ICU MessageFormat. */
import { IntlMessageFormat } from 'intl-messageformat';
import { fallbackLanguage, type Language, type Languages } from '../languages/languages.ts';

export type MessageValues = Readonly<Record<string, string | number>>;
/** @throws Error for an id that the files do not have: a mistake in a template, never in a visitor's input */
export type Say = (id: string, values?: MessageValues) => string;

/**
 * Reads the shop's texts in every language. One that has something to be filled in is prepared when it is first said: to prepare
 * all of them took a twentieth of the time in which the app starts.
 *
 * @param warn gets a sentence about what a language lacks or cannot say; that is said in English.
 * @throws Error that names a missing or broken file
 */
export function loadMessages(languages: Languages, warn: (sentence: string) => void): ReadonlyMap<Language, Say> {
  const english = loadLanguage(languages, fallbackLanguage, warn, (id) => id);
  return new Map(
    languages.tags.map((language) => [
      language,
      language === fallbackLanguage ? english : loadLanguage(languages, language, warn, english),
    ]),
  );
}

function loadLanguage(languages: Languages, language: Language, warn: (sentence: string) => void, otherwise: Say): Say {
  const { texts, trouble } = languages.read(language, ['shop']);
  for (const sentence of trouble) warn(sentence);
  const formats = new Map<string, IntlMessageFormat | null>();
  const prepare = (id: string, text: string) => {
    try {
      return new IntlMessageFormat(text, language);
    } catch (error) {
      warn(`${language}/shop.json: "${id}" is malformed: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  };
  return (id, values) => {
    const text = texts[id];
    if (text === undefined) throw new Error(`There is no text "${id}" in shop.json.`);
    // Formatting costs; most texts have nothing to fill in.
    if (!text.includes('{')) return text.replaceAll("''", "'");
    const known = formats.get(id);
    const format = known === undefined ? prepare(id, text) : known;
    formats.set(id, format);
    return format === null ? otherwise(id, values) : String(format.format(values));
  };
}
