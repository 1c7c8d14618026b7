/** Hold the door, and rewind: the class stops a request on its way, loses an update, and goes back to before it. */
import type { Page } from '@playwright/test';
import { expect, type Jarful, test } from './jarful.ts';

const add = (page: Page, product: string) =>
  page.getByRole('button', { name: new RegExp(`${product}.*cart`, 'i') }).click({ noWaitAfter: true });

async function openDoorBar({ shell }: Jarful): Promise<void> {
  await shell.getByRole('button', { name: 'Hold the door' }).click();
}

const held = ({ shell }: Jarful) => shell.getByRole('list', { name: 'Hold the door' }).getByRole('listitem');

test('a form is held between reading and writing, and goes on when it is let go', async ({ jarful }) => {
  const { shell } = jarful;
  const ann = await jarful.page('Ann');
  await openDoorBar(jarful);
  await shell.getByRole('switch', { name: 'Hold requests' }).press('Space');
  await add(ann, 'juice');
  await expect(held(jarful)).toHaveText(/Ann.*POST \/cart\/add · between reading and writing/);
  await held(jarful).getByRole('button', { name: 'Let go' }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);
  await expect(held(jarful)).toHaveCount(0);
});

test('a held request can be answered with an error, and the cart is as it was', async ({ jarful }) => {
  const { shell } = jarful;
  const ann = await jarful.page('Ann');
  await openDoorBar(jarful);
  await shell.getByRole('switch', { name: 'Hold requests' }).press('Space');
  await add(ann, 'juice');
  await held(jarful).getByRole('button', { name: 'Answer with an error' }).click();
  await expect(ann).toHaveURL(/\/cart\/add$/);
  await ann.goto(`${jarful.url}/cart/`);
  await expect(ann.locator('main')).not.toContainText('Orange juice');
});

test('leaving the view lets all go', async ({ jarful }) => {
  const { shell } = jarful;
  const ann = await jarful.page('Ann');
  await openDoorBar(jarful);
  await shell.getByRole('switch', { name: 'Hold requests' }).press('Space');
  await add(ann, 'juice');
  await expect(held(jarful)).toHaveCount(1);
  await shell.getByRole('tab', { name: 'Log' }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);
});

test('the class goes back to before a request, tickets and all, and returns to the present', async ({ jarful }) => {
  const { shell } = jarful;
  const ann = await jarful.page('Ann');
  await add(ann, 'juice');
  await expect(ann).toHaveURL(/\/cart\/$/);
  const [ticket] = await jarful.cookies('Ann');
  await ann.goto(`${jarful.url}/`);
  await ann.locator('#name').fill('Ann');
  await ann.getByRole('button', { name: 'Log in' }).click();
  await expect(ann.getByRole('button', { name: 'Log out' })).toBeVisible();
  expect((await jarful.cookies('Ann'))[0]?.value).not.toBe(ticket?.value);

  await jarful.choose('backstage.log');
  await shell.getByRole('row', { name: /POST \/login/ }).click();
  await shell.getByRole('button', { name: 'Rewind to before this' }).click();
  await expect(shell.getByText(/You are back just before POST \/login \(Ann, /)).toBeVisible();
  await expect(ann.getByRole('button', { name: 'Log in' })).toBeVisible();
  await expect.poll(async () => (await jarful.cookies('Ann'))[0]?.value).toBe(ticket?.value);
  await ann.goto(`${jarful.url}/cart/`);
  await expect(ann.locator('main')).toContainText('Orange juice');

  await shell.getByRole('button', { name: 'Return to the present' }).click();
  await expect(shell.getByText(/You are back just before POST \/login \(Ann, /)).toHaveCount(0);
  await ann.goto(`${jarful.url}/`);
  await expect(ann.getByRole('button', { name: 'Log out' })).toBeVisible();
});
