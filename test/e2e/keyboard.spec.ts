import { expect, test } from './jarful.ts';

test('from the start to a filled cart by keyboard alone', async ({ jarful }) => {
  // A person's hands: real input events to whatever has the keyboard, never to an element found by the test.
  await jarful.press('1', ['control']);
  const ann = await jarful.page('Ann');
  await expect.poll(() => jarful.keyboardAt()).toBe(ann.url());
  const focused = () =>
    ann.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
  for (let tabs = 0; tabs < 30 && !(await focused())?.startsWith('Add '); tabs++) {
    const before = await focused();
    await jarful.press('Tab');
    await expect.poll(focused).not.toBe(before);
  }
  await jarful.press('Enter');
  await expect(ann).toHaveURL(/\/cart\/$/);

  await jarful.press('L', ['control']);
  await expect.poll(() => jarful.keyboardAt()).toBe(jarful.shell.url());
  await expect(jarful.frame('Ann').getByRole('textbox')).toBeFocused();
  await jarful.type('/session/');
  await jarful.press('Enter');
  await expect(ann).toHaveURL(/\/session\/$/);

  await jarful.press('N', ['control', 'shift']);
  await expect(jarful.frame('Cleo')).toBeVisible();
  await jarful.press('T', ['control']);
  await expect(jarful.frame('Cleo · 2')).toBeVisible();
  await jarful.press('W', ['control']);
  await expect(jarful.frame('Cleo · 2')).toHaveCount(0);
});
