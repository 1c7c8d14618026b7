/** The keyboard never dies: whatever had it and went, something known has it next, and no mouse is needed. */
import { expect, type Jarful, noRealKeys, test } from './jarful.ts';

test.skip(noRealKeys !== null, noRealKeys ?? '');

/** Ctrl+K opens the palette and Escape leaves it: whoever has the keyboard, commands come through. */
async function expectItAnswers(jarful: Jarful): Promise<void> {
  const palette = (await jarful.overlay()).getByRole('searchbox');
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
  // Given back to the page, which is in another window: that one comes to the front first.
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  await jarful.choose('pane.pop-out');
  await expect.poll(() => jarful.app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length)).toBe(1);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  await expectItAnswers(jarful);
});

test('a page that is still coming keeps no key from the commands', async ({ jarful }) => {
  const { shell } = jarful;
  await jarful.choose('backstage.conversation');
  await jarful.choose('pane.activate-1');
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  await shell.evaluate(() => window.jarful.ask('breakpoints.set', { where: 'gate' }));
  jarful.press('ctrl+shift+n');
  await expect(jarful.frame('Cleo')).toBeVisible();
  await expect(jarful.frame('Cleo').getByRole('button', { name: 'Stop loading' })).toBeVisible();
  jarful.press('ctrl+w');
  await expect(jarful.frame('Cleo')).toHaveCount(0);
  await expectItAnswers(jarful);
  await shell.evaluate(() => window.jarful.ask('breakpoints.clear', null));
});
