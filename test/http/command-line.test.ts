/** The command line, as a person or a script meets it. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { noModes, noSignals } from '../harness/windows-lacks.ts';
import { Browser } from './harness/browser.ts';
import { runServeChild, type ServeChild } from './harness/serve-child.ts';

let folder: string;
const children: ServeChild[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jarful-serve-'));
});

afterEach(async () => {
  for (const { child, ended } of children.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

function serve(...argv: string[]): ServeChild {
  const started = runServeChild(argv);
  children.push(started);
  return started;
}

test('it says where it serves, logs each request on standard output, and ends with 0 when told to', async ({
  skip,
}) => {
  skip(noSignals !== null, noSignals ?? '');
  const run = serve('--port', '0');
  const origin = await run.ready();
  const ann = new Browser(origin);
  await ann.get('/team/');
  await ann.add();
  await until('two log lines', () => run.out().split('\n').length >= 4);
  const [ready, first, second] = run.out().split('\n');
  expect(ready).toBe(`Jarful serves ${origin}/ (medium: memory)`);
  expect(first).toMatch(/^\[\d\d\/[A-Z][a-z]{2}\/\d{4} \d\d:\d\d:\d\d\] "GET \/team\/ HTTP\/1\.1" 200 \d+$/);
  expect(second).toMatch(/"POST \/cart\/add HTTP\/1\.1" 303 0$/);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(run.complaints()).toBe('');
});

test.for(['files', 'database'])(
  'carts on %s survive a restart, also one after kill -9; the secret is 0600',
  async (medium, { skip }) => {
    skip(noModes !== null, noModes ?? '');
    const argv = ['--medium', medium, '--data', folder, '--quiet'];
    const first = serve(...argv);
    const ann = new Browser(await first.ready());
    await ann.add();
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect((await stat(path.join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
    // In a stream of adds: whatever was answered with 303 is there afterwards.
    let known = 1;
    for (let round = 0; round < 3; round += 1) {
      const next = serve(...argv);
      const browser = new Browser(await next.ready());
      for (const [name, value] of ann.jar) browser.jar.set(name, value);
      expect((await browser.cart()).tea).toBeGreaterThanOrEqual(known);
      known = (await browser.cart()).tea ?? 0;
      const begun = known;
      const stream = (async () => {
        for (;;) {
          const page = await browser.add().catch(() => null);
          if (page === null) return;
          if (page.status === 303) known += 1;
        }
      })();
      await until('a few adds are answered', () => known >= begun + 5);
      next.child.kill('SIGKILL');
      await next.ended;
      await stream;
    }
    const last = serve(...argv);
    const browser = new Browser(await last.ready());
    for (const [name, value] of ann.jar) browser.jar.set(name, value);
    const { tea = 0 } = await browser.cart();
    expect(tea).toBeGreaterThanOrEqual(known);
    // One add may have been saved whose answer did not come through any more, in each round.
    expect(tea).toBeLessThanOrEqual(known + 3);
  },
);

test('a new secret is put in front, and old tickets still work', async () => {
  const argv = ['--medium', 'files', '--data', folder, '--quiet'];
  const first = serve(...argv);
  const ann = new Browser(await first.ready());
  await ann.add();
  first.child.kill();
  await first.ended;
  const second = serve(...argv, '--new-secret');
  const again = new Browser(await second.ready());
  for (const [name, value] of ann.jar) again.jar.set(name, value);
  expect(await again.cart()).toEqual({ tea: 1 });
  expect(JSON.parse(await readFile(path.join(folder, 'secrets.json'), 'utf8')).secrets).toHaveLength(2);
});

test('a config file gives options, and what is typed wins', async () => {
  const config = path.join(folder, 'shop.json');
  await writeFile(
    config,
    JSON.stringify({ medium: 'files', data: folder, lifetime: '5m', cookieName: 'ticket', set: ['rolling=on'] }),
  );
  const run = serve('--config', config, '--medium', 'memory', '--quiet');
  const ann = new Browser(await run.ready());
  await ann.add();
  expect([...ann.jar.keys()]).toEqual(['ticket']);
  const { medium, expiresAt } = await ann.remembered();
  expect(medium).toBe('memory');
  expect(Math.abs((expiresAt ?? 0) - Date.now() - 300_000)).toBeLessThan(5_000);
});

test.each([
  [['--port', 'seven'], 'port'],
  [['--port', '70000'], 'port'],
  [['--medium', 'tape'], 'medium'],
  [['--lifetime', 'soon'], 'idleLifetime'],
  [['--set', 'csrf=perhaps'], 'csrf'],
  [['--set', 'nothing=on'], 'nothing'],
  [['--colour', 'red'], '--colour'],
  [['extra'], 'extra'],
  [['--port'], '--port'],
  [['--host', 'a b'], 'host'],
  [['--url', 'redis://127.0.0.1'], '--url'],
  [['--config', '/nowhere/shop.json'], '/nowhere/shop.json'],
])('a bad option is one clear sentence and exit 2: %j', async (argv, named) => {
  const run = serve(...argv);
  expect(await run.ended).toBe(2);
  expect(run.complaints()).toMatch(/^[^\n]+\.\n$/);
  expect(run.complaints()).toContain(named);
  expect(run.out()).toBe('');
});

test('what cannot be used at the start is one sentence that names it, and exit 1', async () => {
  const file = path.join(folder, 'in-the-way');
  await writeFile(file, '');
  const blocked = serve('--medium', 'files', '--data', file);
  expect(await blocked.ended).toBe(1);
  expect(blocked.complaints()).toMatch(/^[^\n]+\n$/);
  expect(blocked.complaints()).toContain('in-the-way');
  const other = createServer().listen(0, '127.0.0.1');
  await until('the port is taken', () => other.address());
  const { port } = other.address() as { port: number };
  const taken = serve('--port', String(port));
  expect(await taken.ended).toBe(1);
  expect(taken.complaints()).toContain(`Port ${port}`);
  other.close();
});

test('--help and --set help are pages that tell all, and end with 0', async () => {
  const help = serve('--help');
  expect(await help.ended).toBe(0);
  for (const option of [
    '--host',
    '--port',
    '--medium',
    '--url',
    '--data',
    '--lifetime',
    '--set',
    '--config',
    '--quiet',
  ]) {
    expect(help.out()).toContain(option);
  }
  const settings = serve('--set', 'help');
  expect(await settings.ended).toBe(0);
  expect(settings.out()).toContain('--set commitBeforeAnswer=on');
});

test('C93 memory files: two servers of one host leave each other’s tickets alone, over restarts too', async () => {
  const argv = (name: string) => ['--medium', 'files', '--data', path.join(folder, name), '--quiet'];
  const [one, other, passing] = [serve(...argv('one')), serve(...argv('other')), serve('--quiet')];
  // One jar: cookies go by the host, and all three are 127.0.0.1.
  const jar = new Map<string, string>();
  const visit = (origin: string) => {
    const browser = new Browser(origin);
    return Object.assign(browser, { jar });
  };
  const [ann, bob, eve] = [visit(await one.ready()), visit(await other.ready()), visit(await passing.ready())];
  await ann.add('tea');
  await bob.add('juice');
  await eve.add('bread');
  expect(await ann.cart()).toEqual({ tea: 1 });
  expect(await bob.cart()).toEqual({ juice: 1 });
  expect(await eve.cart()).toEqual({ bread: 1 });
  expect([...jar.keys()].sort()).toContain(`jarful-${new URL(eve.origin).port}`);
  one.child.kill('SIGTERM');
  await one.ended;
  const again = serve(...argv('one'), '--new-secret');
  expect(await visit(await again.ready()).cart()).toEqual({ tea: 1 });
});

test.each(['0.0.0.0', '::', '192.0.2.1'])('a weak server on %s asks for one flag more, and says why', async (host) => {
  const run = serve('--host', host, '--set', 'csrf=off', '--set', 'signed=off');
  expect(await run.ended).toBe(2);
  expect(run.complaints()).toMatch(/^[^\n]+\.\n$/);
  expect(run.complaints()).toMatch(/csrf \(.+\), |signed \(.+\), /);
  expect(run.complaints()).toContain('--expose-weak');
});

test('with the flag it says what is exposed, and every address that it prints can be opened', async () => {
  const run = serve('--host', '0.0.0.0', '--set', 'csrf=off', '--expose-weak', '--quiet');
  const origin = await run.ready();
  await until('what is exposed', () => run.complaints().includes('csrf ('));
  const printed = [...run.out().matchAll(/http:\/\/\S+\//g)].map(([url]) => url);
  expect(printed[0]).toBe(`${origin}/`);
  for (const url of printed) expect((await new Browser(url).get('/shop/')).status, url).toBe(200);
});

test('a safe server on all addresses needs no flag, and one on this machine may be as weak as it likes', async () => {
  const open = serve('--host', '0.0.0.0', '--quiet');
  const weak = serve('--host', '127.0.0.2', '--set', 'csrf=off', '--quiet');
  for (const run of [open, weak]) {
    const browser = new Browser(await run.ready());
    expect((await browser.get('/shop/')).status).toBe(200);
    expect(run.complaints()).toBe('');
  }
});
