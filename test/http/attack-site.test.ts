/** The attacker's site: what its pages hold, and who can reach it. */

import { get } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { createAttackSite } from '../../server/attack/attack-site.ts';
import { createSessionServer } from '../../server/session-server.ts';
import { speak } from '../harness/languages.ts';

async function open(language = 'en') {
  const shop = createSessionServer();
  const shopUrl = await shop.listen();
  onTestFinished(() => shop.close());
  const attack = createAttackSite({
    shop: shopUrl,
    cookieName: () => shop.settings.cookieName,
    say: speak(language),
    warn: () => {},
  });
  const url = await attack.listen();
  onTestFinished(() => attack.close());
  const get = (path: string, host = new URL(url).host) => askByName(Number(new URL(url).port), path, host);
  return { attack, shopUrl, url, get };
}

/** By the address and with a Host of one's own, which fetch does not allow ("localhost" may mean ::1 first). */
function askByName(port: number, path: string, host: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, headers: { Host: host } }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.once('error', reject);
  });
}

test('every page says whose it is, in both languages', async () => {
  for (const [language, words] of [
    ['en', 'the attacker’s site'],
    ['es', 'el sitio del atacante'],
  ] as const) {
    const { get } = await open(language);
    for (const path of ['/', '/prize', '/caught']) expect((await get(path)).text).toContain(words);
  }
});

test('its form is the shop’s, filled in', async () => {
  const { get, shopUrl } = await open();
  const page = (await get('/prize')).text;
  expect(page).toContain(`action="${shopUrl}/cart/clear"`);
});

test('it keeps what a script brings and shows the start of it only', async () => {
  const { attack, get } = await open();
  const ticket = 's%3AabcdefghijklmnopqrstuvwxyzABCDEF.signature';
  expect((await get(`/take?ticket=${encodeURIComponent(ticket)}`)).status).toBe(204);
  await get('/take?ticket=');
  expect(attack.caught).toEqual([
    { ticket, hint: 'abcd' },
    { ticket: '', hint: '' },
  ]);
  const page = (await get('/caught')).text;
  expect(page).toContain('abcd…');
  expect(page).not.toContain('abcde');
  // It stands still: a page that asks again by itself would drown the log.
  expect(page).not.toMatch(/refresh|<script/);
  attack.forget();
  expect(attack.caught).toEqual([]);
});

test('what is too long for a cookie is not kept', async () => {
  const { attack, get } = await open();
  await get(`/take?ticket=${'x'.repeat(5000)}`);
  expect(attack.caught).toEqual([]);
});

test('a foreign name that points here is not served', async () => {
  const { get } = await open();
  expect((await get('/prize', 'shop.example')).status).toBe(421);
});

test('other machines cannot reach it: it listens on loopback alone', async (context) => {
  const { url } = await open();
  const outward = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4');
  if (!outward) return context.skip('this machine has no address but loopback');
  const outcome = await new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(url).port), outward.address);
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    onTestFinished(() => void socket.destroy());
  });
  expect(outcome).toBe('ECONNREFUSED');
});
