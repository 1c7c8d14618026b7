import type { Language } from '../../../server/session-server.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { LanguageState } from '../../shared/contract/app.ts';
import type { LanguageChoice } from '../data/language-choice.ts';
import { type AppLanguage, type AppLanguages, chooseLanguage } from './app-languages.ts';

export interface LanguageChooserDeps {
  readonly language: AppLanguage;
  readonly choice: LanguageChoice;
  /** Those that there are. */
  readonly tags: readonly Language[];
  /** What the system would have. */
  readonly system: Language;
  /** What settles it above her choice; null: nothing. */
  readonly locked: LanguageState['locked'];
}

/**
 * The language to begin with: the machine's policy before the flag, the flag before what was chosen in the window, and that before
 * what the system prefers. @param preferred BCP 47 tags, best first
 */
export function openLanguageChoice(from: {
  readonly languages: AppLanguages;
  readonly policy: Language | null;
  readonly flag: string | null;
  readonly choice: LanguageChoice;
  readonly preferred: readonly string[];
  readonly report: (sentence: string) => void;
}): LanguageChooserDeps {
  const { languages, policy, flag, choice, preferred, report } = from;
  const { tags } = languages;
  const system = chooseLanguage(preferred, tags);
  const chosen = choice.tag !== null && tags.includes(choice.tag) ? choice.tag : null;
  const settled = policy ?? (flag === null ? null : chooseLanguage([flag], tags));
  return {
    language: languages.speak(settled ?? chosen ?? system, report),
    choice,
    tags,
    system,
    locked: policy !== null ? 'policy' : flag !== null ? 'flag' : null,
  };
}

/** A person's choice of language. @param changed runs when another one is spoken */
export function languageChooser({ language, choice, tags, system, locked }: LanguageChooserDeps, changed: () => void) {
  return {
    state: (): LanguageState => ({ tags, system, locked, chosen: choice.tag, spoken: language.tag }),
    /** @param tag null: as the system prefers. @returns whether the next start will know of it @throws AskError language-locked */
    choose: (tag: Language | null): boolean => {
      if (locked !== null || (tag !== null && !tags.includes(tag))) throw new AskError('language-locked', String(tag));
      const remembered = choice.choose(tag);
      if (language.tag !== (tag ?? system)) {
        language.speak(tag ?? system);
        changed();
      }
      return remembered;
    },
  };
}
