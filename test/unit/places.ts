import { type Source, withoutComments } from './read-sources.ts';

/** Files that name each of the words in their code: whoever adds one to them has to change these too. */
export function filesThatList(words: readonly string[], sources: readonly Source[]): readonly string[] {
  return filesThat(sources, (text) => words.every((word) => names(text, word)));
}

/** Files that name one of the words in their code. */
export function filesThatName(words: readonly string[], sources: readonly Source[]): readonly string[] {
  return filesThat(sources, (text) => words.some((word) => names(text, word)));
}

function filesThat(sources: readonly Source[], fits: (text: string) => boolean): readonly string[] {
  return sources.filter(({ text }) => fits(withoutComments(text))).map(({ file }) => file);
}

/** As a word of its own; a part of a path or of a longer name is none. */
function names(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w/.-])${word}(?![\\w/-]|\\.ts)`).test(text);
}
