import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteCmd } from '../../../../../main/exchanges/snippets/quote-cmd.ts';
import { writeSnippet } from '../../../../../main/exchanges/snippets/write-snippet.ts';

/**
 * What cmd.exe makes of a line at its prompt (a model, since cmd is not here): %NAME% first, then carets, quotes and the
 * signs that end a command. Throws where the line would be more than one command.
 */
function readByCmd(line: string, variables: Readonly<Record<string, string>>): string {
  const expanded = line.replace(/%([^%]+)%/g, (all, name: string) => variables[name.toLowerCase()] ?? all);
  let read = '';
  let quoted = false;
  for (let at = 0; at < expanded.length; at++) {
    const sign = expanded[at] ?? '';
    if (sign === '"') quoted = !quoted;
    if (!quoted && sign === '^') {
      at++;
      read += expanded[at] ?? '';
    } else if (!quoted && '&|<>()\n'.includes(sign)) throw new Error(`cmd acts on ${sign} in ${line}`);
    else read += sign;
  }
  return read;
}

/** What a program's start-up code makes of its command line ("Parsing C++ command-line arguments", Microsoft). */
function readByProgram(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < line.length; ) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    const next = line[at + slashes];
    if (next === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) word += '"';
      else quoted = !quoted;
      at += slashes + 1;
      continue;
    }
    if (slashes > 0) {
      word = (word ?? '') + '\\'.repeat(slashes);
      at += slashes;
      continue;
    }
    if (!quoted && /[ \t]/.test(next ?? '')) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + (next ?? '');
    at++;
  }
  if (word !== null) words.push(word);
  return words;
}

const variables = { path: 'C:\\', comspec: 'cmd', a: 'expanded' };
const nasty = fc
  .array(
    fc.constantFrom('"', '\\', '^', '%', '%PATH%', '&', '|', '<', '>', '(', ')', '!', ' ', 'a', '%a', 'calc', "'", ';'),
  )
  .map((parts) => parts.join(''));

describe('an argument for cmd', () => {
  it('comes back as it was, and is one argument of one command', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (texts) => {
        const line = `curl.exe ${texts.map(quoteCmd).join(' ')}`;
        expect(readByProgram(readByCmd(line, variables))).toEqual(['curl.exe', ...texts]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['\u001b', '\n', '\r', '\u0003', '\t', '\u009b'])('is refused with %j in it', (character) => {
    const request = { method: 'POST', url: 'http://127.0.0.1/', headers: [], body: `a${character}b` };
    expect(writeSnippet('curl-cmd', { request })).toBeNull();
  });

  it('is refused when it is longer than a prompt takes', () => {
    const request = { method: 'POST', url: 'http://127.0.0.1/', headers: [], body: 'a'.repeat(8_200) };
    expect(writeSnippet('curl-cmd', { request })).toBeNull();
  });
});
