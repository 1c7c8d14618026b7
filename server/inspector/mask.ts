/** Keeps tickets and signatures out of everything that people read (promise C54), and log lines from being forged. */

/** A run of letters and digits, long enough to be a secret, with what a signature or seal would look like behind it. */
const LONG_RUN = /(s%3A|s:)?([A-Za-z0-9_-]{16,})(\.[A-Za-z0-9_\-+/%]{12,})?/gi;
const HEX_RUN = /[0-9a-f]{24,}/gi;

/**
 * Replaces everything that looks like a ticket, a signature or a token by its first four characters and "…". Takes time in
 * proportion to the text, whatever it holds: visitors choose it.
 */
export function maskSecrets(text: string): string {
  if (text.length < 24) return text;
  return text.replace(LONG_RUN, (_all, mark: string | undefined, run: string, seal: string | undefined) => {
    const shown = seal === undefined ? run.replace(HEX_RUN, shorten) : shorten(run);
    return `${mark ?? ''}${shown}`;
  });
}

function shorten(secret: string): string {
  return `${secret.slice(0, 4)}…`;
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
