/**
 * Characters that a terminal or an editor acts on instead of showing them: C0 and C1 controls and DEL (ECMA-48; a shell's line
 * editor runs them, and ESC [ 201 ~ ends a bracketed paste), and those that reorder or hide text (Unicode 6.3 bidi controls,
 * zero-width and line separators). A copy that holds one as it is could run what a page has planted.
 */
const acting = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b-\u200d\u2060\ufeff]/u;
const everyActing = new RegExp(acting.source, 'gu');

export function actsOnReader(text: string): boolean {
  return acting.test(text);
}

/** The text with each such character written as its reader needs it. @param keep characters that stay as they are. */
export function replaceActing(text: string, write: (character: string) => string, keep = ''): string {
  return text.replace(everyActing, (character) => (keep.includes(character) ? character : write(character)));
}

/** For people who read: a control as its picture (U+2400 ff.), anything else by its number. Line ends stay. */
export function showActing(text: string): string {
  return replaceActing(
    text.replaceAll('\r\n', '\n'),
    (character) => {
      const code = character.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : `\\u${hex(code)}`;
    },
    '\n\t',
  );
}

/** Text in whole characters: half of a surrogate pair has no bytes to be written with. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** As a string of JavaScript, JSON and Python has it: four hexadecimal digits. */
export function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
