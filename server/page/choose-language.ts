import type { Request } from 'express';
import { type Language, languages } from './messages.ts';

/** Browsers send few different headers; the answers are kept, but not for whatever somebody makes up. */
const known = new Map<string, Language>();
const MOST_KNOWN = 200;

/** The visitor's language by Accept-Language (RFC 9110 12.5.4); English when none of ours is wanted. */
export function chooseLanguage(req: Request): Language {
  const header = req.headers['accept-language'];
  if (header === undefined) return 'en';
  const before = known.get(header);
  if (before !== undefined) return before;
  const wanted = req.acceptsLanguages([...languages]);
  const language = languages.find((one) => one === wanted) ?? 'en';
  if (known.size < MOST_KNOWN && header.length < 200) known.set(header, language);
  return language;
}
