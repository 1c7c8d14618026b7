import { spawn } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quotePowershell } from '../../../../../main/exchanges/snippets/quote-powershell.ts';
import { writeSnippet } from '../../../../../main/exchanges/snippets/write-snippet.ts';
import { openRawServer } from '../../../../harness/raw-server.ts';
import { commandExists } from '../command-exists.ts';

/** PowerShell's strings in single quotes, and [char]N added to them (a model: PowerShell is not here). Throws on anything else. */
function readByPowershell(expression: string): string {
  const inner = /^\((.*)\)$/s.exec(expression)?.[1] ?? expression;
  let rest = inner;
  let read = '';
  while (rest !== '') {
    const string = /^'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'/u.exec(rest);
    const character = /^\[char\](\d+)/.exec(rest);
    const found = string ?? character;
    if (!found) throw new Error(`PowerShell would act on ${rest}`);
    read += string
      ? (string[1] ?? '').replace(/(['\u2018-\u201b])['\u2018-\u201b]/gu, '$1')
      : String.fromCharCode(Number(character?.[1]));
    rest = rest.slice(found[0].length).replace(/^\+/, '');
  }
  return read;
}

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '\u2019',
        '\u2018',
        '\u201b',
        '$(calc)',
        '`',
        '"',
        '\u001b[201~\r',
        '\n',
        '\t',
        ')',
        '#',
        ';',
        '\\',
        '\u009b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

it('quotes whatever PowerShell or its prompt could take for its own', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const expression = quotePowershell(text);
      expect(readByPowershell(expression)).toBe(text.replace(/\p{Surrogate}/gu, '\ufffd'));
      expect(expression).not.toMatch(/\p{Cc}/u);
    }),
    { numRuns: 2_000 },
  );
});

it('is refused with a NUL, which no config of curl can carry', () => {
  const request = { method: 'POST', url: 'http://127.0.0.1/', headers: [], body: 'a\0b' };
  expect(writeSnippet('curl-powershell', { request })).toBeNull();
});

describe('what curl reads from it', () => {
  let server: Awaited<ReturnType<typeof openRawServer>>;
  beforeAll(async () => {
    server = await openRawServer();
  });
  afterAll(() => server.close());

  it.each([
    'plain',
    'a "quoted" \\ one',
    'two\nlines\r\n\tand tabs',
    "it’s 'so'",
    '\u001b[201~\rtouch planted\r',
    '@/etc/passwd',
    'ä€🍵',
  ])('arrives: %j', async (body) => {
    if (!commandExists('curl')) return;
    server.arrived.length = 0;
    const request = { method: 'PUT', url: `${server.origin}/x?a=[1]`, headers: [['X-A', body]] as const, body };
    const snippet = writeSnippet('curl-powershell', { request }) ?? '';
    const [, list = ''] = /@\((.*)\) \| curl\.exe --config - \}$/s.exec(snippet) ?? [];
    const config = list.split(', ').reduce<string[]>((lines, part) => {
      // A comma inside of a string is no end of it: put together until PowerShell could read it.
      const last = lines.at(-1);
      if (last !== undefined && !isWhole(last)) lines[lines.length - 1] = `${last}, ${part}`;
      else lines.push(part);
      return lines;
    }, []);
    const curl = spawn('curl', ['--silent', '--config', '-'], { stdio: ['pipe', 'ignore', 'ignore'] });
    curl.stdin.end(`${config.map(readByPowershell).join('\n')}\n`);
    await new Promise((done) => curl.on('close', done));
    expect(server.arrived).toMatchObject([{ line: 'PUT /x?a=[1] HTTP/1.1', body }]);
    const value = server.arrived[0]?.headers.find(([name]) => name === 'X-A')?.[1];
    expect(value).toBe(body.replace(/[\r\n\0]/g, ' '));
  });
});

function isWhole(expression: string): boolean {
  try {
    readByPowershell(expression);
    return true;
  } catch {
    return false;
  }
}
