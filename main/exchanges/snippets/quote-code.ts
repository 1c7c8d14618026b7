import { hex, replaceActing, wellFormed } from './acting-characters.ts';

/** A string as JavaScript and Python both read it: JSON's form, which both share, as long as no surrogate is escaped. */
export function quoteCode(text: string): string {
  return replaceActing(JSON.stringify(wellFormed(text)), (character) => `\\u${hex(character.charCodeAt(0))}`);
}
