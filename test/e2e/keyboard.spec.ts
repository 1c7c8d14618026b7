import { expect, noRealKeys, test } from './jarful.ts';

test.skip(noRealKeys !== null, noRealKeys ?? '');

test('from the start to a filled cart by keyboard alone', async ({ jarful }) => {
  jarful.press('ctrl+1');
  const ann = await jarful.page('Ann');
  await expect.poll(() => jarful.keyboardAt()).toBe(ann.url());
  const focused = () =>
    ann.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
  for (let tabs = 0; tabs < 30 && !(await focused())?.startsWith('Add '); tabs++) {
    const before = await focused();
    jarful.press('Tab');
    await expect.poll(focused).not.toBe(before);
  }
  jarful.press('Return');
  await expect(ann).toHaveURL(/\/cart\/$/);
  await expect(ann.getByRole('main')).toContainText('Green tea');

  jarful.press('ctrl+l');
  const address = jarful.frame('Ann').getByRole('textbox');
  await expect.poll(() => jarful.keyboardAt()).toBe(jarful.shell.url());
  await expect(address).toBeFocused();
  jarful.type('/session/');
  await expect(address).toHaveValue('/session/');
  jarful.press('Return');
  await expect(ann).toHaveURL(/\/session\/$/);

  jarful.press('ctrl+shift+n');
  const cleo = await jarful.page('Cleo');
  await expect.poll(() => jarful.keyboardIn('Cleo')).toBe(true);
  await expect(jarful.frame('Cleo')).toHaveAttribute('data-active', 'true');
  await expect(cleo.getByRole('heading', { level: 1 })).toBeVisible();
  jarful.press('ctrl+t');
  await expect(jarful.frame('Cleo · 2')).toBeVisible();
  await expect.poll(() => jarful.keyboardIn('Cleo', 2)).toBe(true);
  // A page that is still coming hears no key.
  await expect((await jarful.page('Cleo', 2)).getByRole('heading', { level: 1 })).toBeVisible();
  jarful.press('ctrl+w');
  await expect(jarful.frame('Cleo · 2')).toHaveCount(0);
});

test('F6 walks header, bars, pages and backstage, and comes round', async ({ jarful }) => {
  const pages = [await jarful.page('Ann'), await jarful.page('Bob')];
  jarful.press('ctrl+1');
  await expect.poll(() => jarful.keyboardAt()).toBe(pages[0]?.url());

  jarful.press('F6');
  await expect(jarful.frame('Bob').getByRole('textbox')).toBeFocused();
  jarful.press('F6');
  await expect.poll(() => jarful.keyboardAt()).toBe(pages[1]?.url());
  jarful.press('F6');
  await expect(jarful.shell.getByRole('tab', { selected: true })).toBeFocused();
  jarful.press('F6');
  await expect(jarful.shell.getByRole('banner').locator(':focus')).toHaveCount(1);
  jarful.press('F6');
  await expect(jarful.frame('Ann').getByRole('textbox')).toBeFocused();
  jarful.press('shift+F6');
  await expect(jarful.shell.getByRole('banner').locator(':focus')).toHaveCount(1);
});

test('the divider between panes moves by keyboard', async ({ jarful }) => {
  // Beneath them the backstage leaves the panes side by side.
  await jarful.choose('backstage.below');
  const divider = jarful.shell.getByRole('separator').first();
  const widthOf = async () => (await jarful.frame('Ann').boundingBox())?.width ?? 0;
  await expect(jarful.shell.locator('[data-arrangement="below"]')).toHaveCount(1);
  const before = await widthOf();
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  jarful.press('ctrl+l');
  await expect.poll(() => jarful.keyboardAt()).toBe(jarful.shell.url());
  await divider.focus();
  jarful.press('Right', 'Right');
  await expect.poll(widthOf).toBeGreaterThan(before);
});

test("a presenter's remote steps the beats in the projector view, also from a page", async ({ jarful }) => {
  await jarful.choose('view.projector');
  await expect(jarful.shell.locator('[data-view="projector"]')).toHaveCount(1);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  const current = jarful.shell.locator('[data-current="true"]').first();
  // All has been told: the first step back stands on the last thing that was, the next ones go back beat by beat.
  jarful.press('Prior');
  await expect(current).toHaveAttribute('data-beat', 'answer');
  jarful.press('Prior');
  await expect(current).toHaveAttribute('data-beat', 'look-up');
  jarful.press('Next');
  await expect(current).toHaveAttribute('data-beat', 'answer');
});
