/** The server as an instrument: what is switched off is seen everywhere, and one key puts everything back. */
import type { Page } from '@playwright/test';
import { expect, Jarful, noRealKeys, test } from './jarful.ts';

async function openPage(jarful: Jarful, name: string): Promise<void> {
  await jarful.choose('backstage.switchboard');
  await jarful.shell.getByRole('option', { name }).click();
}

const card = (jarful: Jarful, title: string) =>
  jarful.shell.locator('[data-card]').filter({ has: jarful.shell.getByRole('heading', { name: title, exact: true }) });

const chip = (jarful: Jarful) => jarful.shell.getByRole('banner').getByRole('button', { name: /^Weak|^All defences/ });

async function fillCart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add Orange juice to the cart' }).click();
  await expect(page).toHaveURL(/\/cart\/$/);
}

const titleOf = (jarful: Jarful) =>
  jarful.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

test('what is switched off is seen in header, panes and title; one key puts it back, and no restart keeps it', async ({
  userData,
}) => {
  const jarful = await Jarful.start(userData);
  await openPage(jarful, 'Ticket');
  await card(jarful, 'HttpOnly').locator('label').click();
  await expect(chip(jarful)).toHaveText('Weak: 1 defence off');
  await openPage(jarful, 'Output');
  await card(jarful, 'Escaping').locator('label').click();
  await expect(chip(jarful)).toHaveText('Weak: 2 defences off');
  for (const name of ['Ann', 'Bob']) await expect(jarful.frame(name).getByText('weak')).toBeVisible();
  await expect.poll(() => titleOf(jarful)).toBe('Jarful · Weak: 2 defences off');

  // The next exchange shows the effect.
  const ann = await jarful.page('Ann');
  await fillCart(ann);
  expect(await ann.evaluate(() => document.cookie)).toContain('jarful=');

  await jarful.shell.getByRole('tab', { name: 'Sessions' }).click();
  await chip(jarful).click();
  await expect(card(jarful, 'HttpOnly')).toContainText('changed · safe: on');
  await card(jarful, 'HttpOnly').getByRole('button', { name: 'HttpOnly: back to safe' }).click();
  await expect(chip(jarful)).toHaveText('Weak: 1 defence off');
  await jarful.choose('defences.all-on');
  await expect(chip(jarful)).toHaveText('All defences on');
  await expect(jarful.frame('Ann').getByText('weak')).toHaveCount(0);
  await expect.poll(() => titleOf(jarful)).toBe('Jarful');

  await openPage(jarful, 'Presets');
  await jarful.shell.getByRole('button', { name: 'Apply Everything wrong' }).click();
  await expect(chip(jarful)).toHaveText(/Weak: \d+ defences off/);
  await jarful.shell.getByRole('textbox', { name: 'Keep the present settings as' }).fill('Monday');
  await jarful.shell.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(card(jarful, 'Monday')).toContainText('The server is set like this now.');
  await jarful.app.close();

  const again = await Jarful.start(userData);
  await expect(chip(again)).toHaveText('All defences on');
  expect(await titleOf(again)).toBe('Jarful');
  await openPage(again, 'Presets');
  await expect(card(again, 'Monday')).toContainText(/Changes \d+ switches/);
  await again.app.close();
});

test('Reset puts settings and clock back', async ({ jarful }) => {
  await openPage(jarful, 'Defences');
  await card(jarful, 'Secret in every form').locator('label').click();
  await jarful.choose('clock.tomorrow');
  await openPage(jarful, 'Lifetime');
  await expect(jarful.shell.getByRole('region', { name: 'The server’s clock' })).toContainText('ahead');
  await jarful.choose('bench.reset');
  await expect(chip(jarful)).toHaveText('All defences on');
  await expect(jarful.shell.getByRole('region', { name: 'The server’s clock' })).not.toContainText('ahead');
});

