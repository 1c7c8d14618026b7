import { expect, test } from './jarful.ts';

test("goods in Ann's cart leave Bob's cart, cookies and store row untouched", async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  const bob = await jarful.page('Bob');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);
  await expect(ann.getByRole('main')).toContainText('Orange juice');

  await bob.goto(`${jarful.url}/cart/`);
  await expect(bob.getByRole('main')).not.toContainText('Orange juice');
  expect(await jarful.cookies('Bob')).toEqual([]);
  expect((await jarful.cookies('Ann')).map((cookie) => cookie.name)).toEqual(['jarful']);

  const sessions = jarful.shell.getByRole('region', { name: 'Backstage' });
  await expect(sessions).toContainText('juice');
  await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
  await expect(jarful.frame('Bob')).toContainText('no ticket');

  await bob.goto(`${jarful.url}/shop/`);
  await bob.getByRole('button', { name: /add .*tea/i }).click();
  await expect(bob.getByRole('main')).toContainText('Green tea');
  await ann.reload();
  await expect(ann.getByRole('main')).not.toContainText('Green tea');
});

test('a third person is somebody else, a second pane of Ann is Ann', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);

  await jarful.choose('jar.create');
  const cleo = await jarful.page('Cleo');
  await cleo.goto(`${jarful.url}/cart/`);
  await expect(cleo.getByRole('main')).not.toContainText('Orange juice');

  await jarful.choose('pane.activate-1');
  await expect(jarful.frame('Ann')).toHaveAttribute('data-active', 'true');
  await jarful.choose('pane.open-second');
  const second = await jarful.page('Ann', 2);
  await second.goto(`${jarful.url}/cart/`);
  await expect(second.getByRole('main')).toContainText('Orange juice');
});

test("the article's form keeps two people's entries apart", async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  const bob = await jarful.page('Bob');
  for (const [page, role] of [
    [ann, 'driver'],
    [bob, 'cook'],
  ] as const) {
    await page.goto(`${jarful.url}/team/formdemo.html`);
    await page.locator('[name=role]').fill(role);
    await page.locator('[name=count]').fill('2');
    await page.getByRole('main').getByRole('button').first().click();
    await expect(page.getByRole('main')).toContainText(role);
  }
  await ann.reload();
  await expect(ann.getByRole('main')).not.toContainText('cook');
});

test('going back after a POST does not add again', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);
  await ann.goBack();
  await ann.goForward();
  await ann.reload();
  await expect(ann.getByRole('link', { name: 'Cart (1)' })).toBeVisible();
});

test("a page's popup becomes a second pane of the same jar", async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);
  await ann.evaluate(() => window.open('/cart/'));
  const second = await jarful.page('Ann', 2);
  await expect(second.getByRole('main')).toContainText('Orange juice');
  expect(await jarful.app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length)).toBe(1);
});
