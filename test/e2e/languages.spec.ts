/** Which language is spoken is a person's choice, in the window, without losing the bench. */
import { expect, Jarful, noRealKeys, test } from './jarful.ts';

/** What a page's browser says of itself, and what it asks for. */
async function spoken(jarful: Jarful) {
  const ann = await jarful.page('Ann');
  return ann.evaluate(() => ({ page: document.documentElement.lang, browser: [...navigator.languages] }));
}

test('Spanish is chosen, spoken at once, asked for by the pages and remembered; the bench stays', async ({
  userData,
}) => {
  const first = await Jarful.start(userData, { language: null });
  const ann = await first.page('Ann');
  await ann.getByRole('button', { name: 'Add Orange juice to the cart' }).click();
  await expect.poll(() => first.heading('Ann')).toContain('cart');
  const tickets = await first.cookies('Ann');
  expect((await spoken(first)).browser).toEqual(['en']);

  await first.choose('language.choose');
  const overlay = await first.overlay();
  // It is chosen when main says so, a moment after the click.
  await overlay.getByRole('radio', { name: 'Español' }).click({ force: true });
  await expect(overlay.getByRole('dialog', { name: 'Idioma' })).toBeVisible();
  await overlay.keyboard.press('Escape');
  await expect(first.shell.getByRole('button', { name: /Nueva persona/ })).toBeVisible();
  expect(await first.shell.evaluate(() => document.documentElement.lang)).toBe('es');
  const menu = await first.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('jar.create')?.label);
  expect(menu).toMatch(/persona/i);
  expect(await first.cookies('Ann')).toEqual(tickets);
  await ann.reload();
  expect(await spoken(first)).toEqual({ page: 'es', browser: ['es', 'en'] });
  await expect.poll(() => first.heading('Ann')).toContain('carrito');
  await first.app.close();

  const second = await Jarful.start(userData, { language: null });
  await expect(second.shell.getByRole('button', { name: /Nueva persona/ })).toBeVisible();
  expect(await spoken(second)).toEqual({ page: 'es', browser: ['es', 'en'] });
  await second.app.close();

  const byFlag = await Jarful.start(userData, { language: 'fr' });
  await expect(byFlag.shell.getByRole('button', { name: /Nouvelle personne/ })).toBeVisible();
  expect((await spoken(byFlag)).browser).toEqual(['fr', 'en']);
  await byFlag.choose('language.choose');
  const locked = await byFlag.overlay();
  await expect(locked.getByText(/--jarful-language/)).toBeVisible();
  for (const radio of await locked.getByRole('radio').all()) await expect(radio).toBeDisabled();
  await byFlag.app.close();
});

test('the language is chosen by keyboard alone', async ({ userData }) => {
  test.skip(noRealKeys !== null, noRealKeys ?? '');
  const jarful = await Jarful.start(userData, { language: null });
  const overlay = await jarful.overlay();
  jarful.press('ctrl+k');
  await expect(overlay.getByRole('searchbox')).toBeFocused();
  jarful.type('language');
  await expect(overlay.getByRole('option').first()).toContainText('Language');
  jarful.press('Return');
  await expect(overlay.getByRole('radio').first()).toBeFocused();
  jarful.press('Up');
  await expect(overlay.getByRole('dialog', { name: 'Langue' })).toBeVisible();
  jarful.press('Escape');
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  await jarful.app.close();
});
