/** Keeps tickets and signatures out of everything that people read (promise C54), and log lines from being forged. */

const HEX_RUN = /[0-9a-f]{24,}/gi;
const SEALED = /([A-Za-z0-9_-]{4})[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_\-+/%]{12,}/g;
const SIGNATURE = /(\b[0-9a-f]{4}…)\.[A-Za-z0-9+/%=_-]+/gi;

/** Replaces everything that looks like a ticket, a signature or a token by its first four characters and "…". */
export function maskSecrets(text: string): string {
  if (text.length < 24) return text;
  return text
    .replace(SEALED, '$1…')
    .replace(HEX_RUN, (run) => `${run.slice(0, 4)}…`)
    .replace(SIGNATURE, '$1');
}

/** Makes control characters, quotes and everything beyond ASCII visible, so that one request is one line, unmistakably. */
export function showOnOneLine(text: string): string {
  return text.replace(/[^\u0021\u0023-\u005b\u005d-\u007e ]/g, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    return `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`;
  });
}

/** Text of bounded length: exchanges are kept, and a visitor must not decide how much memory that takes. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}
