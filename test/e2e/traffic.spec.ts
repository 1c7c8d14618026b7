/** What Chromium tells about a jar's traffic to a server that is not ours, as the window gets it. */
import type { TrafficRecord } from '../../main/shared/traffic-records.ts';
import { type OwnServer, startOwnServer } from '../harness/own-server.ts';
import { test as base, expect, type Jarful } from './jarful.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };

const test = base.extend<{ own: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  own: async ({}, use) => {
    const own = await startOwnServer({
      'GET /start': (_req, res) =>
        res
          .writeHead(303, { location: '/page', 'set-cookie': ['sessionid=abcdefghij123; HttpOnly', 'theme=dark'] })
          .end(),
      'GET /page': (_req, res) =>
        res.writeHead(200, html).end(
          `<!doctype html><h1>Own</h1><link rel="stylesheet" href="/style.css">
           <form method="post" action="/form"><input name="password" value="correct horse"><input name="n" value="3">
           <button>Send</button></form>`,
        ),
      'GET /style.css': (_req, res) => res.writeHead(200, { 'content-type': 'text/css' }).end('h1{color:teal}'),
      'POST /form': (_req, res) => res.writeHead(200, html).end('<!doctype html><h1>Sent</h1>'),
      'POST /api': (_req, res) =>
        res.writeHead(201, { 'content-type': 'application/json', 'content-length': 13 }).end('{"made":true}'),
      'GET /broken': (req) => req.socket.destroy(),
      'GET /outer': (_req, res) =>
        res
          .writeHead(200, html)
          .end(`<!doctype html><h1>Outer</h1><iframe src="http://127.0.0.1:${_req.socket.localPort}/inner"></iframe>`),
      'GET /inner': (_req, res) => res.writeHead(200, html).end('<!doctype html><p>Inner</p>'),
    });
    await use(named(own));
    await own.close();
  },
});

/** Not the shop's own host name: its jars go nowhere else there. */
const named = (own: OwnServer): OwnServer => ({ ...own, url: own.url.replace('127.0.0.1', 'localhost') });

async function records(jarful: Jarful): Promise<readonly TrafficRecord[]> {
  return jarful.shell.evaluate(async () => {
    const answer = await Reflect.get(window, 'jarful').ask('traffic.snapshot', null);
    return answer.ok ? answer.value.records : [];
  });
}

async function go(jarful: Jarful, name: string, address: string): Promise<void> {
  const line = jarful.frame(name).getByRole('textbox');
  await line.fill(address);
  await line.press('Enter');
}

const ended = (all: readonly TrafficRecord[], line: string) =>
  all.find(({ request, tookMs }) => `${request.method} ${request.url}` === line && tookMs !== null);

async function record(jarful: Jarful, line: string): Promise<TrafficRecord> {
  await expect.poll(async () => ended(await records(jarful), line), { message: line }).toBeDefined();
  return ended(await records(jarful), line) as TrafficRecord;
}

const values = (lines: readonly (readonly [string, string])[], name: string) =>
  lines.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value);

test('a redirect, its cookies, a form and a fetch are records with the true headers', async ({ jarful, own }) => {
  await go(jarful, 'Ann', `${own.url}/start`);
  const start = await record(jarful, `GET ${own.url}/start`);
  expect(start).toMatchObject({ who: 'jar:ann-1', paneId: 'pane-1', kind: 'document', toShop: false, failure: null });
  expect(start.response).toMatchObject({ status: 303, statusText: 'See Other' });
  // Each Set-Cookie on a line of its own, the values masked.
  expect(values(start.response?.headers ?? [], 'set-cookie')).toEqual(['sessionid=abcd…; HttpOnly', 'theme=dark']);

  const page = await record(jarful, `GET ${own.url}/page`);
  expect(values(page.request.headers, 'cookie')).toEqual(['sessionid=abcd…; theme=dark']);
  expect(page.response).toMatchObject({ status: 200, mimeType: 'text/html', fromCache: false });
  expect(page.response?.bytes).toBeGreaterThan(50);

  // What is recorded is what was on the wire: same names, same order.
  const wire = own.heard.find(({ line }) => line === 'GET /page')?.rawHeaders ?? [];
  const names = wire.filter((_value, index) => index % 2 === 0).map((name) => name.toLowerCase());
  expect(page.request.headers.map(([name]) => name.toLowerCase()).toSorted()).toEqual(names.toSorted());

  const ann = await jarful.page('Ann');
  await ann.evaluate(() => fetch('/api', { method: 'POST', body: JSON.stringify({ token: 'very-secret', n: 1 }) }));
  const api = await record(jarful, `POST ${own.url}/api`);
  expect(api).toMatchObject({ kind: 'fetch', response: { status: 201, bytes: 13 } });
  expect(api.request.body).toBe('{"token":"very…","n":1}');

  // The first files of a page in a new process can be lost (see NetworkReader); those of the next one are told.
  await ann.reload();
  expect(await record(jarful, `GET ${own.url}/style.css`)).toMatchObject({ kind: 'stylesheet' });

  await ann.getByRole('button').click();
  const form = await record(jarful, `POST ${own.url}/form`);
  expect(form).toMatchObject({ kind: 'document', response: { status: 200 } });
  expect(form.request.body).toBe('password=corr…&n=3');
  expect(own.heard.find(({ line }) => line === 'POST /form')?.body).toBe('password=correct+horse&n=3');

  // Bob saw nothing of it, and the shop's own exchanges are the inspector's to tell.
  for (const one of await records(jarful)) expect(one.who).toBe('jar:ann-1');
  for (const one of await records(jarful)) expect(one.request.url).not.toContain(jarful.url);
});

test('what fails is a record with its reason', async ({ jarful, own }) => {
  await go(jarful, 'Bob', `${own.url}/broken`);
  expect(await record(jarful, `GET ${own.url}/broken`)).toMatchObject({
    who: 'jar:bob-2',
    response: null,
    failure: 'net::ERR_EMPTY_RESPONSE',
  });
});

test('a frame from another site is recorded too, and a pane after its crash', async ({ jarful, own }) => {
  await go(jarful, 'Ann', `${own.url}/outer`);
  const inner = `${own.url.replace('localhost', '127.0.0.1')}/inner`;
  await expect
    .poll(async () => (await records(jarful)).filter(({ request }) => request.url === inner))
    .toMatchObject([{ kind: 'document', response: { status: 200 } }]);
  const id = await jarful.contentsId('Ann');
  await jarful.app.evaluate(
    ({ webContents }, contentsId) => webContents.fromId(contentsId ?? -1)?.forcefullyCrashRenderer(),
    id,
  );
  await expect(jarful.frame('Ann').getByRole('alert')).toContainText('stopped');
  await go(jarful, 'Ann', `${own.url}/page`);
  await record(jarful, `GET ${own.url}/page`);
});
