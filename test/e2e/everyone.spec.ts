/** Read, heard and translated: what every screen owes to everyone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, Jarful, test } from './jarful.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const look of ['light', 'dark', 'projector'] as const) {
  test(`no panel breaks WCAG 2.2 AA, ${look}`, async ({ jarful }) => {
    await jarful.app.evaluate(
      ({ nativeTheme }, theme) => {
        nativeTheme.themeSource = theme;
      },
      look === 'dark' ? ('dark' as const) : ('light' as const),
    );
    if (look === 'projector') await jarful.choose('view.projector');
    const ann = await jarful.page('Ann');
    await ann.getByRole('button', { name: 'Add Orange juice to the cart' }).click();
    await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
    await lookAtEverything(jarful, async (screen) => {
      const found = (await violations(jarful, screen)).filter(
        // The palette's list is gone through by arrows from its search field, which keeps the keyboard.
        (one) => !(screen === 'palette.open' && one.startsWith('scrollable-region-focusable')),
      );
      expect.soft(found, screen).toEqual([]);
    });
    // The shop's page is ours too.
    expect(await violationsIn(jarful, ann.url()), 'the cart').toEqual([]);
  });
}

test('in a made-up language nothing is left plain', async ({ userData }) => {
  const jarful = await Jarful.start(userData, { language: 'en-XA' });
  await lookAtEverything(jarful, async (screen) => {
    // The commands' titles are the native menus', which main says in English.
    if (screen === 'palette.open' || screen === 'keys.show') return;
    expect.soft(await plainTexts(await pageOf(jarful, screen)), screen).toEqual([]);
  });
  await jarful.app.close();
});

test('the window and the shop speak Spanish', async ({ userData }) => {
  const jarful = await Jarful.start(userData, { language: 'es' });
  await expect(jarful.shell.getByRole('button', { name: /Nueva persona/ })).toBeVisible();
  expect(await jarful.shell.evaluate(() => document.documentElement.lang)).toBe('es');
  const ann = await jarful.page('Ann');
  expect(await ann.evaluate(() => document.documentElement.lang)).toBe('es');
  await jarful.app.close();
});

/** Every tab of the backstage, every page of those that have some, and what comes over the panes. */
async function lookAtEverything(jarful: Jarful, look: (screen: string) => Promise<void>): Promise<void> {
  const { shell } = jarful;
  const tabs = await shell.getByRole('tab').all();
  expect(tabs.length).toBeGreaterThanOrEqual(7);
  for (const tab of tabs) {
    await tab.click();
    const name = (await tab.textContent()) ?? '';
    await look(name);
    for (const page of await shell.locator('[role="tabpanel"] [role="option"]').all()) {
      await page.click();
      await look(`${name}: ${await page.textContent()}`);
    }
  }
  for (const command of overlays) {
    await jarful.choose(command);
    const overlay = await jarful.overlay();
    await expect(overlay.getByRole('dialog')).toBeVisible();
    await look(command);
    await overlay.keyboard.press('Escape');
    await expect(overlay.getByRole('dialog')).toHaveCount(0);
  }
}

/** Commands that bring something over the panes. */
const overlays = ['palette.open', 'keys.show', 'own-app.open', 'language.choose', 'about.show'] as const;

/** Where a screen is seen: what a command brings is a page of its own. */
async function pageOf(jarful: Jarful, screen: string): Promise<Page> {
  return overlays.some((command) => command === screen) ? jarful.overlay() : jarful.shell;
}

async function violations(jarful: Jarful, screen: string): Promise<readonly string[]> {
  return violationsIn(jarful, (await pageOf(jarful, screen)).url());
}

/** Runs axe through main: a page's own policy would not let it in. */
async function violationsIn(jarful: Jarful, address: string): Promise<readonly string[]> {
  return jarful.app.evaluate(
    async ({ webContents }, given) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL() === given.address);
      if (!contents) throw new Error(`nothing shows ${given.address}`);
      await contents.executeJavaScript(`${given.axe}; 0`);
      const found = await contents.executeJavaScript(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
      );
      return found.violations.map(
        (one: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
          `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`,
      );
    },
    { address, axe },
  );
}

/** Words of the window that did not pass through a message: the made-up language puts accents on every one that did. */
async function plainTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const plain: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const where = node.parentElement;
      // Names, keys, true headers, source and addresses are data, not words of ours.
      if (!/[a-z]{3}/i.test(text) || !where || where.closest('code, kbd, pre, [data-verbatim]')) continue;
      if (/^(?:Jarful|Ann|Bob|https?:\/\/.*|127\.0\.0\.1.*|\/.*|(?:GET|POST|HEAD)(?: \/.*)?)$/.test(text)) continue;
      if (!/[áéíóúñçšýÁÉÍÓÚ]/.test(text)) plain.push(text);
    }
    return plain;
  });
}
