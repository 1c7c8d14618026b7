import { disguiseText } from '../../state/messages/pseudo.ts';

/** A sentence in the server's own English, as the window's language shows it: plain, or disguised for the tests. @param language BCP 47. */
export function sayForeign(language: string, text: string): string {
  return language === 'en-XA' && text !== '' ? `[${disguiseText(text)}]` : text;
}
