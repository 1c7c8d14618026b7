/** The keyboard never dies: whatever had it and went, something known has it next, and no mouse is needed. */
import fc from 'fast-check';
import { expect, type Jarful, noRealKeys, test } from './jarful.ts';

test.skip(noRealKeys !== null, noRealKeys ?? '');

/** Ctrl+K opens the palette and Escape leaves it: whoever has the keyboard, commands come through. */
async function expectItAnswers(jarful: Jarful): Promise<void> {
  const palette = jarful.shell.getByRole('searchbox');
  jarful.press('ctrl+k');
  await expect(palette).toBeFocused();
  jarful.press('Escape');
  await expect(palette).toHaveCount(0);
  await expect.poll(() => jarful.keyboardAt()).not.toBeNull();
}

test('a pane that is closed hands the keyboard to the next one, the last one to the window', async ({ jarful }) => {
  jarful.press('ctrl+w');
  await expect(jarful.frame('Ann')).toHaveCount(0);
  await expect.poll(() => jarful.keyboardIn('Bob')).toBe(true);
  await expectItAnswers(jarful);
  jarful.press('ctrl+w');
  await expect(jarful.frame('Bob')).toHaveCount(0);
  await expect.poll(() => jarful.keyboardAt()).toBe(jarful.shell.url());
  await expectItAnswers(jarful);
});

test('a page whose process is killed hands the keyboard to what stands in its place', async ({ jarful }) => {
  const id = await jarful.contentsId('Ann');
  await jarful.app.evaluate(({ webContents }, ann) => webContents.fromId(ann ?? -1)?.forcefullyCrashRenderer(), id);
  const wayOn = jarful.frame('Ann').getByRole('button', { name: 'Reload the page' });
  await expect(wayOn).toBeFocused();
  await expectItAnswers(jarful);
  await expect(wayOn).toBeFocused();
  jarful.press('Return');
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
});

test('a page that falls asleep hands the keyboard to the button that wakes it', async ({ jarful }) => {
  await jarful.choose('pane.sleep');
  await expect(
    jarful.frame('Ann').getByRole('alert').or(jarful.frame('Ann').getByRole('status')).getByRole('button').last(),
  ).toBeFocused();
  await expectItAnswers(jarful);
});

test('a window of a page gives the keyboard back to the bench when it is closed', async ({ jarful }) => {
  await jarful.choose('pane.pop-out');
  await expect.poll(() => jarful.app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length)).toBe(2);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  await expectItAnswers(jarful);
  await jarful.choose('pane.pop-out');
  await expect.poll(() => jarful.app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length)).toBe(1);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  await expectItAnswers(jarful);
});

/** Chooses a command as somebody without a mouse does; one that cannot be done now is let be. */
async function byPalette(jarful: Jarful, id: string, title: string): Promise<void> {
  const enabled = await jarful.app.evaluate(
    ({ Menu }, one) => Menu.getApplicationMenu()?.getMenuItemById(one)?.enabled,
    id,
  );
  if (!enabled) return;
  jarful.press('ctrl+k');
  await expect(jarful.shell.getByRole('searchbox')).toBeFocused();
  jarful.type(title);
  await expect(jarful.shell.getByRole('option', { name: title }).first()).toBeVisible();
  jarful.press('Return');
  await expect(jarful.shell.getByRole('searchbox')).toHaveCount(0);
}

/** What becomes of whoever has the keyboard: by keys alone, but for what no key does. */
const deeds: Readonly<Record<string, (jarful: Jarful) => unknown>> = {
  close: (jarful) => jarful.press('ctrl+w'),
  'a second pane': (jarful) => jarful.press('ctrl+t'),
  'another person': (jarful) => jarful.press('ctrl+shift+n'),
  'the first pane': (jarful) => jarful.press('ctrl+1'),
  'the second pane': (jarful) => jarful.press('ctrl+2'),
  'one place on': (jarful) => jarful.press('ctrl+shift+Next'),
  'the next region': (jarful) => jarful.press('F6'),
  'another tab': (jarful) => jarful.press('alt+3'),
  'fold the backstage': (jarful) => jarful.press('ctrl+j'),
  'the backstage alone': (jarful) => jarful.press('ctrl+shift+j'),
  reset: (jarful) => jarful.press('ctrl+shift+BackSpace'),
  'pop out, or come back': (jarful) => byPalette(jarful, 'pane.pop-out', 'A Window of Its Own'),
  sleep: (jarful) => byPalette(jarful, 'pane.sleep', 'Let This Pane Sleep'),
  kill: ({ app }) =>
    app.evaluate(({ webContents }) => {
      const focused = webContents.getFocusedWebContents();
      if (focused && !focused.getURL().startsWith('app://')) focused.forcefullyCrashRenderer();
    }),
  'close the window in front': ({ app }) =>
    app.evaluate(({ BaseWindow, BrowserWindow }) => {
      const front = BaseWindow.getFocusedWindow();
      if (front && BrowserWindow.getAllWindows().every((one) => one.id !== front.id)) front.close();
    }),
};

test('whatever is closed, killed, popped, put to sleep and moved, one has the keyboard, and it is seen', async ({
  jarful,
}) => {
  test.setTimeout(150_000);
  const { app, shell } = jarful;
  const holders = () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents().filter((one) => one.isFocused()).length);
  /** In a page the page shows it; in the window it must be a thing that is there to be seen. */
  const isSeen = async () =>
    (await jarful.keyboardAt()) !== shell.url() ||
    shell.evaluate(() => {
      const at = document.activeElement;
      const box = at?.getBoundingClientRect();
      if (!at || !box || at === document.body) return false;
      return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(deeds)), { minLength: 8, maxLength: 8 }),
      async (names) => {
        for (const [step, name] of names.entries()) {
          const message = `after ${names.slice(0, step + 1).join(', ')}`;
          await deeds[name]?.(jarful);
          await expect.poll(holders, { message }).toBe(1);
          await expect.poll(isSeen, { message }).toBe(true);
          await expectItAnswers(jarful);
        }
        jarful.press('ctrl+shift+BackSpace');
        await jarful.page('Bob');
      },
    ),
    { seed: 13, numRuns: 6, endOnFailure: true, interruptAfterTimeLimit: 45_000 },
  );
});
