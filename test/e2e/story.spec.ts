/** The trainer's story, from the first juice to the stolen ticket, with what the backstage draws at every step. */
import { expect, type Jarful, test } from './jarful.ts';

test('one juice, four beats', async ({ jarful }) => {
  const { shell } = jarful;
  await addJuice(jarful);
  await openTab(jarful, 'Conversation');
  const talk = shell.getByRole('grid', { name: /^Conversation/ });
  await expect(talk).toContainText('Ann shows no ticket and');
  await expect(talk).toContainText('POST /cart/add');
  await expect(talk.locator('[data-sign="+"]').first()).toContainText('juice');

  // The first step back stands on the last thing said; each further one goes a beat back, and F9 comes forward again.
  await shell.getByRole('button', { name: /Previous beat/i }).click();
  const current = () => talk.locator('[data-current="true"]').first().getAttribute('data-beat');
  await expect.poll(current).toBe('answer');
  await shell.getByRole('button', { name: /Previous beat/i }).click();
  await expect.poll(current).not.toBe('answer');
  await shell.getByRole('button', { name: /Next beat/i }).click();
  await expect.poll(current).toBe('answer');
});

test('touch the ticket, and its row, requests and person light up; Escape lets go', async ({ jarful }) => {
  const { shell } = jarful;
  await addJuice(jarful);
  await openTab(jarful, 'Sessions');
  const row = shell.getByRole('listitem').filter({ hasText: 'juice' });
  await expect(row).toHaveAttribute('data-lit', 'false');
  const chip = jarful.frame('Ann').getByRole('button', { name: /ticket [0-9a-f]{4}…/ });
  await chip.click();
  await expect(row).toHaveAttribute('data-lit', 'true');
  await expect(row).toContainText('part of the thread');
  await openTab(jarful, 'Log');
  await expect(shell.getByRole('grid').locator('[data-lit="true"]').first()).toContainText('POST /cart/add');
  await chip.focus();
  await shell.keyboard.press('Escape');
  await openTab(jarful, 'Sessions');
  await expect(row).toHaveAttribute('data-lit', 'false');
});

test('the code that ran lights up, line by line', async ({ jarful }) => {
  const { shell } = jarful;
  await addJuice(jarful);
  await openTab(jarful, 'Log');
  await shell.getByRole('row').filter({ hasText: 'POST /cart/add' }).click();
  await openTab(jarful, 'Code');
  const code = shell.getByRole('tabpanel', { name: 'Code' });
  await code.getByText(/cart\.ts:\d+/).click();
  await expect(code.locator('[data-lit="true"]').first()).toContainText("'/cart/add'");
});

test('a session is compared with what it was', async ({ jarful }) => {
  const { shell } = jarful;
  await addJuice(jarful);
  const ann = await jarful.page('Ann');
  for (const goods of ['Green tea', 'Coffee']) {
    await ann.goto(`${jarful.url}/shop/`);
    await ann.getByRole('button', { name: `Add ${goods} to the cart` }).click();
    await expect(ann).toHaveURL(/\/cart\/$/);
  }
  await openTab(jarful, 'Sessions');
  const row = shell.getByRole('listitem').filter({ hasText: 'juice' });
  await expect(row.locator('[data-sign="+"]')).toHaveCount(1);
  await row.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
  await expect(row.locator('[data-sign="+"]')).toHaveCount(2);
});

test('not the window, the jar: a second pane of Ann has her cart, a new person has none', async ({ jarful }) => {
  await addJuice(jarful);
  await jarful.choose('pane.activate-1');
  await expect(jarful.frame('Ann')).toHaveAttribute('data-active', 'true');
  await jarful.choose('pane.open-second');
  await expect((await jarful.page('Ann', 2)).getByRole('link', { name: 'Cart (1)' })).toBeVisible();
  await jarful.choose('jar.create');
  await expect((await jarful.page('Cleo')).getByRole('link', { name: 'Cart (0)' })).toBeVisible();
});

test('delete the ticket: the cart is gone, its row an orphan; taken back, so is the cart', async ({ jarful }) => {
  const { shell } = jarful;
  await addJuice(jarful);
  const [before] = await jarful.cookies('Ann');
  await openTab(jarful, 'Cookies');
  await shell.getByRole('button', { name: /^Delete jarful from Ann/ }).click();
  await expect(jarful.frame('Ann')).toContainText('no ticket');
  const ann = await jarful.page('Ann');
  await ann.reload();
  await expect(ann.getByRole('link', { name: 'Cart (0)' })).toBeVisible();
  await openTab(jarful, 'Sessions');
  const orphan = shell.getByRole('listitem').filter({ hasText: 'juice' });
  await expect(orphan).toHaveAttribute('data-orphan', 'true');
  await expect(orphan).toContainText('nobody here holds this ticket');

  await orphan.getByRole('button').first().focus();
  await shell.keyboard.press('Control+z');
  await expect(orphan).toHaveAttribute('data-orphan', 'false');
  expect(await jarful.cookies('Ann')).toEqual([before]);
  await ann.reload();
  await expect(ann.getByRole('link', { name: 'Cart (1)' })).toBeVisible();
});

test("copy Ann's ticket to Bob: Bob is Ann to the server", async ({ jarful }) => {
  const { shell } = jarful;
  await addJuice(jarful);
  await openTab(jarful, 'Cookies');
  await shell.getByRole('button', { name: 'Bob: copy jarful into this jar' }).click();
  await expect(jarful.frame('Bob')).toContainText(/ticket [0-9a-f]{4}…/);
  const bob = await jarful.page('Bob');
  await bob.goto(`${jarful.url}/cart/`);
  await expect(bob.getByRole('main')).toContainText('Orange juice');
});

async function addJuice(jarful: Jarful): Promise<void> {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: 'Add Orange juice to the cart' }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);
  await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
}

async function openTab(jarful: Jarful, name: string): Promise<void> {
  await jarful.shell.getByRole('tab', { name }).click();
}
