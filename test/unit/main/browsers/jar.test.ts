import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Jar, type JarOptions } from '../../../../main/browsers/jars/jar.ts';
import type { JarId } from '../../../../main/shared/bench-records.ts';
import type { SessionKey } from '../../../../server/inspector/records.ts';
import { FakeEngine } from '../../../harness/fake-engine.ts';
import type { FakePartition } from '../../../harness/fake-partition.ts';
import { until } from '../../../harness/until.ts';

const url = 'http://127.0.0.1:7777/';
const avatar = { name: 'Ann', shape: 'circle', colour: 'blue' } as const;
const held = { kind: 'held', key: 'k' as SessionKey, hint: 'abcd' } as const;
const tickets = { url, cookieName: 'jarful', ticketOfCookie: (value: string) => (value === 'signed' ? held : null) };

let partition: FakePartition;
const events = { changed: vi.fn(), shopCookies: vi.fn(), download: vi.fn() };

function openJar(wish: Partial<JarOptions> = {}): Jar {
  const options = {
    id: 'ann-1' as JarId,
    avatar,
    site: 'shop',
    kept: false,
    partition,
    languages: 'es,en',
    tickets,
  } as const;
  return new Jar({ ...options, ...wish }, events);
}

const set = (name: string, value: string, host = '127.0.0.1') =>
  partition.cookies.set({ url: `http://${host}/`, name, value, path: '/', sameSite: 'lax' });

beforeEach(() => {
  vi.resetAllMocks();
  partition = new FakeEngine().openPartition('jar:ann-1');
});

describe('a jar', () => {
  it('is its browser’s own name, without Electron’s and the app’s', () => {
    const jar = openJar();
    expect(jar.agent).toMatch(/ Chrome\/\S+ Safari\/537\.36 Jar\/ann-1$/);
    expect([partition.userAgent, partition.languages]).toEqual([jar.agent, 'es,en']);
  });

  it('goes to the shop itself, and to somebody’s own app by the system’s proxies', () => {
    openJar();
    expect(partition.proxied).toBe(false);
    openJar({ site: 'own' });
    expect(partition.proxied).toBe(true);
  });

  it('tells the ticket that the server signed, and no other cookie of that name', async () => {
    const jar = openJar();
    await set('jarful', 'forged');
    await until('it is read', () => events.changed.mock.calls.length === 1);
    expect(jar.state().ticket).toEqual({ kind: 'none' });
    await set('jarful', 'signed');
    await until('the ticket', () => jar.state().ticket.kind === 'held');
    expect(events.shopCookies.mock.lastCall?.[0]).toMatchObject([{ name: 'jarful', value: 'signed' }]);
    await set('jarful', 'signed', 'other.example');
    expect(jar.state().cookies.filter(({ ticket }) => ticket)).toHaveLength(1);
  });

  it('reads many changes once, and those of an edit when it is over', async () => {
    const jar = openJar();
    await Promise.all(Array.from({ length: 50 }, (_, number) => set(`c${number}`, '1')));
    await until('they are read', () => jar.state().cookies.length === 50);
    expect(partition.cookies.reads).toBe(1);
    const letGo = jar.hold();
    await set('late', '1');
    await new Promise((resolve) => partition.cookies.onChanged(() => resolve(null)) && void set('later', '1'));
    expect(partition.cookies.reads).toBe(1);
    letGo();
    await until('the edit is read', () => jar.state().cookies.length === 52);
    expect(partition.cookies.reads).toBe(2);
  });

  it('puts the shop’s cookies back and leaves those of others', async () => {
    const jar = openJar();
    await set('jarful', 'signed');
    await set('other', '1', 'other.example');
    const before = await jar.shopCookies();
    await jar.putShopCookies([]);
    expect(partition.cookies.values).toEqual({ other: '1' });
    await jar.putShopCookies(before);
    expect(partition.cookies.values).toEqual({ other: '1', jarful: 'signed' });
  });

  it('leaves out what the engine does not take', async () => {
    const jar = openJar();
    const plain = { value: '1', domain: '127.0.0.1', hostOnly: true, path: '/', sameSite: 'lax' } as const;
    await jar.putCookies([
      { ...plain, name: 'good' },
      { ...plain, name: '__Secure-bad' },
      { ...plain, name: 'old', expirationDate: 1 },
    ]);
    expect(partition.cookies.values).toEqual({ good: '1' });
  });

  it('says what it holds, and loses all but its cookies on request', async () => {
    const jar = openJar();
    await set('theme', 'dark');
    jar.noteVisit('http://127.0.0.1:7777/shop/');
    jar.noteVisit('about:blank');
    partition.stored.add('http://127.0.0.1:7777');
    expect(await jar.holdings()).toEqual({
      cookies: 1,
      hosts: ['127.0.0.1'],
      origins: ['http://127.0.0.1:7777'],
      cacheBytes: 1024,
    });
    await jar.emptyStorage();
    expect(await jar.holdings()).toMatchObject({ cookies: 1, cacheBytes: 0 });
  });

  it('does not believe a certificate any more that was taken back, and hangs up there', async () => {
    const jar = openJar();
    jar.certificates.accept({ url: 'https://localhost:8443/', fingerprint: 'sha256/one' });
    expect(jar.state().certificates).toEqual(['localhost:8443']);
    await jar.takeBackCertificate('localhost:8443');
    expect([jar.state().certificates, partition.counts.closed]).toEqual([[], 1]);
    await jar.takeBackCertificate('localhost:8443');
    expect(partition.counts.closed).toBe(1);
  });

  it('that is forgotten is empty and hears nothing any more', async () => {
    const jar = openJar();
    await set('theme', 'dark');
    await jar.forget();
    expect([partition.cookies.values, partition.counts.closed]).toEqual([{}, 1]);
    partition.wantDownload(1);
    expect([events.changed, events.download].map((event) => event.mock.calls.length)).toEqual([0, 0]);
  });

  it('that is kept is read at once, and left as it is', async () => {
    await set('theme', 'dark');
    const jar = openJar({ kept: true });
    await until('it is read', () => jar.state().cookies.length === 1);
    await jar.leave();
    expect([partition.cookies.values, partition.counts.flushed]).toEqual([{ theme: 'dark' }, 1]);
  });
});
