import { actsOnReader, replaceActing, wellFormed } from './acting-characters.ts';

/** Characters of a piece: a line of a terminal without a line editor holds 4,095 bytes (Linux, N_TTY), and one may become 12. */
const longestPiece = 300;

/**
 * One word for a POSIX shell, safe to be pasted. In single quotes nothing is special but the quote itself (POSIX, Shell
 * Command Language 2.2.2); but pasted text goes through the shell's line editor first, so that whatever that acts on is
 * written as octal digits which printf turns back. So is "!" beside a quote: bash's history search counts quotes otherwise.
 * A long word is written on several lines, since a terminal that cuts a line off cuts its last quote off too.
 *
 * @param text without NUL (no command line can carry one) and not ending in a line end, which $( ) would swallow.
 */
export function quotePosix(text: string): string {
  if (actsOnReader(text) || (text.includes("'") && text.includes('!'))) return `"$(printf ${printfFormat(text)})"`;
  return quotePieces(text, (piece) => piece.replaceAll("'", "'\\''"));
}

/** What printf writes byte for byte, NUL and line ends too, in dash, bash and zsh alike (POSIX printf, octal \ddd). */
export function printfFormat(text: string): string {
  return quotePieces(text, (piece, place) => {
    const escaped = piece
      .replaceAll('\\', '\\\\')
      .replaceAll('%', '%%')
      .replace(/['!]/g, octal)
      // It would be an option.
      .replace(place === 0 ? /^-/ : /^$/, octal);
    return replaceActing(escaped, octal);
  });
}

function quotePieces(text: string, write: (piece: string, place: number) => string): string {
  const characters = [...wellFormed(text)];
  const pieces: string[] = [];
  for (let at = 0; at === 0 || at < characters.length; at += longestPiece) {
    pieces.push(`'${write(characters.slice(at, at + longestPiece).join(''), at)}'`);
  }
  return pieces.join('\\\n');
}

function octal(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
