import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsOnReader, showActing } from '../../../../../main/exchanges/snippets/acting-characters.ts';
import { quoteCode } from '../../../../../main/exchanges/snippets/quote-code.ts';
import { writeSnippet } from '../../../../../main/exchanges/snippets/write-snippet.ts';
import { harText, writeHar } from '../../../../../main/exchanges/write-har.ts';
import { writeMarkdown } from '../../../../../main/exchanges/write-markdown.ts';
import { writeMermaid } from '../../../../../main/exchanges/write-mermaid.ts';
import { speak } from '../../../../harness/languages.ts';
import { openRawServer } from '../../../../harness/raw-server.ts';
import { commandExists } from '../command-exists.ts';
import { takeExchange } from '../taken.ts';

const run = promisify(execFile);
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');
const corpus = [
  '\u001b[201~\rtouch planted\r',
  '"); process.exit(7); ("',
  ['$', '{process.exit(7)} `x` \\'].join(''),
  'line\u2028end \u202e bidi',
  'ä€🍵\0',
  '*/ </script> #{1}',
  '"""\n\'\'\'',
];

describe('a string in code', () => {
  it('is the same to JavaScript', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(new Function(`return ${quoteCode(text)}`)()).toBe(wellFormed(text));
        expect(actsOnReader(quoteCode(text))).toBe(false);
      }),
    );
  });

  it('is the same to Python', async (context) => {
    if (!commandExists('python3')) return context.skip('python3 is not installed');
    const texts = [...corpus, ...fc.sample(fc.string({ unit: 'binary' }), { numRuns: 200, seed: 3 })];
    const program = `import json, sys; sys.stdout.buffer.write(json.dumps([${texts.map(quoteCode).join(', ')}]).encode())`;
    const { stdout } = await run('python3', ['-c', program]);
    expect(JSON.parse(stdout)).toEqual(texts.map(wellFormed));
  });
});

describe('what fetch sends', () => {
  let server: Awaited<ReturnType<typeof openRawServer>>;
  beforeAll(async () => {
    server = await openRawServer();
  });
  afterAll(() => server.close());

  it.each(corpus)('arrives: %j', async (body) => {
    server.arrived.length = 0;
    const headers = [
      ['X-A', 'it\'s "so"'],
      ['Content-Type', 'text/plain'],
    ] as const;
    const snippet = writeSnippet('fetch', {
      request: { method: 'PUT', url: `${server.origin}/x?y='z'`, headers, body },
    });
    await new Function(`return (async () => { ${snippet} })()`)();
    expect(server.arrived).toMatchObject([{ line: 'PUT /x?y=%27z%27 HTTP/1.1', body }]);
    expect(server.arrived[0]?.headers).toContainEqual(['X-A', 'it\'s "so"']);
  });
});

describe('whatever is copied or saved', () => {
  const say = speak('en');
  const taken = (text: string) =>
    takeExchange({
      who: text,
      body: text,
      request: { url: `http://127.0.0.1:7777/?q=${text}`, headers: [['X-A', text]], body: text },
      response: { headers: [['X-B', text]], statusText: text },
    });
  const forms = {
    'curl-posix': (text: string) => writeSnippet('curl-posix', taken(text).record) ?? '',
    'curl-cmd': (text: string) => writeSnippet('curl-cmd', taken(text).record) ?? '',
    'curl-powershell': (text: string) => writeSnippet('curl-powershell', taken(text).record) ?? '',
    fetch: (text: string) => writeSnippet('fetch', taken(text).record) ?? '',
    python: (text: string) => writeSnippet('python', taken(text).record) ?? '',
    markdown: (text: string) => writeMarkdown([taken(text)], say),
    mermaid: (text: string) => writeMermaid([taken(text)], say),
    har: (text: string) =>
      harText(writeHar({ exchanges: [taken(text)], people: [], pages: [], version: '0', browser: '0' })),
  };

  it.each(Object.entries(forms))('holds nothing that a terminal acts on but line ends: %s', (_form, write) => {
    const texts = fc.oneof(fc.constantFrom(...corpus), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(actsOnReader(write(text).replace(/[\n\t]/g, ''))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('shows what it does not hold', () => {
    expect(showActing('a\u001b[0m\r\nb\u009b\u202e\u007f')).toBe('a␛[0m\nb\\u009b\\u202e␡');
  });
});
