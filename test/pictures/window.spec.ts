import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Jarful } from '../e2e/jarful.ts';
import { expect, test } from '../e2e/jarful.ts';
import { noDjango, startDjango } from '../harness/own-apps.ts';

/** The pictures of the README and the docs: taken from the screen, so that native views are on them. Run: npm run pictures. */
const folder = join(import.meta.dirname, '../../docs/pictures');
mkdirSync(folder, { recursive: true });

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the window, ${theme}, ${size.width}x${size.height}`, async ({ jarful }) => {
      await showAt(jarful, size, theme);
      await twoPeopleOneShop(jarful);
      await takePicture(jarful, `window-${theme}-${size.width}x${size.height}`);
    });
  }
}

for (const panel of ['Conversation', 'Sessions', 'Cookies', 'Log', 'Code'] as const) {
  test(`the panel ${panel}`, async ({ jarful }) => {
    await showAt(jarful, { width: 1440, height: 900 }, 'light');
    await twoPeopleOneShop(jarful);
    await jarful.shell.getByRole('tab', { name: panel }).click();
    if (panel === 'Log') await jarful.shell.getByRole('row').filter({ hasText: 'POST /cart/add' }).click();
    await takePicture(jarful, `panel-${panel.toLowerCase()}`);
  });
}

test('an experiment, the grid of cookie flags, the switchboard', async ({ jarful }) => {
  const { shell } = jarful;
  await showAt(jarful, { width: 1280, height: 800 }, 'light');
  await jarful.choose('experiment.stolen-ticket');
  const ann = await jarful.page('Ann');
  await expect(ann.locator('#role')).toHaveValue(/prank/);
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(shell.getByRole('button', { name: 'Use the caught ticket as Bob' })).toBeEnabled();
  await expect(ann.getByRole('alert')).toHaveCount(2);
  await takePicture(jarful, 'experiment-stolen-ticket');
  await shell.getByRole('tab', { name: 'Switchboard' }).click();
  await takePicture(jarful, 'panel-switchboard');
  await jarful.choose('experiment.end');
  await shell.getByRole('tab', { name: 'Experiments' }).click();
  await shell.getByRole('option', { name: 'Cookie flags' }).click();
  await shell.getByRole('button', { name: 'Try every cell' }).click();
  await expect(shell.getByText(/704 cells tried/)).toBeVisible({ timeout: 30_000 });
  await takePicture(jarful, 'experiment-cookie-flags');
});

test('somebody’s own app: two users and a stranger', async ({ jarful }) => {
  test.skip(noDjango !== null, noDjango ?? '');
  const own = await startDjango();
  try {
    const { shell } = jarful;
    await showAt(jarful, { width: 1440, height: 900 }, 'light');
    await shell.getByRole('button', { name: 'My own app' }).click();
    const entry = (await jarful.overlay()).getByRole('textbox', { name: 'Address of your own app' });
    await entry.fill(new URL(own.url).port);
    await entry.press('Enter');
    await expect.poll(() => jarful.heading('Stranger')).toBe('Who are you?');
    for (const [pane, name] of [
      ['Ann', 'Ada'],
      ['Bob', 'Ben'],
    ] as const) {
      const page = await jarful.page(pane);
      await page.getByLabel('Name').fill(name);
      await page.getByRole('button', { name: 'Log in' }).click();
      await expect.poll(() => jarful.heading(pane)).toBe(`Hello, ${name}`);
    }
    await takePicture(jarful, 'own-app');
  } finally {
    await own.close();
  }
});

test('the projector view', async ({ jarful }) => {
  await showAt(jarful, { width: 1920, height: 1080 }, 'light');
  await twoPeopleOneShop(jarful);
  await jarful.choose('view.projector');
  await expect(jarful.shell.locator('[data-view="projector"]')).toHaveCount(1);
  await takePicture(jarful, 'projector');
});

test('the story in five pictures', async ({ jarful }) => {
  const { shell, url } = jarful;
  const cut = { width: 1280, height: 800 };
  await showAt(jarful, cut, 'light');
  await takePicture(jarful, 'story-1-two-strangers');

  const ann = await jarful.page('Ann');
  const bob = await jarful.page('Bob');
  await ann.getByRole('button', { name: 'Add Orange juice to the cart' }).click();
  await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
  await takePicture(jarful, 'story-2-a-ticket');

  await shell.getByRole('tab', { name: 'Sessions' }).click();
  await jarful
    .frame('Ann')
    .getByRole('button', { name: /ticket [0-9a-f]{4}…/ })
    .click();
  await takePicture(jarful, 'story-3-the-thread');
  await shell.keyboard.press('Escape');

  await shell.getByRole('tab', { name: 'Cookies' }).click();
  await shell.getByRole('button', { name: /^Delete jarful from Ann/ }).click();
  await expect(jarful.frame('Ann')).toContainText('no ticket');
  await ann.reload();
  await shell.getByRole('tab', { name: 'Sessions' }).click();
  await takePicture(jarful, 'story-4-an-orphan');

  await jarful.choose('jar.undo');
  await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
  await shell.getByRole('tab', { name: 'Cookies' }).click();
  await shell.getByRole('button', { name: 'Bob: copy jarful into this jar' }).click();
  await expect(jarful.frame('Bob')).toContainText(/ticket [0-9a-f]{4}…/);
  await bob.goto(`${url}/cart/`);
  await ann.goto(`${url}/cart/`);
  await takePicture(jarful, 'story-5-a-stolen-ticket');
});

/** Ann has a juice, Bob looks into his empty cart: the picture that explains Jarful. */
async function twoPeopleOneShop(jarful: Jarful): Promise<void> {
  const ann = await jarful.page('Ann');
  const bob = await jarful.page('Bob');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann).toHaveURL(/\/cart\/$/);
  await ann.goto(`${jarful.url}/shop/`);
  await bob.goto(`${jarful.url}/cart/`);
  await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
}

async function showAt(jarful: Jarful, size: { width: number; height: number }, theme: 'light' | 'dark'): Promise<void> {
  await jarful.app.evaluate(
    ({ BrowserWindow, nativeTheme }, wish) => {
      nativeTheme.themeSource = wish.theme;
      const window = BrowserWindow.getAllWindows()[0];
      window?.setPosition(0, 0);
      window?.setContentSize(wish.size.width, wish.size.height);
    },
    { size, theme },
  );
  await expect.poll(() => jarful.shell.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height]);
}

async function takePicture(jarful: Jarful, name: string): Promise<void> {
  // Two frames of the window: what was asked for has then been painted.
  await jarful.shell.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const area = await jarful.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentBounds());
  if (!area) throw new Error('there is no window');
  const crop = `${area.width}x${area.height}+${area.x}+${area.y}`;
  execFileSync('import', ['-window', 'root', '-crop', crop, '+repage', '-strip', join(folder, `${name}.png`)]);
}
