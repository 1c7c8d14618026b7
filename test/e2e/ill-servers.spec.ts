/** Servers that misbehave: nothing of what they do is lost in the record, and nothing is invented. Their own log is the measure. */
import { createHash } from 'node:crypto';
import type { TrafficRecord } from '../../main/shared/traffic-records.ts';
import { type IllServer, startIllServer } from '../harness/ill-server.ts';
import { startOwnServer } from '../harness/own-server.ts';
import { test as base, expect, type Jarful } from './jarful.ts';

const test = base.extend<{ ill: IllServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  ill: async ({}, use) => {
    const ill = await startIllServer();
    await use(ill);
    await ill.close();
  },
});

async function go(jarful: Jarful, address: string): Promise<void> {
  const line = jarful.frame('Ann').getByRole('textbox').first();
  await line.fill(address);
  await line.press('Enter');
  // The page has the keyboard now. Playwright lets the window believe that it kept it.
  await line.blur();
}

async function recordsOf(jarful: Jarful, origin: string): Promise<readonly TrafficRecord[]> {
  const all = await jarful.shell.evaluate(async () => {
    const answer = await Reflect.get(window, 'jarful').ask('traffic.snapshot', null);
    return answer.ok ? answer.value.records : [];
  });
  return all.filter(({ request }) => request.url.startsWith(origin) || request.url.startsWith(`ws${origin.slice(4)}`));
}

async function run(jarful: Jarful, script: string): Promise<unknown> {
  const id = await jarful.contentsId('Ann');
  return jarful.app.evaluate(
    ({ webContents }, wanted) => webContents.fromId(wanted.id ?? -1)?.executeJavaScript(wanted.script),
    { id, script },
  );
}

const lineOf = ({ request }: TrafficRecord) => `${request.method} ${new URL(request.url).pathname} HTTP/1.1`;
const ended = (records: readonly TrafficRecord[]) => records.every(({ tookMs }) => tookMs !== null);
// The browser asks for it by itself, once for each site.
const wanted = (lines: readonly string[]) => lines.filter((line) => !line.includes('/favicon.ico')).toSorted();

test('every byte in headers: none swallows the next header, and each answer is a record', async ({ jarful, ill }) => {
  await go(jarful, `${ill.origin}/page`);
  await expect.poll(() => jarful.heading('Ann')).toBe('Ill');
  // C0 controls but the tab, and DEL, are refused by the engine or mean the end of a line.
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte >= 0x20 && byte !== 0x7f);
  await run(
    jarful,
    `(async () => { for (const b of ${JSON.stringify(bytes)}) await fetch('/byte/' + b).then((r) => r.text()); })()`,
  );
  await expect
    .poll(async () => (await recordsOf(jarful, `${ill.origin}/byte/`)).filter(({ tookMs }) => tookMs !== null).length)
    .toBe(bytes.length);
  for (const { request, response } of await recordsOf(jarful, `${ill.origin}/byte/`)) {
    const names = response?.headers.map(([name]) => name).toSorted();
    expect(names, request.url).toEqual(
      ['Connection', 'Content-Type', 'Content-Disposition', 'Set-Cookie', 'Set-Cookie', 'X-End'].toSorted(),
    );
    expect(response?.headers, request.url).toContainEqual(['Set-Cookie', 'sound=1; HttpOnly']);
  }
  expect(wanted((await recordsOf(jarful, ill.origin)).map(lineOf))).toEqual(wanted(ill.asked));
});

