import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, Jarful, test } from './jarful.ts';

/** The dialogs are the system's: main is told what a person would choose there. */
async function answerDialogs(jarful: Jarful, path: string, button = 0): Promise<void> {
  await jarful.app.evaluate(
    ({ dialog }, answer) => {
      Object.assign(dialog, {
        showSaveDialog: async () => ({ canceled: false, filePath: answer.path }),
        showOpenDialog: async () => ({ canceled: false, filePaths: [answer.path] }),
        showMessageBox: async () => ({ response: answer.button, checkboxChecked: false }),
      });
    },
    { path, button },
  );
}

const bar = (jarful: Jarful, sentence: RegExp) => jarful.shell.getByText(sentence);

test('a bench is saved, opened after a restart by its file, and brought back by Reset', async ({ userData }) => {
  const file = join(userData, 'class.jarful');
  const first = await Jarful.start(userData);
  await answerDialogs(first, file);
  await first.choose('jar.create');
  await expect.poll(() => first.heading('Cleo')).not.toBeNull();
  await (await first.page('Bob')).goto(`${first.url}/cart/`);
  await first.choose('layout.grid');
  await first.choose('bench.save');
  await expect(first.shell.getByRole('banner')).toContainText('class');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    kind: 'jarful-bench',
    people: [{ name: 'Ann' }, { name: 'Bob' }, { name: 'Cleo' }],
    panes: [{ address: '/shop/' }, { address: '/cart/' }, { address: '/shop/' }],
    layout: 'grid',
  });
  await first.app.close();

  const second = await Jarful.start(userData, { open: file });
  await expect(second.frame('Cleo')).toBeVisible();
  await expect.poll(async () => (await second.page('Bob')).url()).toBe(`${second.url}/cart/`);
  await expect(second.shell.getByRole('banner')).toContainText('class');
  expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toContain(
    'class',
  );

  const ann = await second.contentsId('Ann');
  await second.choose('pane.close');
  await expect(second.frame('Ann')).toHaveCount(0);
  await second.choose('bench.reset');
  await expect(second.frame('Ann')).toBeVisible();
  await expect.poll(() => second.heading('Cleo')).not.toBeNull();
  expect(await second.contentsId('Ann')).not.toBe(ann);
  await second.app.close();
});

test('no secret is in the file, unless the person says so', async ({ jarful, userData }) => {
  const file = join(userData, 'secrets.jarful');
  await answerDialogs(jarful, file);
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /^Add / }).first().click();
  await expect.poll(async () => (await jarful.cookies('Ann')).length).toBeGreaterThan(0);
  const value = (await jarful.cookies('Ann'))[0]?.value ?? '';
  await jarful.choose('bench.save');
  await expect.poll(() => read(file)).toContain('jarful-bench');
  expect(read(file)).not.toContain(value);

  await jarful.choose('bench.save-cookies');
  await expect.poll(() => read(file)).toContain(value);
  await jarful.choose('bench.open');
  await expect.poll(async () => (await jarful.cookies('Ann'))[0]?.value).toBe(value);
});

test('a damaged, a foreign and a newer file are each told in one sentence, and the bench stays', async ({
  jarful,
  userData,
}) => {
  const ann = await jarful.contentsId('Ann');
  for (const [text, sentence] of [
    ['{"kind":"jarful-bench","version":1,', /“odd” is damaged/],
    ['Dear diary', /“odd” is not a Jarful bench/],
    ['{"kind":"jarful-bench","version":99}', /“odd” comes from a newer Jarful/],
  ] as const) {
    const file = join(userData, 'odd.jarful');
    writeFileSync(file, text);
    await answerDialogs(jarful, file);
    await jarful.choose('bench.open');
    await expect(bar(jarful, sentence)).toBeVisible();
    expect(await jarful.contentsId('Ann')).toBe(ann);
  }
  await jarful.shell.getByRole('button', { name: 'Dismiss' }).click();
  await expect(bar(jarful, /“odd”/)).toHaveCount(0);
});

test('recent benches are in the menu; one that is gone says so and leaves it', async ({ jarful, userData }) => {
  const file = join(userData, 'gone.jarful');
  await answerDialogs(jarful, file);
  await jarful.choose('bench.save');
  const recent = () =>
    jarful.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.getMenuItemById('bench.recent')?.submenu?.items ?? []).map((item) => item.label),
    );
  await expect.poll(recent).toEqual([file]);
  rmSync(file);
  await jarful.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.getMenuItemById('bench.recent')?.submenu?.items[0]?.click(),
  );
  await expect(bar(jarful, /“gone” is not there any more/)).toBeVisible();
  await expect.poll(recent).toEqual([]);
});

