/** Copies are pasted into real shells on a real terminal. Whatever a page planted in them must not run, and all must arrive. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSnippet } from '../../../main/exchanges/snippets/write-snippet.ts';
import { openRawServer } from '../../harness/raw-server.ts';

/** Each would make a file in the shell's folder. */
const planted = [
  '\u001b[201~\rtouch planted\r',
  '\u009b201~\rtouch planted\r',
  "'\rtouch planted\r'",
  '"\rtouch planted\r"',
  '\u0003\rtouch planted\r',
  '\u0015touch planted\r',
  '\u0004\u0004touch planted\n',
  '$(touch planted)',
  '`touch planted`',
  "';touch planted;'",
  '")";touch planted;"$(',
  "\\';touch planted;\\'",
  '\n!!\n!touch\n',
  "it's! !$ 'x'!y",
  'a\tb\t\tc',
  'zero\0byte',
  '%s %n %% \\n \\',
  '-n',
  '@/etc/passwd',
  '\u001b]0;title\u0007\u001b[2J',
  'bidi \u202e and \u2066 hidden \u200b',
  'two\nlines\r\nand a last end\n',
  'ä€🍵',
  // A terminal without a line editor cuts a line off at 4,095 bytes, its last quote too.
  `${'x'.repeat(4080)}'$(touch planted)'${'é!'.repeat(3000)}`,
  `${'x'.repeat(4094)} ' ; touch planted ; ' `,
];

interface Mode {
  readonly bracketed: boolean;
  /** Typed first. */
  readonly before: string;
}

const shells: readonly { readonly name: string; readonly argv: readonly string[]; readonly modes: readonly Mode[] }[] =
  [
    { name: 'dash', argv: ['dash', '-i'], modes: [{ bracketed: false, before: ':' }] },
    {
      name: 'bash',
      argv: ['bash', '--norc', '--noprofile', '-i'],
      modes: [
        { bracketed: false, before: "bind 'set enable-bracketed-paste off'" },
        { bracketed: true, before: "bind 'set enable-bracketed-paste on'" },
      ],
    },
    {
      name: 'zsh',
      argv: ['zsh', '-f', '-i'],
      modes: [
        { bracketed: false, before: 'unset zle_bracketed_paste' },
        { bracketed: true, before: ':' },
      ],
    },
  ];

const has = (program: string) => spawnSync(program, ['-c', ':']).error === undefined;
const pasting = join(import.meta.dirname, '../../harness/paste-into-shell.py');

let server: Awaited<ReturnType<typeof openRawServer>>;
beforeAll(async () => {
  server = await openRawServer();
});
afterAll(() => server.close());

interface Paste {
  readonly argv: readonly string[];
  readonly before: string;
  readonly bracketed: boolean;
}

/** What the shell did with the texts: how many it was done with, and the files that lie in its folder then. */
async function paste({ argv, before, bracketed }: Paste, texts: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'jarful-paste-'));
  const env = {
    PATH: process.env.PATH,
    HOME: cwd,
    TERM: 'xterm',
    LC_ALL: 'C.UTF-8',
    PS1: 'READY> ',
    HISTFILE: '/dev/null',
  };
  const python = spawn('python3', [pasting], { stdio: ['pipe', 'pipe', 'inherit'] });
  let told = '';
  python.stdout.on('data', (part: Buffer) => {
    told += part.toString();
  });
  python.stdin.end(JSON.stringify({ argv, env, cwd, before, bracketed, texts, seconds: 30 }));
  await new Promise((done) => python.on('close', done));
  const files = readdirSync(cwd);
  rmSync(cwd, { recursive: true });
  const { ended, shown } = JSON.parse(told) as { readonly ended: number; readonly shown: string };
  return { ended, shown, files };
}

function bodyCommand(body: string): string {
  const request = { method: 'POST', url: `${server.origin}/body`, headers: [], body };
  return writeSnippet('curl-posix', { request }) ?? '';
}

function headerCommand(value: string): string {
  const headers = [['X-Planted', value]] as const;
  const request = { method: 'GET', url: `${server.origin}/?q=${value}`, headers, body: null };
  return writeSnippet('curl-posix', { request }) ?? '';
}

/** What no header can carry is a space. */
const asHeader = (value: string) => value.replace(/[\r\n\0]/g, ' ');
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

describe.each(shells)('$name', ({ name, argv, modes }) => {
  describe.each(modes)('bracketed paste $bracketed', ({ before, bracketed }) => {
    it.skipIf(!has(name) || !has('python3') || !has('curl'))(
      'runs nothing that is planted in a body',
      { timeout: 120_000 },
      async () => {
        server.arrived.length = 0;
        const { ended, files, shown } = await paste({ argv, before, bracketed }, planted.map(bodyCommand));
        expect(files, shown).toEqual([]);
        expect(ended, shown.slice(-3000)).toBe(planted.length);
        expect(server.arrived.map(({ body }) => body)).toEqual(planted);
      },
    );

    it.skipIf(!has(name) || !has('python3') || !has('curl'))(
      'nor in a header or an address',
      { timeout: 120_000 },
      async () => {
        server.arrived.length = 0;
        const { ended, files, shown } = await paste({ argv, before, bracketed }, planted.map(headerCommand));
        expect(files, shown).toEqual([]);
        expect(ended, shown.slice(-3000)).toBe(planted.length);
        const values = server.arrived.map(({ headers }) => headers.find(([header]) => header === 'X-Planted')?.[1]);
        expect(values).toEqual(planted.map(asHeader));
      },
    );

    it.skipIf(!has(name) || !has('python3') || !has('curl'))(
      'nor what chance puts together',
      { timeout: 120_000 },
      async () => {
        const piece = fc.oneof(
          fc.constantFrom(...planted.map((one) => one.slice(0, 40))),
          fc.string({ unit: 'binary', maxLength: 12 }),
        );
        const bodies = fc.sample(
          fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
          { numRuns: 25, seed: 14 },
        );
        server.arrived.length = 0;
        const { ended, files, shown } = await paste({ argv, before, bracketed }, bodies.map(bodyCommand));
        expect(files, shown).toEqual([]);
        expect(ended, shown.slice(-3000)).toBe(bodies.length);
        expect(server.arrived.map(({ body }) => body)).toEqual(bodies.map(wellFormed));
      },
    );
  });
});
