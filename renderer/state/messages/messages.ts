import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json';
import es from './es.json';
import { disguise } from './pseudo.ts';

export type MessageKey = keyof typeof en;
export type MessageValues = Readonly<Record<string, string | number>>;
/** Says a message in the window's language. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

type Language = 'en' | 'es';
const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, es };

/**
 * The window's texts in one language, in ICU message format; each message is parsed once, when first said.
 *
 * @param tag BCP 47; a language that we do not speak is answered in English, "en-XA" in the pseudo-language of the tests.
 */
export function speak(tag: string): Say {
  const pseudo = tag === 'en-XA';
  const language: Language = !pseudo && /^es(?:-|$)/i.test(tag) ? 'es' : 'en';
  const formats = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    let format = formats.get(key);
    if (!format) {
      const plain = new IntlMessageFormat(catalogues[language][key], language);
      format = pseudo ? new IntlMessageFormat(disguise(plain.getAst()), language) : plain;
      formats.set(key, format);
    }
    const text = String(format.format({ ...values }));
    return pseudo ? `[${text}]` : text;
  };
}
