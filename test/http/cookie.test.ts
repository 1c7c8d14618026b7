/** Conformance, section Cookie: C1 to C10. */
import { expect } from 'vitest';
import { makeSessionId } from '../../server/session/ticket.ts';
import { eachTarget } from './harness/each-target.ts';
import { sendRaw, statusOf } from './harness/raw-socket.ts';

const MINUTE = 60_000;

eachTarget(({ open, promise }) => {
  promise(
    'C1',
    'a GET that writes nothing makes no ticket and no record; with ticketOnFirstVisit it makes both',
    async () => {
      const site = await open();
      const quiet = await site.browser().get('/shop/');
      expect(quiet.setCookies).toEqual([]);
      expect(await site.rows()).toEqual([]);
      const eager = await open({ settings: { ticketOnFirstVisit: true } });
      const page = await eager.browser().get('/shop/');
      expect(page.setCookies).toHaveLength(1);
      expect(await eager.rows()).toHaveLength(1);
    },
  );

  promise('C2', 'the first write gives one signed ticket with at least 128 random bits', async () => {
    const site = await open();
    const ids = new Set<string>();
    for (let time = 0; time < 20; time += 1) {
      const { setCookies } = await site.browser().add();
      expect(setCookies).toHaveLength(1);
      const id = /=s%3A([^.]+)\.[^;]{40,}/.exec(setCookies[0] ?? '')?.[1] ?? '';
      const bits = /^[0-9a-f]+$/.test(id) ? id.length * 4 : id.length * 6;
      expect(bits).toBeGreaterThanOrEqual(128);
      ids.add(id);
    }
    expect(ids.size).toBe(20);
    expect(new Set(Array.from({ length: 10_000 }, makeSessionId)).size).toBe(10_000);
  });

  promise(
    'C3',
    'the ticket is HttpOnly, SameSite=Lax, Path=/, without Domain, and not called connect.sid',
    async () => {
      const site = await open();
      const [line = ''] = (await site.browser().add()).setCookies;
      expect(line).toMatch(/; HttpOnly/i);
      expect(line).toMatch(/; SameSite=Lax/i);
      expect(line).toMatch(/; Path=\/(;|$)/i);
      expect(line).not.toMatch(/Domain=/i);
      expect(line).not.toMatch(/^connect\.sid=/);
    },
  );

  promise(
    'C4',
    'an unmodified later request sets no cookie; with rolling every answer does, with a later end',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add();
      expect((await ann.get('/cart/')).setCookies).toEqual([]);
      const rolling = await open({ settings: { rolling: true, cookieLength: 'persistent' } });
      const bob = rolling.browser();
      const first = expiresOf((await bob.add()).setCookies[0]);
      rolling.advance(5_000);
      const second = expiresOf((await bob.get('/cart/')).setCookies[0]);
      expect(second - first).toBe(5_000);
    },
  );

  promise('C5', 'a persistent ticket ends at now + lifetime, a browser-length one has no end', async () => {
    const lasting = await open({ settings: { cookieLength: 'persistent', idleLifetime: 30 * MINUTE } });
    const [line = ''] = (await lasting.browser().add()).setCookies;
    expect(Math.abs(expiresOf(line) - (lasting.now() + 30 * MINUTE))).toBeLessThanOrEqual(2_000);
    const passing = await open({ settings: { cookieLength: 'browser' } });
    const [short = ''] = (await passing.browser().add()).setCookies;
    expect(short).not.toMatch(/Expires|Max-Age/i);
  });

  promise(
    'C6',
    'a flipped character, a cut value or another secret is no session, no store read and no error',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add();
      const value = ann.jar.get(site.cookieName) ?? '';
      const flip = (at: number) => value.slice(0, at) + (value[at] === 'a' ? 'b' : 'a') + value.slice(at + 1);
      const other = await open({ secrets: ['another secret altogether'] });
      const stranger = other.browser();
      await stranger.add();
      const tampered = [
        flip(8),
        flip(value.length - 3),
        value.slice(0, -5),
        value.slice(0, 20),
        stranger.jar.get(site.cookieName) ?? '',
      ];
      for (const forged of tampered) {
        const thief = site.browser();
        thief.jar.set(site.cookieName, forged);
        const before = site.faults.calls.length;
        const page = await thief.get('/cart/');
        expect(page.status).toBe(200);
        expect(site.faults.calls.slice(before).filter((call) => call.startsWith('read'))).toEqual([]);
        expect(await thief.cart()).toEqual({});
      }
    },
  );

  promise('C7', 'with secrets [new, old] an old ticket works, and the next one is signed with the new', async () => {
    const secrets = { old: 'the old secret 0123456789', fresh: 'the new secret 0123456789' };
    const before = await open({ secrets: [secrets.old], settings: { rolling: true } });
    const ann = before.browser();
    await ann.add();
    const oldValue = ann.jar.get(before.cookieName) ?? '';
    // Memory forgets with a restart, so what is tried is the signature: an old ticket is read and signed anew.
    const after = await before.restart({ secrets: [secrets.fresh, secrets.old] });
    const again = after.browser();
    again.jar.set(after.cookieName, oldValue);
    const reads = after.faults.calls.length;
    await again.add('juice');
    expect(after.faults.calls.slice(reads).some((call) => call.startsWith('read'))).toBe(true);
    const newValue = again.jar.get(after.cookieName) ?? '';
    expect(newValue).not.toBe(oldValue);
    const onlyNew = await after.restart({ secrets: [secrets.fresh] });
    const third = onlyNew.browser();
    third.jar.set(onlyNew.cookieName, newValue);
    const more = onlyNew.faults.calls.length;
    await third.get('/cart/');
    expect(onlyNew.faults.calls.slice(more).some((call) => call.startsWith('read'))).toBe(true);
  });

  promise('C8', 'with 500 entries the ticket stays under 4096 bytes and the same', async () => {
    const site = await open({
      deeds: [{ method: 'POST', path: '/fill', act: (content) => fillRoles(content, 499) }],
    });
    const ann = site.browser();
    await ann.addRole('first');
    const before = ann.cookie;
    await ann.post('/fill');
    await ann.add();
    expect(((await ann.remembered()).data.newroles as unknown[]).length).toBe(500);
    expect(ann.cookie).toBe(before);
    expect(ann.cookie.length).toBeLessThan(4_096);
  });

  promise('C9', 'twenty malformed Cookie headers never give 5xx and never hang', async () => {
    const site = await open();
    const name = site.cookieName;
    const malformed = [
      '',
      '=',
      '=x',
      ';;',
      ';;;;=;',
      name,
      `${name}=`,
      `${name}=%`,
      `${name}=%E0%A4%A`,
      `${name}="`,
      `${name}="s%3A"`,
      `${name}=s%3A`,
      `${name}=s%3A.`,
      `${name}=s%3A..`,
      `${name}=\u00e9\u00ff`,
      `${name}=s:${'a'.repeat(200)}.b`,
      `${name}=x; ${name}=y`,
      `__proto__=1; ${name}=2`,
      `${name}=${'A'.repeat(8_000)}`,
      'x='.repeat(7_000),
    ];
    expect(malformed).toHaveLength(20);
    for (const header of malformed) {
      const bytes = Buffer.from(
        `GET /cart/ HTTP/1.1\r\nHost: 127.0.0.1:${site.port}\r\nConnection: close\r\nCookie: ${header}\r\n\r\n`,
        'latin1',
      );
      const status = statusOf(await sendRaw(site.port, bytes));
      expect(status, header.slice(0, 40)).toBeGreaterThanOrEqual(200);
      expect(status, header.slice(0, 40)).toBeLessThan(500);
    }
  });

  promise('C10', 'N browsers have N tickets and nothing of each other', async () => {
    const site = await open();
    const browsers = Array.from({ length: 8 }, () => site.browser());
    await Promise.all(browsers.map((browser, at) => browser.addRole(`role-${at}`)));
    expect(new Set(browsers.map(({ cookie }) => cookie)).size).toBe(8);
    for (const [at, browser] of browsers.entries()) {
      expect((await browser.remembered()).data.newroles).toEqual([{ role: `role-${at}`, count: 1 }]);
    }
  });
});

function expiresOf(line: string | undefined): number {
  return Date.parse(/Expires=([^;]+)/i.exec(line ?? '')?.[1] ?? '');
}

function fillRoles(content: Record<string, unknown>, count: number): 'keep' {
  const list = Array.isArray(content.newroles) ? content.newroles : [];
  for (let at = 0; at < count; at += 1) list.push({ role: `role ${at}`, count: 1 });
  content.newroles = list;
  return 'keep';
}
