/*
 * Walks an app that runs as it is shipped, where the fuses keep Playwright's usual way shut: through the browser's own
 * debugging port. Prints what it saw as JSON.   node walk-app.mjs <port>
 */
import { chromium, expect } from '@playwright/test';

const browser = await chromium.connectOverCDP(`http://127.0.0.1:${process.argv[2]}`);
const pages = () => browser.contexts().flatMap((context) => context.pages());
const inShop = () => pages().filter((page) => page.url().startsWith('http://127.0.0.1:'));
await expect.poll(() => inShop().length, { timeout: 30_000 }).toBe(2);
const [one, other] = inShop();

const add = one.getByRole('button', { name: /^add .* to the cart$/i }).first();
const product = /^add (.*) to the cart$/i.exec(await add.getAttribute('aria-label'))[1];
await add.click();
await one.waitForURL('**/cart/');
await other.goto(one.url());

/** Whether the goods are in the cart that this page shows. */
const hasGoods = async (page) => (await page.getByRole('main').innerText()).includes(product);

const shell = pages().find((page) => page.url().startsWith('app://'));
const seen = {
  one: await hasGoods(one),
  other: await hasGoods(other),
  // What a page must not find: Node, Electron, the window's own door.
  doors: await one.evaluate(() => ['require', 'process', 'jarful', 'module'].filter((name) => name in globalThis)),
  shellNode: await shell.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis)),
};
process.stdout.write(JSON.stringify(seen));
await browser.close();
