/** The languages there are: a folder of message files each, found by itself. docs/languages.md says how to add one. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** BCP 47 tag of a language; the name of its folder. */
export type Language = string;
/** Messages in ICU MessageFormat, by key. */
export type Texts = Readonly<Record<string, string>>;

/** The language that is always whole: what another one lacks is said in it. */
export const fallbackLanguage: Language = 'en';

const fileSchema = z.record(z.string(), z.string());

export interface Languages {
  /** Those that have a folder, English first. */
  readonly tags: readonly Language[];
  /**
   * The texts of some message files ("window", "menus" ...) in one language. What it lacks, or what cannot be read, is English.
   * @throws Error when an English file is missing or broken: then there is nothing to say at all
   */
  read(language: Language, files: readonly string[]): { readonly texts: Texts; readonly trouble: readonly string[] };
}

/** @param folder of the folders. @throws Error when it cannot be read */
export function openLanguages(folder: string): Languages {
  const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const others = found.map(({ name }) => name).filter((name) => name !== fallbackLanguage);
  return {
    tags: [fallbackLanguage, ...others.sort()],
    read(language, files) {
      const texts: Record<string, string> = {};
      const trouble: string[] = [];
      for (const file of files) {
        const english = readTexts(folder, fallbackLanguage, file);
        const own = language === fallbackLanguage ? english : tryToRead(folder, language, file, trouble);
        const lacking = Object.keys(english).filter((key) => own[key] === undefined);
        if (lacking.length > 0 && Object.keys(own).length > 0)
          trouble.push(`${language}/${file}.json lacks ${lacking.join(', ')}.`);
        for (const key of Object.keys(english)) texts[key] = own[key] ?? english[key] ?? key;
      }
      return { texts, trouble };
    },
  };
}

/** The tag of ours that suits a wanted one best: "es-MX" is "es" (RFC 4647 3.4); null when none does. */
export function findLanguage(tags: readonly Language[], wanted: string): Language | null {
  const parts = wanted.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const tag = tags.find((one) => one.toLowerCase() === parts.slice(0, length).join('-'));
    if (tag !== undefined) return tag;
  }
  return null;
}

function tryToRead(folder: string, language: Language, file: string, trouble: string[]): Texts {
  try {
    return readTexts(folder, language, file);
  } catch (error) {
    trouble.push(`${language}/${file}.json cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

function readTexts(folder: string, language: Language, file: string): Texts {
  return fileSchema.parse(JSON.parse(readFileSync(path.join(folder, language, `${file}.json`), 'utf8')));
}
