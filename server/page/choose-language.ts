import type { Request } from 'express';
import { type Language, languages } from './messages.ts';

/** The visitor's language by Accept-Language (RFC 9110 12.5.4); English when none of ours is wanted. */
export function chooseLanguage(req: Request): Language {
  const wanted = req.acceptsLanguages([...languages]);
  return languages.find((language) => language === wanted) ?? 'en';
}
