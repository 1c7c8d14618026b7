/** What the shop's pages say about a visitor is so: nothing is said that the request did not tell. */
import { expect, onTestFinished, test } from 'vitest';
import { createSessionServer, type Settings } from '../../server/session-server.ts';
import { Browser } from './harness/browser.ts';

async function open(settings: Partial<Settings> = {}) {
  const server = createSessionServer({ settings });
  const origin = await server.listen();
  onTestFinished(() => server.close());
  return { server, ann: new Browser(origin) };
}

test('a page of an error does not know the cart, and gives no number of goods', async () => {
  const { ann } = await open();
  await ann.add('tea');
  const lost = await ann.get('/nowhere/');
  expect(lost.status).toBe(404);
  expect(lost.text).toContain('<a href="/cart/">Cart</a>');
  expect((await ann.get('/shop/')).text).toContain('<a href="/cart/">Cart (1)</a>');
});

test('whoever shows a ticket that the server does not know is not told to have shown none', async () => {
  const { server, ann } = await open();
  expect((await ann.get('/cart/')).text).toContain('your browser showed no ticket');
  await ann.add('tea');
  await server.reset();
  const cart = await ann.get('/cart/');
  expect(cart.text).toContain('no session for the ticket that your browser showed');
  expect(cart.text).toContain('<span class="ticket">unknown ticket</span>');
  expect(cart.text).not.toMatch(/no ticket</);
});

test('that logging in brings a new ticket is said only where it does', async () => {
  const renewed = 'You get a new ticket when you log in';
  expect((await (await open()).ann.get('/')).text).toContain(renewed);
  expect((await (await open({ regenerateAtLogin: false })).ann.get('/')).text).not.toContain(renewed);
});

test('an answer that was made to fail gives no number of goods either', async () => {
  const { ann, server } = await open();
  await ann.add('tea');
  server.breakpoints.set({ where: 'gate', path: '/cart/' });
  const looking = ann.get('/cart/');
  await expect.poll(() => server.breakpoints.held.length).toBe(1);
  server.breakpoints.fail(server.breakpoints.held[0]?.exchange ?? 0);
  expect((await looking).text).not.toContain('Cart (');
});
