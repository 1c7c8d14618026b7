/** What goes wrong on the server is told as codes and values, so that a window of any language says it: here in the made-up one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import window from '../../languages/en/window.json' with { type: 'json' };
import { readMachinePolicy } from '../../main/app/policy/machine-policy.ts';
import { policyInFile } from '../../main/app/policy/policy-source.ts';
import { type Phrase, sayPhrase } from '../../main/shared/messages/phrase.ts';
import { Switchboard } from '../../main/shop/switchboard/switchboard.ts';
import { refusalPhrase } from '../../renderer/state/refusal-words.ts';
import { createSessionServer } from '../../server/session-server.ts';
import { speak } from '../harness/languages.ts';
import { Browser } from './harness/browser.ts';
import { sendRaw } from './harness/raw-socket.ts';

const say = speak('en-XA');

/** Words of English that stand undisguised; values (paths, names, addresses) stand in the sentence as they are. */
function plainWords(phrase: Phrase): readonly string[] {
  const values = Object.values(phrase.values ?? {}).filter((value) => typeof value !== 'object');
  const said = values.reduce<string>((text, value) => text.replaceAll(String(value), ''), sayPhrase(say, phrase));
  return said.match(/\b(the|cannot|there|is|not|was|address|folder|setting|one|of|that|it|be)\b/gi) ?? [];
}

async function folder() {
  const made = mkdtempSync(join(tmpdir(), 'jarful-no-english-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

async function troubleOf(work: Promise<unknown>): Promise<Phrase> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error && 'trouble' in error)) throw new Error('nothing went wrong');
  return error.trouble as Phrase;
}

test('a store that cannot be had, a value that cannot be taken, a server that is held', async () => {
  const file = join(await folder(), 'not-a-folder');
  writeFileSync(file, '');
  const server = createSessionServer({
    dataFolder: null,
    addresses: { redis: 'redis://127.0.0.1:1', memcached: 'nowhere' },
  });
  await server.listen();
  onTestFinished(() => server.close());
  const blocked = createSessionServer({ dataFolder: file, settings: { medium: 'files' } });
  const board = new Switchboard(server, () => null);
  const troubles = [
    await troubleOf(server.change({ medium: 'files' })),
    await troubleOf(server.change({ medium: 'database' })),
    await troubleOf(server.change({ medium: 'redis' })),
    await troubleOf(server.change({ medium: 'memcached' })),
    await troubleOf(blocked.listen()),
    await troubleOf(board.type('csrf', 'perhaps')),
    await troubleOf(board.type('sameSite', 'perhaps')),
    await troubleOf(board.type('idleLifetime', 'soon')),
    await troubleOf(board.type('maxEntries', 'many')),
    await troubleOf(board.type('cookieName', 'a b')),
    await troubleOf((async () => server.history.rewindTo({ exchange: 1, side: 'before' }))()),
  ];
  for (const trouble of troubles) expect(plainWords(trouble), trouble.key).toEqual([]);
});

test.each([
  ['unreadable JSON', '{'],
  ['no settings', '[]'],
  ['an unknown setting', '{"langauge":"es"}'],
  ['a language that there is not', '{"language":"xx"}'],
  ['a port out of range', '{"port":70000}'],
  ['a relative data folder', '{"dataFolder":"data"}'],
  ['a relative start bench', '{"startBench":"x"}'],
  ['a wrong ownApp', '{"ownApp":1}'],
  ['a wrong lan', '{"lan":1}'],
])('a machine policy with %s', async (_, text) => {
  const file = join(await folder(), 'policy.json');
  writeFileSync(file, text);
  const { trouble } = readMachinePolicy([policyInFile(file)], ['en', 'es']);
  expect(trouble && plainWords(trouble)).toEqual([]);
});

test('a machine policy that cannot be read, or that anybody may have written', async () => {
  const home = await folder();
  const file = join(home, 'policy.json');
  writeFileSync(file, '{}');
  for (const source of [policyInFile(home), policyInFile(file, () => false)]) {
    const { trouble } = readMachinePolicy([source], ['en', 'es']);
    expect(trouble && plainWords(trouble)).toEqual([]);
  }
});

test('every reason for which a check of the pipeline refuses', async () => {
  const server = createSessionServer();
  const url = await server.listen();
  onTestFinished(() => server.close());
  const { host, port } = new URL(url);
  const head = (line: string, name = host) => `${line} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`;
  for (const bytes of [
    head('GET /shop/', 'elsewhere.example'),
    head('GET http://elsewhere.example/'),
    head('GET *'),
    head('GET /nothing'),
    head('DELETE /shop/'),
  ])
    await sendRaw(Number(port), bytes);
  const [ann, bob] = [new Browser(url), new Browser(url)];
  await Promise.all([ann.add(), bob.add()]);
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${url}/cart/add`, { method: 'POST', headers: { ...form, ...headers }, body });
  await post({}, 'a=%');
  await post({ Origin: 'http://elsewhere.example' }, 'a=b');
  await post({}, 'a=b');
  await fetch(`${url}/shop/`, { headers: { Cookie: `${ann.cookie}; ${bob.cookie}` } });

  const { exchanges } = await server.inspector.snapshot();
  const told = exchanges.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'check' && !step.ok ? [refusalPhrase(step.why)] : [])),
  );
  const whys = told.filter((why) => typeof why === 'object');
  expect(told).toEqual(whys);
  for (const why of whys) expect(plainWords(why)).toEqual([]);
  // The window's sentences are typed by the server's reasons: each has been told.
  const texts = Object.keys(window).filter((key) => key.startsWith('refusal.'));
  expect([...new Set(whys.map(({ key }) => key))].sort()).toEqual(texts.sort());
});