test('a bench that weakens the shop says so', async ({ jarful, userData }) => {
  const file = join(userData, 'weak.jarful');
  writeFileSync(
    file,
    JSON.stringify({
      kind: 'jarful-bench',
      version: 1,
      people: [{ name: 'Mallory', shape: 'star', colour: 'red' }],
      panes: [{ person: 0, address: '/shop/' }],
      settings: { signed: false },
    }),
  );
  await answerDialogs(jarful, file);
  await jarful.choose('bench.open');
  await expect(jarful.frame('Mallory')).toBeVisible();
  await expect(bar(jarful, /“weak” switches off some of what protects the sessions/)).toBeVisible();
});

test('a file that the window hands over is opened, and so is a second start’s', async ({ jarful, userData }) => {
  const file = join(userData, 'dropped.jarful');
  await answerDialogs(jarful, file);
  await jarful.choose('layout.grid');
  await jarful.choose('bench.save');
  await expect.poll(() => read(file)).toContain('grid');
  await jarful.choose('layout.row');
  await jarful.shell.evaluate((path) => window.jarful.ask('bench.open-file', { path }), file);
  const layout = async () =>
    jarful.shell.evaluate(async () => {
      const answer = await window.jarful.ask('bench.state', null);
      return answer.ok ? answer.value.layout : null;
    });
  await expect.poll(layout).toBe('grid');

  await jarful.choose('layout.row');
  await expect.poll(layout).toBe('row');
  execFileSync(
    String(process.env.ELECTRON_EXEC_PATH),
    ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, file],
    { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' },
  );
  await expect.poll(layout).toBe('grid');
});

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

test('an own app that came in a bench’s place is not saved over its file', async ({ jarful, userData }) => {
  const file = join(userData, 'class.jarful');
  await answerDialogs(jarful, file);
  await jarful.choose('bench.save');
  await expect.poll(() => read(file)).toContain('jarful-bench');
  const before = read(file);
  const app = createServer((_request, response) => response.end('mine'));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { port } = app.address() as AddressInfo;
  await jarful.shell.evaluate(
    (address) => Reflect.get(window, 'jarful').ask('own-app.open', { address }),
    `http://localhost:${port}/`,
  );
  await expect(jarful.frame('Stranger')).toBeVisible();
  const other = join(userData, 'mine.jarful');
  await answerDialogs(jarful, other);
  await jarful.choose('bench.save');
  await expect.poll(() => read(other)).toContain('Stranger');
  expect(read(file)).toBe(before);
  app.close();
});

test('how large a page is, who sleeps and who has a window of her own are kept in the file', async ({ userData }) => {
  const file = join(userData, 'spread.jarful');
  const first = await Jarful.start(userData);
  await answerDialogs(first, file);
  await first.choose('pane.zoom-in');
  const mark = (jarful: Jarful) => jarful.frame('Ann').getByRole('button', { name: /110%/ });
  await expect(mark(first)).toBeVisible();
  await first.choose('jar.create');
  await expect.poll(() => first.heading('Cleo')).not.toBeNull();
  await first.choose('pane.pop-out');
  await expect(first.frame('Cleo')).toContainText('is in another window');
  await first.choose('pane.activate-2');
  await first.choose('pane.sleep');
  await expect(first.frame('Bob')).toContainText('This pane sleeps');
  await first.choose('bench.save');
  await expect.poll(() => read(file)).toContain('jarful-bench');
  await first.app.close();

  const second = await Jarful.start(userData);
  await answerDialogs(second, file);
  await second.choose('bench.open');
  await expect(second.frame('Bob')).toContainText('This pane sleeps');
  await expect(second.frame('Cleo')).toContainText('is in another window');
  await expect(mark(second)).toBeVisible();
  const size = () =>
    second.contentsId('Ann').then((id) =>
      second.app.evaluate(
        ({ webContents }, one) =>
          webContents
            .fromId(one ?? -1)
            ?.getZoomFactor()
            .toFixed(2),
        id,
      ),
    );
  await expect.poll(size).toBe('1.10');
  await mark(second).click();
  await expect(mark(second)).toHaveCount(0);
  await expect.poll(size).toBe('1.00');
  await second.frame('Bob').getByRole('button', { name: 'Wake it' }).click();
  await expect.poll(() => second.heading('Bob')).not.toBeNull();
  await second.app.close();
});
