import { replaceActing, wellFormed } from './acting-characters.ts';

/**
 * A string as an expression of PowerShell, 5.1 and later. In single quotes only the quote is special, and PowerShell takes the
 * typographic ones for it as well (about_Quoting_Rules; U+2018 to U+201B); a doubled one stands for itself. Whatever a
 * terminal acts on is added by its number.
 */
export function quotePowershell(text: string): string {
  const quoted = `'${wellFormed(text).replace(/['\u2018-\u201b]/g, '$&$&')}'`;
  const joined = replaceActing(quoted, (character) => `'+[char]${character.charCodeAt(0)}+'`);
  return joined === quoted ? quoted : `(${joined})`;
}
