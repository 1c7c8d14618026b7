import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { noPs } from '../harness/windows-lacks.ts';
import { expect, Jarful, test } from './jarful.ts';

test('closing the window leaves no process', async ({ userData }) => {
  test.skip(noPs !== null, noPs ?? '');
  const jarful = await Jarful.start(userData);
  const marker = `--user-data-dir=${userData}`;
  expect(processesWith(marker)).toBeGreaterThan(3);
  const gone = new Promise((resolve) => jarful.app.process().once('exit', resolve));
  await jarful.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;
  await expect.poll(() => processesWith(marker)).toBe(0);
  await expect(fetch(jarful.url)).rejects.toThrow();
});

test('the window comes back where it was, and the backstage where the person put it', async ({ userData }) => {
  const first = await Jarful.start(userData);
  await first.place({ x: 120, y: 90, width: 1111, height: 777 });
  await expect.poll(async () => (await boundsOf(first))?.width).toBe(1111);
  const bounds = await boundsOf(first);
  await first.choose('backstage.below');
  await expect(first.shell.locator('[data-arrangement="below"]')).toHaveCount(1);
  await first.app.close();
  const second = await Jarful.start(userData);
  await expect.poll(() => boundsOf(second)).toEqual(bounds);
  await expect(second.shell.locator('[data-arrangement="below"]')).toHaveCount(1);
  await second.app.close();
});

test('a pane that cannot load says so in plain words and offers a way on', async ({ jarful }) => {
  const frame = jarful.frame('Bob');
  const address = frame.getByRole('textbox');
  await address.fill('localhost:1/');
  await address.press('Enter');
  await expect(frame).toContainText(/could not be reached|not be opened/i);
  await frame.getByRole('button', { name: /shop/i }).click();
  const bob = await jarful.page('Bob');
  await expect(bob.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a page that crashes says so, and reload revives it', async ({ jarful }) => {
  const id = await jarful.contentsId('Bob');
  await jarful.app.evaluate(
    ({ webContents }, contents) => webContents.fromId(contents ?? -1)?.forcefullyCrashRenderer(),
    id,
  );
  const frame = jarful.frame('Bob');
  await expect(frame).toContainText(/crashed|stopped/i);
  await frame
    .getByRole('button', { name: /reload|again/i })
    .last()
    .click();
  await expect.poll(() => jarful.heading('Bob')).toBe('The Corner Shop');
});

test('Reset brings the opening bench back', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
  await jarful.choose('jar.create');
  await jarful.page('Cleo');
  const start = Date.now();
  await jarful.choose('bench.reset');
  await expect(jarful.frame('Cleo')).toHaveCount(0);
  await expect(jarful.frame('Ann')).toContainText('no ticket');
  await expect.poll(() => jarful.heading('Bob')).toBe('The Corner Shop');
  process.stdout.write(`reset: ${Date.now() - start} ms\n`);
  const fresh = await jarful.page('Ann');
  await fresh.goto(`${jarful.url}/cart/`);
  await expect(fresh.getByRole('main')).not.toContainText('Orange juice');
});

// In the packed app this library lies outside of the archive, since the system cannot load it from inside.
test('the library of the database medium loads inside the app and keeps a record', async ({ jarful, userData }) => {
  const kept = await jarful.app.evaluate(
    ({ app }, file) => {
      const require = process.getBuiltinModule('node:module').createRequire(`${app.getAppPath()}/package.json`);
      const Database = require('libsql');
      const write = new Database(file);
      write.exec("CREATE TABLE sessions (id TEXT, data TEXT); INSERT INTO sessions VALUES ('a', 'juice')");
      write.close();
      return new Database(file).prepare('SELECT data FROM sessions').all();
    },
    join(userData, 'trial.db'),
  );
  expect(kept).toEqual([{ data: 'juice' }]);
});

async function boundsOf(jarful: Jarful) {
  return jarful.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}

/** How many processes carry this word on their command line. */
function processesWith(word: string): number {
  const list = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(word)).length;
}

test('the chip says what the panes cost, and more for one more', async ({ jarful }) => {
  const cost = async () => Number(/([\d,]+) MB/.exec(await jarful.shell.getByRole('banner').innerText())?.[1] ?? 0);
  await expect.poll(cost).toBeGreaterThan(10);
  const two = await cost();
  await jarful.choose('jar.create');
  await expect.poll(cost).toBeGreaterThan(two + 5);
});
