import type { Request } from 'express';
import { fallbackLanguage, type Language } from '../languages/languages.ts';

const MOST_KNOWN = 200;

/** The visitor's language by Accept-Language (RFC 9110 12.5.4); English when none of ours is wanted. */
export type ChooseLanguage = (req: Request) => Language;

/** @param tags of the languages that there are, English first: it is what who wants anything gets. */
export function chooseAmong(tags: readonly Language[]): ChooseLanguage {
  /** Browsers send few different headers; the answers are kept, but not for whatever somebody makes up. */
  const known = new Map<string, Language>();
  return (req) => {
    const header = req.headers['accept-language'];
    if (header === undefined) return fallbackLanguage;
    const before = known.get(header);
    if (before !== undefined) return before;
    const wanted = req.acceptsLanguages([...tags]);
    const language = wanted === false ? fallbackLanguage : wanted;
    if (known.size < MOST_KNOWN && header.length < 200) known.set(header, language);
    return language;
  };
}
