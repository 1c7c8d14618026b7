import { expect, noRealKeys, test } from './jarful.ts';

test.skip(noRealKeys !== null, noRealKeys ?? '');

test('the palette finds a command by its name, runs it, and gives the keyboard back to the page', async ({
  jarful,
}) => {
  const overlay = await jarful.overlay();
  const before = await jarful.frame('Ann').boundingBox();
  jarful.press('ctrl+k');
  const search = overlay.getByRole('dialog', { name: 'Commands' }).getByRole('searchbox');
  await expect(search).toBeFocused();
  await expect.poll(() => jarful.keyboardAt()).toBe(overlay.url());
  // It stands over the panes and pushes nothing down.
  expect(await jarful.frame('Ann').boundingBox()).toEqual(before);

  jarful.type('two by');
  await expect(overlay.getByRole('option').first()).toContainText('Two by Two');
  jarful.press('Return');
  await expect(search).toHaveCount(0);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);

  jarful.press('ctrl+k');
  await expect(search).toBeFocused();
  jarful.press('Escape');
  await expect(search).toHaveCount(0);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
});

test('a command that cannot be done now says why, and nothing happens', async ({ jarful }) => {
  const overlay = await jarful.overlay();
  jarful.press('ctrl+k');
  await expect(overlay.getByRole('searchbox')).toBeFocused();
  jarful.type('undo');
  const undo = overlay.getByRole('option', { name: /Undo/ });
  await expect(undo).toContainText('no jar has been changed');
  jarful.press('Return');
  await expect(overlay.getByText('Undo Change to a Jar: not now, no jar has been changed.')).toBeVisible();
  await expect(overlay.getByRole('searchbox')).toBeFocused();
});

test('the key sheet shows every key, and closes by the key that opened it', async ({ jarful }) => {
  const overlay = await jarful.overlay();
  jarful.press('ctrl+slash');
  const sheet = overlay.getByRole('region', { name: 'All keys' });
  await expect(sheet).toBeFocused();
  await expect(sheet).toContainText('Ctrl+Shift+N');
  await expect(sheet.getByRole('region', { name: 'Pane' })).toContainText('Ctrl+L');
  jarful.press('ctrl+slash');
  await expect(sheet).toHaveCount(0);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
});

test('what stands over the panes is gone with a click beside it, and another takes its place', async ({ jarful }) => {
  const overlay = await jarful.overlay();
  const address = jarful.frame('Bob').getByRole('textbox');
  jarful.press('ctrl+2');
  await expect.poll(() => jarful.keyboardIn('Bob')).toBe(true);
  jarful.press('ctrl+l');
  await expect(address).toBeFocused();
  jarful.press('ctrl+k');
  await expect(overlay.getByRole('searchbox')).toBeFocused();
  jarful.press('ctrl+slash');
  await expect(overlay.getByRole('searchbox')).toHaveCount(0);
  await expect(overlay.getByRole('dialog', { name: 'All keys' })).toBeVisible();
  await overlay.mouse.click(5, 400);
  await expect(overlay.getByRole('dialog')).toHaveCount(0);
  // Back in the address line, where the keyboard was before the first of them.
  await expect.poll(() => jarful.keyboardAt()).toBe(jarful.shell.url());
  await expect(address).toBeFocused();
});

test('a page that is killed under the palette leaves it where it is, and its card has the keyboard then', async ({
  jarful,
}) => {
  const overlay = await jarful.overlay();
  jarful.press('ctrl+k');
  await expect(overlay.getByRole('searchbox')).toBeFocused();
  const id = await jarful.contentsId('Ann');
  await jarful.app.evaluate(({ webContents }, ann) => webContents.fromId(ann ?? -1)?.forcefullyCrashRenderer(), id);
  const wayOn = jarful.frame('Ann').getByRole('button', { name: 'Reload the page' });
  await expect(wayOn).toBeVisible();
  await expect(overlay.getByRole('searchbox')).toBeFocused();
  await expect.poll(() => jarful.keyboardAt()).toBe(overlay.url());
  jarful.press('Escape');
  await expect(overlay.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => jarful.keyboardAt()).toBe(jarful.shell.url());
  await expect(wayOn).toBeFocused();
});
