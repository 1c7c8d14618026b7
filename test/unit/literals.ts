import { type Source, withoutComments } from './read-sources.ts';

/** The one file that may say px. */
const tokens = 'renderer/tokens.css';

/** What is there for those who hear the window and not for the eye: 1 px of it, whatever the view. */
const unseen = /\{[^{}]*clip-path: inset\(50%\)[^{}]*\}/g;
/** Where a window is asked how wide it is: no token is known there. */
const mediaQuery = /\(m(?:in|ax)-(?:width|height): \d+px\)/g;
/** A tip of the diagram's arrow, in the drawing's own coordinates. */
const inDrawing = /transformOrigin: `[^`]*`/g;

/** Lengths in px and colours that the window's files say themselves instead of naming a token. @returns "file: length" each */
export function literalLengths(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ file }) => file !== tokens)
    .flatMap(({ file, text }) => {
      const rest = withoutComments(text).replaceAll(unseen, '{}').replaceAll(mediaQuery, '').replaceAll(inDrawing, '');
      const found = file.endsWith('.css')
        ? rest.match(/[-\d.]*\dpx\b|#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi)
        : rest.match(/\b\d+px\b/g);
      return (found ?? []).map((literal) => `${file}: ${literal}`);
    });
}