test('servers that die, slam the door, speak no HTTP, trickle, lie, flood, hang or send in rings: each is a record that says so', async ({
  jarful,
  ill,
}) => {
  await go(jarful, `${ill.origin}/page`);
  await expect.poll(() => jarful.heading('Ann')).toBe('Ill');
  await run(
    jarful,
    `(async () => { for (const p of ['/dies', '/dies-in-a-chunk', '/slams', '/no-http', '/trickles', '/lies', '/floods', '/ring'])
      await fetch(p).then((r) => r.text()).catch(() => {}); })()`,
  );
  await run(jarful, "self.late = new AbortController(); fetch('/hangs', { signal: late.signal }).catch(() => {}); 0");
  await expect.poll(() => ill.asked).toContain('GET /hangs HTTP/1.1');
  const hanging = await recordsOf(jarful, `${ill.origin}/hangs`);
  expect(hanging).toMatchObject([{ response: null, tookMs: null, failure: null }]);
  await run(jarful, 'late.abort(); 0');
  await expect.poll(async () => ended(await recordsOf(jarful, ill.origin))).toBe(true);
  const records = await recordsOf(jarful, ill.origin);
  const of = (path: string) => records.filter(({ request }) => request.url === `${ill.origin}${path}`);
  expect(of('/dies')).toMatchObject([{ response: { status: 200 }, failure: 'net::ERR_CONTENT_LENGTH_MISMATCH' }]);
  expect(of('/dies-in-a-chunk')).toMatchObject([
    { response: { status: 200 }, failure: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' },
  ]);
  // An idempotent request is tried twice when the first connection gives nothing: the engine tells of one.
  expect(of('/slams')).toMatchObject([{ response: null, failure: 'net::ERR_EMPTY_RESPONSE' }]);
  expect(of('/no-http')).toMatchObject([{ response: null, failure: 'net::ERR_INVALID_HTTP_RESPONSE' }]);
  expect(of('/trickles')).toMatchObject([{ response: { status: 200 }, failure: null }]);
  expect(of('/lies')).toMatchObject([{ response: { status: 200 }, failure: null }]);
  expect(of('/floods')).toMatchObject([{ response: { status: 200 }, failure: null }]);
  expect(of('/floods')[0]?.response?.headers.filter(([name]) => name.startsWith('X-Flood-'))).toHaveLength(500);
  expect(of('/hangs')).toMatchObject([{ response: null, failure: 'net::ERR_ABORTED' }]);
  expect(of('/ring').length).toBe(ill.asked.filter((line) => line === 'GET /ring HTTP/1.1').length);
  expect(of('/ring').at(-1)).toMatchObject({ failure: 'net::ERR_TOO_MANY_REDIRECTS' });
  // What broke off is said where it is read.
  await jarful.shell.getByRole('tab', { name: 'Log' }).click();
  await jarful.shell.getByRole('grid', { name: 'Log of the server' }).getByText('/dies ').first().click();
  await expect(jarful.shell.getByRole('article', { name: 'The chosen request' })).toContainText(
    'net::ERR_CONTENT_LENGTH_MISMATCH',
  );
});

test('a thousand requests at once are a thousand records, and one login before them stays', async ({ jarful, ill }) => {
  await go(jarful, `${ill.origin}/page`);
  await expect.poll(() => jarful.heading('Ann')).toBe('Ill');
  await run(
    jarful,
    "Promise.all(Array.from({ length: 1000 }, (_, n) => fetch('/many/' + n).then((r) => r.text()))).then(() => 0)",
  );
  await expect.poll(() => wanted(ill.asked).length).toBe(1001);
  await expect.poll(async () => ended(await recordsOf(jarful, ill.origin))).toBe(true);
  const records = await recordsOf(jarful, ill.origin);
  const { gone } = await jarful.shell.evaluate(async () => {
    const answer = await Reflect.get(window, 'jarful').ask('traffic.snapshot', null);
    if (!answer.ok) throw new Error('no snapshot');
    return answer.value;
  });
  const lost = gone.reduce((sum, { count }) => sum + count, 0);
  expect(records.length + lost - records.filter(({ request }) => request.url.endsWith('/favicon.ico')).length).toBe(
    1001,
  );
  expect(records.map(lineOf)).toContain('GET /page HTTP/1.1');
});

test('what is kept stays whatever comes, how many are gone is said, and the record is emptied by one command', async ({
  jarful,
  ill,
}) => {
  await go(jarful, `${ill.origin}/page`);
  await expect.poll(() => jarful.heading('Ann')).toBe('Ill');
  await run(jarful, "fetch('/many/first').then((r) => r.text())");
  await jarful.shell.getByRole('tab', { name: 'Log' }).click();
  const log = jarful.shell.getByRole('grid', { name: 'Log of the server' });
  await log.getByText('/many/first').click();
  const keep = jarful.shell.getByRole('button', { name: 'Keep', exact: true });
  await expect(keep).toHaveAttribute('aria-pressed', 'false');
  await keep.focus();
  await jarful.shell.keyboard.press('Space');
  await expect(keep).toHaveAttribute('aria-pressed', 'true');
  await run(
    jarful,
    "(async () => { for (let n = 0; n < 1100; n += 100) await Promise.all(Array.from({ length: 100 }, (_, m) => fetch('/many/' + (n + m)).then((r) => r.text()))); })()",
  );
  await expect(jarful.shell.getByText(/exchanges of Ann are not kept any more/)).toBeVisible();
  await jarful.shell.getByRole('searchbox', { name: 'Find in the log' }).fill('/many/first');
  await expect(log.getByRole('row')).toHaveCount(1);

  const answerWith = (button: number) =>
    jarful.app.evaluate(({ dialog }, response) => {
      dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
    }, button);
  await answerWith(1);
  await jarful.choose('exchange.clear');
  await expect(log.getByText('/many/first')).toBeVisible();
  await answerWith(0);
  await jarful.choose('exchange.clear');
  await expect(jarful.shell.getByText(/exchanges with other servers than the shop are forgotten/)).toBeVisible();
  await expect(log.getByText('/many/first')).toHaveCount(0);
  await expect(jarful.shell.getByText(/not kept any more/)).toHaveCount(0);
});

test('a WebSocket and a stream of events are exchanges with what was said on them', async ({ jarful }) => {
  const own = await startOwnServer({
    'GET /': (_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Live</h1>'),
    'GET /events': (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: first\n\nevent: news\ndata: second\n\n');
    },
  });
  own.server.on('upgrade', (request, socket) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.on('error', () => {});
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.write(Buffer.from([0x81, 2, 0x68, 0x69]));
  });
  const origin = own.url.replace('127.0.0.1', 'localhost');
  try {
    await go(jarful, origin);
    await expect.poll(() => jarful.heading('Ann')).toBe('Live');
    await run(
      jarful,
      `new Promise((done) => { const s = new WebSocket('${origin.replace('http', 'ws')}/ws');
        s.onmessage = () => { s.send('{"token":"very-secret","n":1}'); done(); }; self.kept = s; })`,
    );
    await run(
      jarful,
      "new Promise((done) => { const e = new EventSource('/events'); e.addEventListener('news', () => done()); self.stream = e; })",
    );
    const of = async (kind: string) => (await recordsOf(jarful, origin)).filter((one) => one.kind === kind);
    await expect
      .poll(() => of('websocket'))
      .toMatchObject([
        {
          response: { status: 101 },
          messages: {
            count: 2,
            newest: [
              { way: 'in', text: 'hi' },
              { way: 'out', text: '{"token":"very…","n":1}' },
            ],
          },
        },
      ]);
    await expect
      .poll(() => of('eventsource'))
      .toMatchObject([{ messages: { newest: [{ text: 'first' }, { text: 'news: second' }] } }]);
    await jarful.shell.getByRole('tab', { name: 'Log' }).click();
    await jarful.shell.getByRole('grid', { name: 'Log of the server' }).getByText('/ws').first().click();
    const detail = jarful.shell.getByRole('article', { name: 'The chosen request' });
    await expect(detail).toContainText('2 messages were said on this channel');
    await expect(detail).not.toContainText('very-secret');
  } finally {
    await own.close();
  }
});

test('the address line keeps the host before the path, and of a long host its end', async ({ jarful, ill }) => {
  const port = new URL(ill.origin).port;
  await go(jarful, `${ill.origin}/page`);
  await expect.poll(() => jarful.heading('Ann')).toBe('Ill');
  const shown = () =>
    jarful.frame('Ann').evaluate((frame) => {
      const [host, path] = [...frame.querySelectorAll('[aria-hidden="true"] > span')].filter(
        (span) => span.closest('[aria-hidden="true"]')?.previousElementSibling?.tagName === 'INPUT',
      );
      const box = host?.parentElement?.getBoundingClientRect();
      const text = host?.firstElementChild?.getBoundingClientRect();
      return {
        hostEnds: text && box ? text.right <= box.right + 1 && text.right > box.left : false,
        hostBegins: text && box ? text.left >= box.left - 1 : false,
        pathWidth: path?.getBoundingClientRect().width ?? -1,
      };
    });
  await expect.poll(shown).toMatchObject({ hostEnds: true, hostBegins: true });
  const long = `${'a-very-long-name-of-a-bank.'.repeat(6)}evil.localhost:${port}`;
  await go(jarful, `http://${long}/page?${'x'.repeat(300)}`);
  await expect.poll(() => ill.asked.at(-1)).toContain('/page?xxx');
  await expect.poll(shown).toEqual({ hostEnds: true, hostBegins: false, pathWidth: 0 });
});
