import { IntlMessageFormat } from 'intl-messageformat';
import type attack from '../../../languages/en/attack.json';
import type lessons from '../../../languages/en/lessons.json';
import type menus from '../../../languages/en/menus.json';
import type presets from '../../../languages/en/presets.json';
import type switches from '../../../languages/en/switches.json';
import type teaching from '../../../languages/en/teaching.json';
import type troubles from '../../../languages/en/troubles.json';
import type window from '../../../languages/en/window.json';
import { disguise } from './pseudo.ts';

/** Every text of the window, its menus and boxes, and of the experiments: what English has, the other languages owe. */
export type MessageKey = keyof (typeof window &
  typeof menus &
  typeof switches &
  typeof presets &
  typeof attack &
  typeof troubles &
  typeof lessons &
  typeof teaching);
/** The files under languages/<tag>/ that these keys are in. */
export const messageFiles = [
  'window',
  'menus',
  'switches',
  'presets',
  'attack',
  'troubles',
  'lessons',
  'teaching',
] as const;

type MessageValues = Readonly<Record<string, string | number>>;
/** Says a message in one language. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

/** A made-up language for tests: English, disguised, so that what was forgotten in the code stays plain. */
export const pseudoLanguage = 'en-XA';

/**
 * Says texts in ICU message format; each is parsed once, when first said. A text that cannot be said (missing, malformed, a
 * value not given) is shown as it stands and told once to `report`: it takes nothing else down.
 *
 * @param texts by key. @param tag BCP 47: how numbers and plurals go.
 */
export function speak(
  texts: Readonly<Record<string, string>>,
  tag: string,
  report: (sentence: string) => void = () => undefined,
): Say {
  const pseudo = tag === pseudoLanguage;
  const locale = formatLocale(tag);
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const reported = new Set<MessageKey>();
  const parse = (key: MessageKey) => {
    const plain = new IntlMessageFormat(texts[key] ?? key, locale);
    return pseudo ? new IntlMessageFormat(disguise(plain.getAst()), locale) : plain;
  };
  return (key, values) => {
    try {
      if (texts[key] === undefined) throw new Error('it is missing');
      const format = formats.get(key) ?? parse(key);
      formats.set(key, format);
      const text = String(format.format(isolate(values)));
      return pseudo ? `[${text}]` : text;
    } catch (error) {
      if (!reported.has(key)) report(`The text ${key} cannot be said in ${tag}: ${String(error)}`);
      reported.add(key);
      return texts[key] ?? key;
    }
  };
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * What is written from right to left stands between FSI and PDI (Unicode, UAX #9 section 2.4.2), so that it turns nothing of
 * the sentence around it. A sentence in a sentence is isolated as a whole once more, which is what nesting is for.
 */
function isolate(values: MessageValues = {}): MessageValues {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && rightToLeft.test(value) ? `\u2068${value}\u2069` : value,
  ]);
  return Object.fromEntries(entries);
}

/** The locale in which numbers, dates and plurals are written beside texts in this language. */
export function formatLocale(tag: string): string {
  return tag === pseudoLanguage ? 'en' : tag;
}
