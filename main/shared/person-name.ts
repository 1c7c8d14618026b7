/** Visible characters, as people count them. */
export const longestName = 24;

/** UTF-16 units: no name of so few characters is longer, and what is need not be counted. */
const mostTyped = 1000;

/** Why somebody cannot be called so. */
export type NameFault = 'bad-name' | 'name-taken';

/**
 * A person's name as it was typed: outer blanks go, inner ones become one.
 *
 * @param others what everybody else is called; names that differ in case alone are the same to whoever calls them out.
 */
export function readPersonName(
  typed: string,
  others: readonly string[],
): { readonly ok: true; readonly name: string } | { readonly ok: false; readonly fault: NameFault } {
  if (typed.length > mostTyped) return { ok: false, fault: 'bad-name' };
  const name = typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const length = [...new Intl.Segmenter().segment(name)].length;
  if (length < 1 || length > longestName || hasHidden(name)) return { ok: false, fault: 'bad-name' };
  if (others.some((other) => sameName(other, name))) return { ok: false, fault: 'name-taken' };
  return { ok: true, name };
}

export function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase();
  return plain(one) === plain(other);
}

/** Control and format characters (they turn the line round, or are nothing at all); a joiner inside an emoji is none. */
function hasHidden(name: string): boolean {
  const shown = name.replace(
    /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic})/gu,
    '',
  );
  return /\p{C}/u.test(shown) || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(shown);
}
