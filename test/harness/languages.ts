/** The shipped languages for tests, in Node and in the browser: every message file of every folder under languages/. */
import { type Say, speak as speakTexts } from '../../main/shared/messages/messages.ts';

type Texts = Readonly<Record<string, string>>;

const files = import.meta.glob<Texts>('../../languages/*/*.json', { eager: true, import: 'default' });

/** Tags of the languages that there are. */
export const languageTags: readonly string[] = [...new Set(Object.keys(files).map((path) => path.split('/')[3] ?? ''))];

/** All texts of a language; of one that there is not, and of the made-up one, the English ones. */
export function textsOf(tag: string): Texts {
  const language = tag.replace(/-.*$/, '');
  const known = languageTags.includes(language) ? language : 'en';
  const own = Object.entries(files).filter(([path]) => path.split('/')[3] === known && !path.endsWith('/shop.json'));
  return Object.assign({}, ...own.map(([, texts]) => texts));
}

/** @param tag BCP 47; "en-XA" is the made-up language. */
export function speak(tag: string): Say {
  const known = tag === 'en-XA' || languageTags.includes(tag.replace(/-.*$/, '')) ? tag : 'en';
  return speakTexts(textsOf(tag), known);
}
