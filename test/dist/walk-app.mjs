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

await one.getByRole('button', { name: /add/i }).first().click();
await one.waitForURL('**/cart/');
const home = new URL('/session/', one.url()).href;

/** The visitor's own record, as the page itself may ask for it. */
const readRecord = (page) =>
  page.evaluate(async (address) => (await fetch(address, { headers: { accept: 'application/json' } })).json(), home);

const shell = pages().find((page) => page.url().startsWith('app://'));
const seen = {
  one: (await readRecord(one)).data,
  other: (await readRecord(other)).data,
  // What a page must not find: Node, Electron, the window's own door.
  doors: await one.evaluate(() => ['require', 'process', 'jarful', 'module'].filter((name) => name in globalThis)),
  shellNode: await shell.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis)),
};
process.stdout.write(JSON.stringify(seen));
await browser.close();
