import { join } from 'node:path';
import {
  fallbackLanguage,
  findLanguage,
  type Language,
  openLanguages,
  type Texts,
} from '../../../server/session-server.ts';
import { messageFiles, pseudoLanguage, type Say, speak } from '../../shared/messages/messages.ts';

/** The language that the app speaks; a person may choose another while it runs. */
export interface AppLanguage {
  readonly tag: Language;
  readonly texts: Texts;
  /** In the language of the moment: whoever has it says what comes in the next one too. */
  readonly say: Say;
  /** Where all languages lie: the shop speaks each visitor's. */
  readonly folder: string;
  /** Another language from now on. */
  speak(tag: Language): void;
}

export interface AppLanguages {
  /** Those that there are, English first. */
  readonly tags: readonly Language[];
  /** @param report gets a sentence about each text that cannot be said */
  speak(tag: Language, report: (sentence: string) => void): AppLanguage;
}

/** The languages that lie beside the app. @throws Error when there are none: then there is nothing to say at all */
export function openAppLanguages(appFolder: string): AppLanguages {
  const folder = join(appFolder, 'languages');
  const languages = openLanguages(folder);
  return {
    tags: languages.tags,
    speak(tag, report) {
      const learn = (wanted: Language) => {
        const { texts, trouble } = languages.read(wanted === pseudoLanguage ? fallbackLanguage : wanted, messageFiles);
        for (const sentence of trouble) report(sentence);
        return { tag: wanted, texts, say: speak(texts, wanted, report) };
      };
      let spoken = learn(tag);
      return {
        folder,
        get tag() {
          return spoken.tag;
        },
        get texts() {
          return spoken.texts;
        },
        say: (key, values) => spoken.say(key, values),
        speak: (wanted) => {
          spoken = learn(wanted);
        },
      };
    },
  };
}

/**
 * The language for a system that prefers these. English when it speaks none of ours.
 * @param preferred BCP 47 tags, best first. @param tags of the languages that there are
 */
export function chooseLanguage(preferred: readonly string[], tags: readonly Language[]): Language {
  for (const wanted of preferred) {
    const found = wanted === pseudoLanguage ? wanted : findLanguage(tags, wanted);
    if (found !== null) return found;
  }
  return fallbackLanguage;
}