test('carts are carried from memory to files, which remember a restart; memory forgets', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  const cart = ann.getByRole('main');
  await fillCart(ann);
  await openPage(jarful, 'Store');
  const medium = card(jarful, 'Medium');
  await medium.getByRole('radio', { name: 'Redis' }).click();
  await medium.getByRole('textbox', { name: 'Address' }).fill('redis://127.0.0.1:1');
  await medium.getByRole('textbox', { name: 'Address' }).press('Enter');
  await expect(medium.getByRole('alert')).toContainText('the old one stays');
  // In force is what was: a store that was only looked for is not shown as chosen.
  await expect(medium.getByRole('radio', { name: 'memory' })).toBeChecked();
  await medium.getByRole('radio', { name: 'files' }).click();
  await expect(medium).toContainText('In memory there is 1 session.');
  await medium.getByRole('button', { name: 'Carry over' }).click();
  await expect(jarful.shell.getByRole('banner')).toContainText('· files');
  await medium.getByRole('button', { name: 'Restart the server' }).click();
  await expect(async () => {
    await ann.goto(`${jarful.url}/cart/`);
    await expect(cart).toContainText('Orange juice', { timeout: 1000 });
  }).toPass();

  await medium.getByRole('radio', { name: 'memory' }).click();
  await medium.getByRole('button', { name: 'Carry over' }).click();
  await expect(jarful.shell.getByRole('banner')).toContainText('· memory');
  await ann.reload();
  await expect(cart).toContainText('Orange juice');
  await medium.getByRole('button', { name: 'Restart the server' }).click();
  await expect(cart).not.toContainText('Orange juice');
});

test('half an hour later Ann’s session is over; tidying says what went', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await fillCart(ann);
  await openPage(jarful, 'Lifetime');
  await jarful.shell.getByRole('button', { name: '+30 min' }).click();
  await expect(jarful.shell.getByText('Only the server thinks that it is later.', { exact: false })).toBeVisible();
  await jarful.shell.getByRole('button', { name: 'Tidy up now' }).click();
  await expect(jarful.shell.getByText('1 record went; none is left.')).toBeVisible();
  await ann.reload();
  await expect(ann.getByRole('main')).not.toContainText('Orange juice');
});

test('bad input keeps what was typed, and a switch leads to its line of code', async ({ jarful }) => {
  await openPage(jarful, 'Lifetime');
  const idle = card(jarful, 'Ends when idle');
  const field = idle.getByRole('textbox');
  await field.fill('soon');
  await field.press('Enter');
  await expect(idle.getByRole('alert')).toContainText('A time such as 90s, 20m or 1h30m would do');
  await expect(field).toHaveValue('soon');
  await field.fill('90s');
  await field.press('Enter');
  await expect(idle.getByRole('alert')).toHaveCount(0);
  await expect(field).toHaveValue('1m30s');
  await openPage(jarful, 'Output');
  await card(jarful, 'Escaping')
    .getByRole('button', { name: /Show the code/ })
    .click();
  await expect(jarful.shell.getByRole('tab', { name: 'Code' })).toHaveAttribute('aria-selected', 'true');
  await expect(jarful.shell.locator('[data-line][data-now="true"]')).toBeVisible();
});

test('by keyboard alone: to the switch, flip it, and one key back', async ({ jarful }) => {
  test.skip(noRealKeys !== null, noRealKeys ?? '');
  jarful.press('ctrl+shift+b');
  await expect.poll(() => jarful.keyboardAt()).toBe(jarful.shell.url());
  // What is looked for can be typed at once; the pages are one stop before.
  await expect(jarful.shell.getByRole('searchbox', { name: 'Find a switch' })).toBeFocused();
  jarful.press('shift+Tab');
  await expect(jarful.shell.getByRole('option', { name: 'Ticket' })).toBeFocused();
  jarful.press('Right');
  await expect(jarful.shell.getByRole('switch', { name: 'Ticket on the first visit' })).toBeFocused();
  jarful.press('Down', 'Down');
  await expect(jarful.shell.getByRole('switch', { name: 'Signed ticket' })).toBeFocused();
  jarful.press('space');
  await expect(chip(jarful)).toHaveText('Weak: 1 defence off');
  jarful.press('ctrl+shift+d');
  await expect(chip(jarful)).toHaveText('All defences on');
});
