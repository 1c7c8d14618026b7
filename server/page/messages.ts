/** What the pages say, in the visitor's language: one JSON file a language under site/messages, ICU MessageFormat. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export type MessageValues = Readonly<Record<string, string | number>>;
/** @throws Error for an id that the files do not have: a mistake in a template, never in a visitor's input */
export type Say = (id: string, values?: MessageValues) => string;

const fileSchema = z.record(z.string(), z.string());

/** Reads the texts of every language and prepares them once. @throws Error that names a missing or broken file */
export async function loadMessages(folder: string): Promise<Readonly<Record<Language, Say>>> {
  const says = await Promise.all(languages.map(async (language) => [language, await loadLanguage(folder, language)]));
  return Object.fromEntries(says);
}

async function loadLanguage(folder: string, language: Language): Promise<Say> {
  const texts = fileSchema.parse(JSON.parse(await readFile(path.join(folder, `${language}.json`), 'utf8')));
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
    if (format === undefined) throw new Error(`There is no text "${id}" in ${language}.json.`);
    return String(format.format(values));
  };
}
