/** One promise, proved kind by kind: what Ann's browser keeps, Bob's does not have, and Ann's second pane does (unless a tab keeps it alone). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, type Jarful, test } from './jarful.ts';

/** Keeps something in the page's own jar, and what is then to be found there. Both run inside the page. */
interface Kind {
  readonly name: string;
  readonly sharedBetweenPanes: boolean;
  readonly keep: () => Promise<void>;
  readonly find: () => Promise<string | null>;
}

const kinds: readonly Kind[] = [
  {
    name: 'cookies',
    sharedBetweenPanes: true,
    keep: async () => {
      // biome-ignore lint/suspicious/noDocumentCookie: the old way is the one that every page uses.
      document.cookie = 'kept=hers; path=/';
    },
    find: async () => (document.cookie === '' ? null : document.cookie.replace('kept=', '')),
  },
  {
    name: 'localStorage',
    sharedBetweenPanes: true,
    keep: async () => localStorage.setItem('kept', 'hers'),
    find: async () => localStorage.getItem('kept'),
  },
  {
    name: 'sessionStorage',
    sharedBetweenPanes: false,
    keep: async () => sessionStorage.setItem('kept', 'hers'),
    find: async () => sessionStorage.getItem('kept'),
  },
  {
    name: 'IndexedDB',
    sharedBetweenPanes: true,
    keep: () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('kept', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('things');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('things', 'readwrite');
          change.objectStore('things').put('hers', 'kept');
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    find: async () => {
      const there = await indexedDB.databases();
      if (!there.some((database) => database.name === 'kept')) return null;
      return new Promise<string | null>((resolve, reject) => {
        const opening = indexedDB.open('kept', 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('things').objectStore('things').get('kept');
          reading.onsuccess = () => resolve(reading.result ?? null);
        };
      });
    },
  },
  {
    name: 'Cache storage',
    sharedBetweenPanes: true,
    keep: async () => {
      const cache = await caches.open('kept');
      await cache.put('/kept', new Response('hers'));
    },
    find: async () => (await caches.match('/kept'))?.text() ?? null,
  },
  {
    name: 'a service worker',
    sharedBetweenPanes: true,
    keep: async () => {
      await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
    },
    find: async () => {
      const workers = await navigator.serviceWorker.getRegistrations();
      return workers.length === 0 ? null : 'hers';
    },
  },
];

let server: Server;
let site: string;
let cacheableAsked = 0;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/worker.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end("addEventListener('fetch', () => {});");
    } else if (request.url === '/cacheable') {
      cacheableAsked++;
      response.writeHead(200, { 'cache-control': 'max-age=3600', 'content-type': 'text/plain' }).end('cacheable');
    } else if (request.url === '/members') {
      const given = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
      if (given === 'ann:tea') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Members</h1>');
      else {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="The back room"', 'content-type': 'text/html' });
        response.end('<h1>Not for you</h1>');
      }
    } else response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>A site</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Not the shop's own host, which its jars do not visit on other ports. A loopback name is a secure context too: service
  // workers need one.
  site = `http://localhost:${(server.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Ann, Bob and Ann's second pane, all on the site. */
async function threePanes(jarful: Jarful): Promise<{ ann: Page; bob: Page; second: Page }> {
  const ann = await jarful.page('Ann');
  const bob = await jarful.page('Bob');
  await ann.goto(`${site}/`);
  await bob.goto(`${site}/`);
  await jarful.choose('pane.activate-1');
  await expect(jarful.frame('Ann')).toHaveAttribute('data-active', 'true');
  await jarful.choose('pane.open-second');
  const second = await jarful.page('Ann', 2);
  await second.goto(`${site}/`);
  return { ann, bob, second };
}

test('what pages keep stays in its jar, kind by kind', async ({ jarful }) => {
  const { ann, bob, second } = await threePanes(jarful);
  for (const kind of kinds) {
    await test.step(kind.name, async () => {
      for (const page of [ann, bob, second]) expect(await page.evaluate(kind.find)).toBeNull();
      await ann.evaluate(kind.keep);
      expect(await ann.evaluate(kind.find), 'Ann finds what she kept').toBe('hers');
      expect(await bob.evaluate(kind.find), 'Bob does not').toBeNull();
      expect(await second.evaluate(kind.find), "Ann's second pane").toBe(kind.sharedBetweenPanes ? 'hers' : null);
    });
  }
});

test("an answer in Ann's HTTP cache is fetched anew by Bob, and not by Ann's second pane", async ({ jarful }) => {
  const { ann, bob, second } = await threePanes(jarful);
  const fetchIt = (page: Page) => page.evaluate(async () => (await fetch('/cacheable')).text());
  await fetchIt(ann);
  const first = cacheableAsked;
  await fetchIt(ann);
  expect(cacheableAsked, 'Ann reads her cache').toBe(first);
  await fetchIt(second);
  expect(cacheableAsked, "Ann's second pane reads it too").toBe(first);
  await fetchIt(bob);
  expect(cacheableAsked, 'Bob has to ask').toBe(first + 1);
});

test('who signs in by HTTP authentication is signed in with this jar alone', async ({ jarful }) => {
  const { ann, bob, second } = await threePanes(jarful);
  const visit = (page: Page) =>
    page.evaluate((url) => {
      location.href = url;
    }, `${site}/members`);

  await visit(ann);
  const bar = jarful.frame('Ann').getByRole('form');
  await expect(bar).toContainText('asks who this is');
  await expect(bar).toContainText('The back room');
  await bar.getByLabel('Name').fill('ann');
  await bar.getByLabel('Password').fill('coffee');
  await bar.getByRole('button', { name: 'Sign in' }).click();
  await expect(bar, 'a wrong password is asked for again').toContainText('did not accept');
  await bar.getByLabel('Password').fill('tea');
  await bar.getByRole('button', { name: 'Sign in' }).click();
  await expect(ann.getByRole('heading', { name: 'Members' })).toBeVisible();
  await expect(bar).toHaveCount(0);

  await visit(second);
  await expect(second.getByRole('heading', { name: 'Members' })).toBeVisible();

  await visit(bob);
  const bobsBar = jarful.frame('Bob').getByRole('form');
  await expect(bobsBar).toContainText('asks who this is');
  await bobsBar.getByRole('button', { name: 'Cancel' }).click();
  await expect(bob.getByRole('heading', { name: 'Not for you' })).toBeVisible();
  await expect(bobsBar).toHaveCount(0);
});
