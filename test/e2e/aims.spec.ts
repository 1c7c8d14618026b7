/** What a class sees at once, without a hand that scrolls, on the usual projector: 1280x720. */
import { cutBy } from '../harness/cut-by.ts';
import { expect, type Jarful, test } from './jarful.ts';

const projector = { width: 1280, height: 720 };

async function onProjector(jarful: Jarful): Promise<void> {
  await jarful.app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, projector);
  await jarful.shell.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, projector);
}

async function addJuice(jarful: Jarful): Promise<void> {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /juice/i }).click();
  await expect(ann.getByRole('heading', { name: 'Your cart' })).toBeVisible();
}

const clicks = ({ shell }: Jarful) => shell.getByRole('grid', { name: 'Conversation' }).getByRole('row');
const changing = (jarful: Jarful) => clicks(jarful).filter({ hasText: 'POST /cart/add' });

test('the newest change with its beats, the clicks before it and what the server remembers, without scrolling', async ({
  jarful,
}) => {
  await onProjector(jarful);
  await addJuice(jarful);
  await expect(changing(jarful)).toContainText('SameSite=Lax');
  await expect.poll(() => cutBy(changing(jarful).locator('[data-changing]'))).toBeNull();
  for (const beat of ['request', 'look-up', 'change', 'answer'])
    for (const arrow of await changing(jarful).locator(`[data-beat="${beat}"]`).all())
      expect(await cutBy(arrow), beat).toBeNull();
  await expect(changing(jarful).locator('[data-number]')).toHaveCount(4);
  for (const [index, name] of ['Ann', 'Bob'].entries()) {
    await expect(clicks(jarful).nth(index)).toContainText(`${name}`);
    expect(await cutBy(clicks(jarful).nth(index).locator('[data-changing]'))).toBeNull();
  }
  const row = jarful.shell.getByText('cart.juice: 1');
  expect(await cutBy(row)).toBeNull();
  expect(await cutBy(row.locator('xpath=ancestor::li[1]'))).toBeNull();
});

test('beat by beat, neither row nor ticket gives the outcome away', async ({ jarful }) => {
  await addJuice(jarful);
  const { shell } = jarful;
  const row = shell.getByText('cart.juice: 1');
  const ticket = jarful.frame('Ann').getByRole('button', { name: /^ticket/ });
  await expect(row).toBeVisible();
  await expect(ticket).toBeVisible();
  const steps = shell.getByText(/^Beat by beat/);
  const step = async (key: string, beat: string) => {
    jarful.press(key);
    await expect(steps).toHaveText(`Beat by beat: ${beat}`);
  };
  // The newest click begins anew.
  await step('F9', 'Request');
  await expect(row).toHaveCount(0);
  await expect(jarful.frame('Ann').getByRole('button', { name: 'no ticket' })).toBeVisible();
  await step('F9', 'Look up');
  await step('F9', 'Change');
  await expect(row).toBeVisible();
  await expect(ticket).toHaveCount(0);
  await step('F9', 'Answer');
  await expect(ticket).toBeVisible();
  // The thread's line comes in at the foot; the way back to what happens now stays where it is.
  const live = shell.getByRole('button', { name: /live$/i });
  const before = await live.boundingBox();
  await ticket.click();
  await expect(shell.getByRole('button', { name: 'Let go' })).toBeVisible();
  expect(await live.boundingBox()).toEqual(before);
  await live.click();
  await expect(steps).toHaveCount(0);
});

test('with the door open, what is held is there whole', async ({ jarful }) => {
  await onProjector(jarful);
  const { shell } = jarful;
  await shell.getByRole('button', { name: 'Hold the door' }).click();
  await shell.getByRole('switch', { name: 'Hold requests' }).press('Space');
  const pages = [await jarful.page('Ann'), await jarful.page('Bob')];
  for (const page of pages) await page.getByRole('button', { name: /juice.*cart/i }).click({ noWaitAfter: true });
  const held = shell.getByRole('list', { name: 'Hold the door' }).getByRole('listitem');
  await expect(held).toHaveCount(2);
  for (const one of await held.all()) {
    expect(await cutBy(one)).toBeNull();
    expect(await cutBy(one.getByRole('button', { name: 'Let go' }))).toBeNull();
  }
});

test('in the projector view, the newest change is there whole', async ({ jarful }) => {
  await jarful.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // The projector's own size counts, not this screen's.
    if (window) window.setFullScreen = () => {};
  });
  await jarful.choose('view.projector');
  await onProjector(jarful);
  await addJuice(jarful);
  await expect(changing(jarful)).toContainText('SameSite=Lax');
  await expect.poll(() => cutBy(changing(jarful).locator('[data-changing]'))).toBeNull();
  const size = await jarful.shell.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  expect(size / projector.height).toBeCloseTo(0.028, 3);
  // One row of goods with what is to be pressed.
  const bob = await jarful.page('Bob');
  const pressed = bob.getByRole('button', { name: /Add/ }).first();
  const bottom = await pressed.evaluate((button) => button.getBoundingClientRect().bottom - innerHeight);
  expect(bottom).toBeLessThanOrEqual(0);
});

test('the conversation alone and the panes alone, by one key each, and the same key leads back', async ({ jarful }) => {
  const { shell } = jarful;
  const backstage = shell.getByRole('tab', { name: 'Conversation' });
  const ann = jarful.frame('Ann');
  await expect(backstage).toBeVisible();
  jarful.press('ctrl+shift+j');
  await expect(ann).toHaveCount(0);
  await expect(backstage).toBeVisible();
  jarful.press('ctrl+shift+j');
  await expect(ann).toBeVisible();
  jarful.press('ctrl+j');
  await expect(backstage).toHaveCount(0);
  await expect(ann).toBeVisible();
  jarful.press('ctrl+j');
  await expect(backstage).toBeVisible();
});
