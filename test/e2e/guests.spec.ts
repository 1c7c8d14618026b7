/** A page is a guest: what it asks by dialogs, windows and endless work concerns its own pane, and nobody else's. */

import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type OwnServer, startOwnServer } from '../harness/own-server.ts';
import { test as base, expect, type Jarful } from './jarful.ts';

const html = { 'content-type': 'text/html' };
const page = (title: string, body = '') => `<!doctype html><title>${title}</title><h1>${title}</h1>${body}`;

/** The smallest PDF that a viewer shows. */
const paper = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]>>endobj
trailer<</Root 1 0 R>>`;

const test = base.extend<{ own: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  own: async ({}, use) => {
    const own = await startOwnServer({
      'GET /': (_req, res) => res.writeHead(200, html).end(page('Home')),
      'GET /popup': (_req, res) =>
        res.writeHead(200, html).end(page('Popup', '<script>opener.postMessage("from the popup", "*")</script>')),
      'GET /pushy': (_req, res) =>
        res.writeHead(200, html).end(page('Pushy', '<script>open("/one"); open("/two"); open("/three")</script>')),
      'GET /one': (_req, res) => res.writeHead(200, html).end(page('One')),
      'GET /two': (_req, res) => res.writeHead(200, html).end(page('Two')),
      'GET /stay': (_req, res) =>
        res
          .writeHead(200, html)
          .end(page('Stay', '<script>addEventListener("beforeunload", (e) => e.preventDefault())</script>')),
      'GET /paper': (_req, res) => res.writeHead(200, { 'content-type': 'application/pdf' }).end(paper),
      'GET /three': (_req, res) => res.writeHead(200, html).end(page('Three')),
    });
    await use({ ...own, url: own.url.replace('127.0.0.1', 'localhost') });
    await own.close();
  },
});

async function go(jarful: Jarful, name: string, address: string): Promise<void> {
  const line = jarful.frame(name).getByRole('textbox').first();
  await line.fill(address);
  await line.press('Enter');
}

/** What a script in a person's page comes to, whenever it does. */
async function run(jarful: Jarful, name: string, script: string, byPerson = false): Promise<unknown> {
  const id = await jarful.contentsId(name);
  return jarful.app.evaluate(
    ({ webContents }, wanted) => webContents.fromId(wanted.id ?? -1)?.executeJavaScript(wanted.script, wanted.byPerson),
    { id, script, byPerson },
  );
}

test('what a page asks by a dialog is asked in its own pane and name; the others and Reset go on', async ({
  jarful,
  own,
}) => {
  // Playwright would answer "no" to every dialog that nobody listens for.
  jarful.app.context().on('dialog', () => {});
  await go(jarful, 'Ann', own.url);
  await expect.poll(() => jarful.heading('Ann')).toBe('Home');
  const frame = jarful.frame('Ann');
  const bob = await jarful.page('Bob');
  const host = new URL(own.url).host;
  const asked = run(jarful, 'Ann', '[confirm("Sure?"), prompt("Your name?", "nobody"), prompt("And?"), alert("Bye")]');
  await expect(frame).toContainText(`Ann’s page from ${host} says:`);
  await expect(frame).toContainText('Sure?');
  // Bob's page works meanwhile.
  await bob.reload();
  await expect.poll(() => jarful.heading('Bob')).not.toBeNull();
  await frame.getByRole('button', { name: 'OK' }).click();
  const answer = frame.getByRole('textbox', { name: 'Your answer to the page' });
  await expect(answer).toHaveValue('nobody');
  await answer.fill('Ada');
  await answer.press('Enter');
  await expect(frame).toContainText('And?');
  await frame.getByRole('button', { name: 'Cancel' }).click();
  await expect(frame).toContainText('Bye');
  await frame.getByRole('button', { name: 'OK' }).click();
  expect(await asked).toEqual([true, 'Ada', null, undefined]);

  // A page that asks without end is silenced; one that stands still is reset with everything else.
  const endless = run(jarful, 'Ann', 'let n = 0; while (n < 50 && !confirm("Again " + n)) n++; n');
  await frame.getByRole('button', { name: 'Cancel' }).click();
  await frame.getByRole('button', { name: 'No more of these from this page' }).click();
  expect(await endless).toBe(50);
  await go(jarful, 'Ann', `${own.url}/one`);
  await expect.poll(() => jarful.heading('Ann')).toBe('One');
  void run(jarful, 'Ann', 'alert("Still here")').catch(() => {});
  await expect(frame).toContainText('Still here');
  await jarful.choose('bench.reset');
  await expect(frame).not.toContainText('Still here');
  await expect.poll(() => jarful.heading('Ann')).not.toBeNull();
});

test('a window that a page opens has its opener, in the same jar, and may close itself', async ({ jarful, own }) => {
  await go(jarful, 'Ann', own.url);
  await expect.poll(() => jarful.heading('Ann')).toBe('Home');
  await run(
    jarful,
    'Ann',
    'document.cookie = "who=ann"; addEventListener("message", (e) => { self.heard = e.data }); 0',
  );
  await run(jarful, 'Ann', 'self.popup = open("/popup"); 0', true);
  await expect(jarful.frame('Ann · 2')).toBeVisible();
  await expect.poll(() => run(jarful, 'Ann', 'self.heard')).toBe('from the popup');
  const popup = await jarful.page('Ann', 2);
  expect(await popup.evaluate(() => document.cookie)).toBe('who=ann');
  await run(jarful, 'Ann', 'self.popup.close(); 0');
  await expect(jarful.frame('Ann · 2')).toHaveCount(0);
});

test('the second window that nobody clicked for is asked about', async ({ jarful, own }) => {
  await go(jarful, 'Ann', `${own.url}/pushy`);
  await expect(jarful.frame('Ann · 2')).toBeVisible();
  const frame = jarful.frame('Ann');
  await expect(frame).toContainText('Nobody clicked');
  await expect(frame).toContainText(`${own.url}/three`);
  await expect(jarful.frame('Ann · 3')).toHaveCount(0);
  await frame.getByRole('button', { name: 'Open it' }).click();
  await expect(jarful.frame('Ann · 3')).toBeVisible();
  await expect(frame).not.toContainText('Nobody clicked');
});

test('text goes onto the clipboard for whoever clicked, and for nobody else', async ({ jarful, own }) => {
  await go(jarful, 'Ann', own.url);
  await expect.poll(() => jarful.heading('Ann')).toBe('Home');
  const write = (text: string) =>
    `navigator.clipboard.writeText(${JSON.stringify(text)}).then(() => 'done', (e) => e.name)`;
  expect(await run(jarful, 'Ann', write('unasked'))).toBe('NotAllowedError');
  const ann = await jarful.page('Ann');
  await ann.getByRole('heading').click();
  const id = await jarful.contentsId('Ann');
  await jarful.app.evaluate(({ webContents }, wanted) => {
    const contents = webContents.fromId(wanted ?? -1);
    for (const type of ['mouseDown', 'mouseUp'] as const)
      contents?.sendInputEvent({ type, x: 20, y: 20, button: 'left', clickCount: 1 });
  }, id);
  await expect.poll(() => run(jarful, 'Ann', write('asked'))).toBe('done');
  expect(await jarful.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('asked');
});

test('a page that hangs is told within ten seconds, and can be stopped', async ({ jarful, own }) => {
  await go(jarful, 'Ann', own.url);
  await expect.poll(() => jarful.heading('Ann')).toBe('Home');
  void run(jarful, 'Ann', 'setTimeout(() => { for (;;); }, 0)').catch(() => {});
  await expect(jarful.frame('Ann').getByRole('alert')).toContainText('does not answer', { timeout: 12_000 });
  await jarful.frame('Ann').getByRole('button', { name: 'Reload the page' }).click();
  await expect(jarful.frame('Ann').getByRole('alert')).toHaveCount(0);
  await expect.poll(() => jarful.heading('Ann')).toBe('Home');
});

test('a page that was stopped is no crashed one, however late its end is told', async ({ jarful, own }) => {
  await go(jarful, 'Ann', own.url);
  await expect.poll(() => jarful.heading('Ann')).toBe('Home');
  // Since Electron 43 the end of a process is told a task later than it is known; here it waits until the page is there again, and comes twice.
  const id = await jarful.contentsId('Ann');
  await jarful.app.evaluate(({ webContents }, wanted) => {
    const contents = webContents.fromId(wanted ?? -1);
    if (!contents) throw new Error('no page');
    const emit = contents.emit.bind(contents) as (name: string, ...words: unknown[]) => boolean;
    const late = (name: string, ...words: unknown[]) => {
      if (name !== 'render-process-gone') return emit(name, ...words);
      setTimeout(() => emit(name, ...words), 0);
      contents.once('did-finish-load', () => setTimeout(() => emit(name, ...words), 0));
      return true;
    };
    contents.emit = late as typeof contents.emit;
  }, id);
  void run(jarful, 'Ann', 'setTimeout(() => { for (;;); }, 0)').catch(() => {});
  const alert = jarful.frame('Ann').getByRole('alert');
  await expect(alert).toContainText('does not answer', { timeout: 12_000 });
  const again = jarful.app.evaluate(
    ({ webContents }, wanted) =>
      new Promise<void>((resolve) => {
        webContents.fromId(wanted ?? -1)?.once('did-finish-load', () => setTimeout(() => setTimeout(resolve, 0), 0));
      }),
    id,
  );
  await jarful.frame('Ann').getByRole('button', { name: 'Reload the page' }).click();
  await again;
  await expect.poll(() => jarful.heading('Ann')).toBe('Home');
  await expect(alert).toHaveCount(0);
});

test('an app that takes the call and never answers keeps nobody waiting', async ({ jarful, own }) => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => mute.once('listening', resolve));
  try {
    await jarful.shell.getByRole('button', { name: 'My own app' }).click();
    const entry = (await jarful.overlay()).getByRole('textbox', { name: 'Address of your own app' });
    await entry.fill(`name.localhost:${(mute.address() as AddressInfo).port}`);
    await entry.press('Enter');
    await expect(jarful.frame('Stranger')).toBeVisible();
    await expect(entry).toHaveCount(0);
    await expect(jarful.frame('Ann').getByRole('button', { name: 'Stop' })).toBeVisible();
    await go(jarful, 'Ann', own.url);
    await expect.poll(() => jarful.heading('Ann')).toBe('Home');
  } finally {
    mute.close();
  }
});

test('a PDF is shown by the engine’s own viewer, and a page that objects to being left is left', async ({
  jarful,
  own,
}) => {
  await go(jarful, 'Ann', `${own.url}/paper`);
  const shown = () =>
    jarful.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().filter((contents) => contents.getURL().startsWith('chrome-extension:')),
    );
  await expect.poll(async () => (await shown()).length).toBe(1);
  await go(jarful, 'Ann', `${own.url}/stay`);
  await expect.poll(() => jarful.heading('Ann')).toBe('Stay');
  // The engine asks only for a page that somebody has touched.
  await run(jarful, 'Ann', '0', true);
  await go(jarful, 'Ann', `${own.url}/one`);
  await expect.poll(() => jarful.heading('Ann')).toBe('One');
});

test('an app on the other loopback, [::1], opens like any other', async ({ jarful }) => {
  const here = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  test.skip(!here.some(({ address }) => address === '::1'), 'this machine has no IPv6 loopback');
  const server = createHttpServer((_req, res) => res.writeHead(200, html).end(page('Six'))).listen(0, '::1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    await jarful.shell.getByRole('button', { name: 'My own app' }).click();
    const entry = (await jarful.overlay()).getByRole('textbox', { name: 'Address of your own app' });
    await entry.fill(`[::1]:${(server.address() as AddressInfo).port}`);
    await entry.press('Enter');
    for (const name of ['Ann', 'Bob', 'Stranger']) await expect.poll(() => jarful.heading(name)).toBe('Six');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
