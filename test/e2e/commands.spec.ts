import { expect, noRealKeys, test } from './jarful.ts';

test.skip(noRealKeys !== null, noRealKeys ?? '');

test('the palette finds a command by its name, runs it, and gives the keyboard back to the page', async ({
  jarful,
}) => {
  const { shell } = jarful;
  jarful.press('ctrl+k');
  const search = shell.getByRole('searchbox');
  await expect(search).toBeFocused();
  await expect.poll(() => jarful.keyboardAt()).toBe(shell.url());
  // No page is covered: the drawer ends where the panes' frames begin.
  const drawer = await shell.getByRole('region', { name: 'Commands' }).boundingBox();
  const frame = await jarful.frame('Ann').boundingBox();
  expect((drawer?.y ?? 0) + (drawer?.height ?? 0)).toBeLessThanOrEqual(frame?.y ?? 0);

  jarful.type('two by');
  await expect(shell.getByRole('option').first()).toContainText('Two by Two');
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
  const { shell } = jarful;
  jarful.press('ctrl+k');
  await expect(shell.getByRole('searchbox')).toBeFocused();
  jarful.type('undo');
  const undo = shell.getByRole('option', { name: /Undo/ });
  await expect(undo).toContainText('no jar has been changed');
  jarful.press('Return');
  await expect(shell.getByText('Undo Change to a Jar: not now, no jar has been changed.')).toBeVisible();
  await expect(shell.getByRole('searchbox')).toBeFocused();
});

test('the key sheet shows every key, and closes by the key that opened it', async ({ jarful }) => {
  const { shell } = jarful;
  jarful.press('ctrl+slash');
  const sheet = shell.getByRole('region', { name: 'All keys' });
  await expect(sheet).toBeFocused();
  await expect(sheet).toContainText('Ctrl+Shift+N');
  await expect(sheet.getByRole('region', { name: 'Pane' })).toContainText('Ctrl+L');
  jarful.press('ctrl+slash');
  await expect(sheet).toHaveCount(0);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
});
