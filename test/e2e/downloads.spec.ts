/** A file that a page wants to save is asked for by person and origin, and what became of it is told; nothing is lost in silence. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnServer, startOwnServer } from '../harness/own-server.ts';
import { expect, type Jarful, test } from './jarful.ts';

/** The box is the system's: main is told what a person would choose there, when the test says so. */
async function answerBox(jarful: Jarful, path: string | null): Promise<void> {
  await jarful.app.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, {
      showSaveDialog: async (_window: unknown, { title }: { title: string }) => {
        Object.assign(globalThis, { asked: [...(Reflect.get(globalThis, 'asked') ?? []), title] });
        return { canceled: chosen === null, filePath: chosen ?? '' };
      },
    });
  }, path);
}

const asked = (jarful: Jarful) =>
  jarful.app.evaluate(() => (Reflect.get(globalThis, 'asked') ?? []) as readonly string[]);

/** Passing folders of downloads that are under way. */
const passing = () => readdirSync(tmpdir()).filter((name) => name.startsWith('jarful-download-'));

async function withFiles(jarful: Jarful, journey: (site: OwnServer) => Promise<void>): Promise<void> {
  const site = await startOwnServer({
    'GET /': (_req, res) =>
      res
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><h1>Files</h1><a href="/list.csv">list</a> <a href="/torn.csv">torn</a>'),
    'GET /list.csv': (_req, res) =>
      res.writeHead(200, { 'content-type': 'text/csv', 'content-disposition': 'attachment' }).end('tea,1\n'),
    'GET /torn.csv': (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv', 'content-disposition': 'attachment', 'content-length': '99' });
      res.write('tea');
      setImmediate(() => res.destroy());
    },
  });
  try {
    await jarful.shell.evaluate((address) => Reflect.get(window, 'jarful').ask('own-app.open', { address }), site.url);
    await expect.poll(() => jarful.heading('Ann')).toBe('Files');
    await journey(site);
  } finally {
    await site.close();
  }
}

test('is saved where a person says, and that is told', async ({ jarful, userData }) => {
  await withFiles(jarful, async (site) => {
    const path = join(userData, 'chosen.csv');
    await answerBox(jarful, path);
    await (await jarful.page('Ann')).getByRole('link', { name: 'list' }).click();
    const host = new URL(site.url).host;
    await expect(jarful.shell.getByRole('status').filter({ hasText: 'saved' })).toContainText(host);
    expect(readFileSync(path, 'utf8')).toBe('tea,1\n');
    const [sentence = ''] = await asked(jarful);
    for (const word of ['Ann', 'list.csv', host]) expect(sentence).toContain(word);
    await expect.poll(passing).toEqual([]);
  });
});

test('leaves nothing behind when a person does not want it, or it breaks off', async ({ jarful, userData }) => {
  await withFiles(jarful, async () => {
    await answerBox(jarful, null);
    const ann = await jarful.page('Ann');
    await ann.getByRole('link', { name: 'list' }).click();
    await expect(jarful.shell.getByText(/was not saved for/)).toBeVisible();
    const path = join(userData, 'torn.csv');
    await answerBox(jarful, path);
    await ann.getByRole('link', { name: 'torn' }).click();
    await expect(jarful.shell.getByText(/could not be saved for/)).toBeVisible();
    expect(existsSync(path)).toBe(false);
    await expect.poll(passing).toEqual([]);
  });
});

test('is saved also when its page has closed itself meanwhile', async ({ jarful, userData }) => {
  await withFiles(jarful, async (site) => {
    const path = join(userData, 'late.csv');
    await jarful.app.evaluate(({ dialog }, chosen) => {
      Object.assign(dialog, {
        showSaveDialog: () =>
          new Promise((resolve) => {
            Object.assign(globalThis, { decide: () => resolve({ canceled: false, filePath: chosen }) });
          }),
      });
    }, path);
    await (await jarful.page('Ann')).evaluate((url) => window.open(url), `${site.url}/`);
    const second = await jarful.page('Ann', 2);
    await second.getByRole('link', { name: 'list' }).click();
    await expect.poll(() => jarful.app.evaluate(() => typeof Reflect.get(globalThis, 'decide'))).toBe('function');
    await second.evaluate(() => window.close());
    await expect.poll(() => jarful.contentsId('Ann', 2)).toBeNull();
    await jarful.app.evaluate(() => Reflect.get(globalThis, 'decide')());
    await expect(jarful.shell.getByRole('status').filter({ hasText: 'saved' })).toBeVisible();
    expect(readFileSync(path, 'utf8')).toBe('tea,1\n');
  });
});
