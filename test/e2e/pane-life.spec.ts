/** What a pane does as any browser would: find words, ask before it saves a file. */
import { expect, noRealKeys, test } from './jarful.ts';

test('find in page: counted, stepped through, closed by Escape; each pane for itself', async ({ jarful }) => {
  test.skip(noRealKeys !== null, noRealKeys ?? '');
  const ann = await jarful.page('Ann');
  const said = await ann.evaluate(() => document.body.innerText.match(/add/gi)?.length ?? 0);
  expect(said).toBeGreaterThan(2);

  jarful.press('ctrl+f');
  const bar = jarful.frame('Ann').getByRole('search');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await expect.poll(() => jarful.keyboardAt()).toMatch(/^app:/);
  jarful.type('add');
  await expect(bar).toContainText(`1 of ${said}`);
  jarful.press('Return');
  await expect(bar).toContainText(`2 of ${said}`);
  jarful.press('shift+F3');
  await expect(bar).toContainText(`1 of ${said}`);
  jarful.press('F3');
  await expect(bar).toContainText(`2 of ${said}`);
  await expect(jarful.frame('Bob').getByRole('search')).toHaveCount(0);

  jarful.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);

  jarful.press('ctrl+f');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await expect.poll(() => jarful.keyboardAt()).toMatch(/^app:/);
  jarful.type('zzz');
  await expect(bar).toContainText('not on this page');
  // Another page: its words are not looked through.
  await ann.goto(`${jarful.url}/cart/`);
  await expect(bar).toHaveCount(0);
});
