import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json';
import es from './es.json';

export type MessageKey = keyof typeof en;
/** The languages Jarful speaks; en-XA is a made-up one for tests that shows what was forgotten. */
export type Language = 'en' | 'es' | 'en-XA';

const catalogues: Readonly<Record<'en' | 'es', Readonly<Record<MessageKey, string>>>> = { en, es };

export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** Main's own texts (menus, native dialogs) in one language, in ICU message format. */
export function speak(language: Language): Say {
  const pseudo = language === 'en-XA';
  const catalogue = catalogues[pseudo ? 'en' : language];
  return (key, values) => {
    const text = String(new IntlMessageFormat(catalogue[key], pseudo ? 'en' : language).format({ ...values }));
    return pseudo ? `[${text}]` : text;
  };
}

/** The language for a system that prefers these (BCP 47 tags, best first). English when it speaks none of ours. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (tag === 'en-XA') return tag;
    if (/^es(?:-|$)/i.test(tag)) return 'es';
    if (/^en(?:-|$)/i.test(tag)) return 'en';
  }
  return 'en';
}
