/**
 * What jars and panes count on in a browser engine, as cases that know no test runner: the fake must pass them
 * (test/unit/main/browsers/engine/fake-engine.test.ts), and so must Electron, in an app of its own
 * (test/e2e/engine-contract.spec.ts). Only what both do the same may be relied on in a unit test.
 */
import assert from 'node:assert/strict';
import type { StoredCookie } from '../../main/browsers/engine/cookie-store.ts';
import { hearOnce } from '../../main/browsers/engine/hear-once.ts';
import type { BrowserEngine, PageView, ViewEvents, ViewRules } from '../../main/browsers/engine/page-view.ts';

interface ContractSetting {
  readonly engine: BrowserEngine;
  /** Origin of a site with the pages of `contractPages`; `/redirect` leads to `/one`. */
  readonly site: string;
  /** An origin where nobody answers. */
  readonly nowhere: string;
  /** Lays the view somewhere where it can be seen. */
  readonly show: (view: PageView) => void;
  /** A person clicks on a link that leads there. */
  readonly click: (view: PageView, url: string) => Promise<unknown>;
  /** A page opens a window. */
  readonly openWindow: (view: PageView, url: string) => Promise<unknown>;
}

export interface ContractCase {
  readonly name: string;
  readonly run: (setting: ContractSetting) => Promise<void>;
}

/** Title and words of the site's pages. */
export const contractPages: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  '/one': { title: 'One', text: 'tea and tea and tea' },
  '/two': { title: 'Two', text: 'bread' },
};

const open: ViewRules = {
  mayNavigate: () => true,
  popup: () => null,
  dialog: ({ answer }) => answer(false, ''),
  acceptsCertificate: () => false,
  signIn: ({ answer }) => answer(),
};

let lastName = 0;
const newName = () => `contract-${++lastName}`;

function viewOn({ engine, show }: ContractSetting, rules: Partial<ViewRules> = {}): PageView {
  const view = engine.openView(engine.openPartition(newName()), { ...open, ...rules });
  show(view);
  return view;
}

function next<E extends keyof ViewEvents>(view: PageView, event: E): Promise<ViewEvents[E]> {
  return new Promise((resolve) => hearOnce(view, event, resolve));
}

/**
 * Goes to a page and waits until it is whole. Electron's `loadURL` may also resolve when something before it stopped loading.
 */
async function arrive(view: PageView, url: string): Promise<void> {
  const whole = next(view, 'loaded');
  await Promise.all([view.load(url), whole]);
}

const url = 'https://shop.example/cart/';
const place = { url, path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
const plain = (cookies: readonly StoredCookie[]) => cookies.map(({ name, value }) => `${name}=${value}`).sort();

const cookieCases: readonly ContractCase[] = [
  {
    name: 'a cookie without a domain is its host’s alone, and ends with the browser',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      await cookies.set({ ...place, name: 'a', value: '1' });
      const [kept] = await cookies.get({});
      assert.deepEqual(
        [kept?.domain, kept?.hostOnly, kept?.path, kept?.secure, kept?.httpOnly, kept?.session, kept?.sameSite],
        ['shop.example', true, '/', true, true, true, 'lax'],
      );
      assert.equal(kept?.expirationDate, undefined);
    },
  },
  {
    name: 'a cookie with a domain is sent to the hosts below, and says so with a dot',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      await cookies.set({ ...place, domain: 'shop.example', name: 'a', value: '1', expirationDate: 4e9 });
      const [kept] = await cookies.get({ url: 'https://below.shop.example/' });
      assert.deepEqual([kept?.domain, kept?.hostOnly, kept?.session], ['.shop.example', false, false]);
    },
  },
  {
    name: 'name, domain and path together are a place: there, the later cookie counts',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      await cookies.set({ ...place, name: 'a', value: '1' });
      await cookies.set({ ...place, name: 'a', value: '2' });
      await cookies.set({ ...place, name: 'a', value: '3', path: '/cart' });
      assert.deepEqual(plain(await cookies.get({ name: 'a' })), ['a=2', 'a=3']);
    },
  },
  {
    name: 'a cookie that has run out takes away the one in its place, and no other',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      await cookies.set({ ...place, name: 'a', value: '1' });
      await cookies.set({ ...place, name: 'a', value: '2', path: '/cart' });
      await cookies.set({ ...place, name: 'a', value: '1', expirationDate: 1 });
      assert.deepEqual(plain(await cookies.get({})), ['a=2']);
    },
  },
  {
    name: 'asked by address, those are told that a request would carry',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      await cookies.set({ ...place, name: 'root', value: '1' });
      await cookies.set({ ...place, name: 'cart', value: '2', path: '/cart' });
      await cookies.set({ ...place, url: 'http://shop.example/', secure: false, name: 'plain', value: '3' });
      assert.deepEqual(plain(await cookies.get({ url: 'http://shop.example/' })), ['plain=3']);
      assert.deepEqual(plain(await cookies.get({ url: 'https://shop.example/cart/x' })), [
        'cart=2',
        'plain=3',
        'root=1',
      ]);
      assert.deepEqual(plain(await cookies.get({ url: 'https://shop.example/carts' })), ['plain=3', 'root=1']);
      assert.deepEqual(plain(await cookies.get({ url: 'https://other.example/' })), []);
    },
  },
  {
    name: 'remove takes every cookie of the name that the address would be sent',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      await cookies.set({ ...place, name: 'a', value: '1' });
      await cookies.set({ ...place, name: 'a', value: '2', path: '/cart' });
      await cookies.set({ ...place, name: 'b', value: '3' });
      await cookies.remove('https://shop.example/cart/', 'a');
      assert.deepEqual(plain(await cookies.get({})), ['b=3']);
    },
  },
  {
    name: 'a cookie that breaks its prefix is refused with a reason',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      await assert.rejects(cookies.set({ ...place, secure: false, name: '__Secure-a', value: '1' }), Error);
      await assert.rejects(cookies.set({ ...place, path: '/cart', name: '__Host-a', value: '1' }), Error);
      assert.deepEqual(await cookies.get({}), []);
    },
  },
  {
    name: 'every change is told until it is stopped',
    run: async ({ engine }) => {
      const { cookies } = engine.openPartition(newName());
      let told = 0;
      let heard: () => void = () => {};
      const stop = cookies.onChanged(() => {
        told++;
        heard();
      });
      const first = new Promise<void>((resolve) => {
        heard = resolve;
      });
      await cookies.set({ ...place, name: 'a', value: '1' });
      await first;
      stop();
      const before = told;
      const other = new Promise<void>((resolve) => cookies.onChanged(resolve));
      await cookies.set({ ...place, name: 'b', value: '1' });
      await other;
      assert.equal(told, before);
    },
  },
];

const partitionCases: readonly ContractCase[] = [
  {
    name: 'one name is one partition, two names share nothing',
    run: async ({ engine }) => {
      const name = newName();
      await engine.openPartition(name).cookies.set({ ...place, name: 'a', value: '1' });
      assert.deepEqual(plain(await engine.openPartition(name).cookies.get({})), ['a=1']);
      assert.deepEqual(await engine.openPartition(newName()).cookies.get({}), []);
    },
  },
  {
    name: 'a partition says of itself what it is told',
    run: async ({ engine }) => {
      const partition = engine.openPartition(newName());
      assert.match(partition.userAgent, /^Mozilla\/5\.0 .* Electron\/\S+ /);
      partition.identify('Jar/ann-1', 'es,en');
      assert.equal(partition.userAgent, 'Jar/ann-1');
    },
  },
  {
    name: 'emptying the storage leaves cookies, clearing leaves nothing',
    run: async ({ engine }) => {
      const partition = engine.openPartition(newName());
      await partition.cookies.set({ ...place, name: 'a', value: '1' });
      await partition.emptyStorage();
      assert.deepEqual(plain(await partition.cookies.get({})), ['a=1']);
      await partition.flush();
      await partition.clear();
      assert.deepEqual(await partition.cookies.get({}), []);
      assert.equal(typeof (await partition.cacheBytes()), 'number');
    },
  },
  {
    name: 'a request is answered; redirects are not followed; a failure has Chromium’s name',
    run: async ({ engine, site, nowhere }) => {
      const partition = engine.openPartition(newName());
      const send = (at: string) =>
        partition.send({ method: 'GET', url: at, headers: [], body: null }, { mostBody: 1000, patience: 10_000 });
      const answer = await send(`${site}/one`);
      assert.equal(answer.kind === 'answer' && answer.status, 200);
      assert.ok(answer.kind === 'answer' && answer.bytes > 0 && answer.body?.length === answer.bytes);
      const redirect = await send(`${site}/redirect`);
      assert.equal(redirect.kind === 'answer' && redirect.status, 302);
      assert.deepEqual(await send(`${nowhere}/`), { kind: 'failed', failure: 'net::ERR_CONNECTION_REFUSED' });
      await partition.closeConnections();
    },
  },
];

const viewCases: readonly ContractCase[] = [
  {
    name: 'a view begins empty, and tells of a page in this order',
    run: async (setting) => {
      const view = viewOn(setting);
      assert.deepEqual([view.url, view.loading, view.canGoBack, view.canGoForward], ['', false, false, false]);
      const told: string[] = [];
      for (const event of ['navigation-began', 'navigated', 'loaded', 'loading-ended'] as const)
        view.on(event, () => told.push(event));
      const ended = next(view, 'loading-ended');
      const began = next(view, 'navigation-began');
      const loads = view.load(`${setting.site}/one`);
      assert.deepEqual(await began, { url: `${setting.site}/one`, isMainFrame: true, sameDocument: false });
      await Promise.all([loads, ended]);
      assert.deepEqual(told, ['navigation-began', 'navigated', 'loaded', 'loading-ended']);
      assert.deepEqual([view.url, view.title, view.loading], [`${setting.site}/one`, 'One', false]);
      assert.ok(view.processId > 0);
      view.close();
    },
  },
  {
    name: 'a load that fails resolves, and tells why',
    run: async (setting) => {
      const view = viewOn(setting);
      const failed = next(view, 'load-failed');
      await view.load(`${setting.nowhere}/`);
      assert.deepEqual(await failed, { code: -102, name: 'ERR_CONNECTION_REFUSED', url: `${setting.nowhere}/` });
      view.close();
    },
  },
  {
    name: 'a view goes back and forward',
    run: async (setting) => {
      const view = viewOn(setting);
      await arrive(view, `${setting.site}/one`);
      await arrive(view, `${setting.site}/two`);
      assert.deepEqual([view.canGoBack, view.canGoForward], [true, false]);
      const back = next(view, 'loaded');
      view.back();
      await back;
      assert.deepEqual([view.url, view.canGoForward], [`${setting.site}/one`, true]);
      const forward = next(view, 'loaded');
      view.forward();
      await forward;
      assert.equal(view.title, 'Two');
      view.close();
    },
  },
  {
    name: 'a click asks whether it may, a load from outside does not',
    run: async (setting) => {
      const asked: (readonly [string, boolean])[] = [];
      let may = false;
      const mayNavigate = (to: string, isMainFrame: boolean) => {
        asked.push([to, isMainFrame]);
        return may;
      };
      const view = viewOn(setting, { mayNavigate });
      await arrive(view, `${setting.site}/one`);
      assert.deepEqual(asked, []);
      await setting.click(view, `${setting.site}/two`);
      assert.deepEqual([asked, view.url], [[[`${setting.site}/two`, true]], `${setting.site}/one`]);
      may = true;
      const arrived = next(view, 'navigated');
      await setting.click(view, `${setting.site}/two`);
      await arrived;
      assert.equal(view.url, `${setting.site}/two`);
      view.close();
    },
  },
  {
    name: 'a page that wants a window gets none, its owner is told',
    run: async (setting) => {
      const wishes: string[] = [];
      const popup: ViewRules['popup'] = ({ url: wished }) => {
        wishes.push(wished);
        return null;
      };
      const view = viewOn(setting, { popup });
      await arrive(view, `${setting.site}/one`);
      await setting.openWindow(view, `${setting.site}/two`);
      assert.deepEqual(wishes, [`${setting.site}/two`]);
      view.close();
    },
  },
  {
    name: 'a window that its owner takes in is a page of the same partition, and its opener goes on holding it',
    run: async (setting) => {
      let opened: PageView | undefined;
      const popup: ViewRules['popup'] = () => (make) => {
        opened = make(open);
        setting.show(opened);
      };
      const view = viewOn(setting, { popup });
      await arrive(view, `${setting.site}/one`);
      await setting.openWindow(view, `${setting.site}/two`);
      if (!opened) throw new Error('no window was opened');
      if (opened.url !== `${setting.site}/two` || opened.loading) await next(opened, 'loading-ended');
      assert.equal(opened.url, `${setting.site}/two`);
      assert.notEqual(opened.id, view.id);
      opened.close();
      view.close();
    },
  },
  {
    name: 'words are counted, under the number that the search has',
    run: async (setting) => {
      const view = viewOn(setting);
      await arrive(view, `${setting.site}/one`);
      const told = new Promise<ViewEvents['found']>((resolve) => {
        view.on('found', (found) => found.matches > 0 && resolve(found));
      });
      const request = view.find('tea', { anew: true, forward: true });
      assert.deepEqual(await told, { request, current: 1, matches: 3 });
      view.endFind(true);
      view.close();
    },
  },
  {
    name: 'a process that is ended tells so, and the page can be had again',
    run: async (setting) => {
      const view = viewOn(setting);
      await arrive(view, `${setting.site}/one`);
      const gone = next(view, 'process-gone');
      view.endProcess();
      await gone;
      const again = next(view, 'loaded');
      view.reload();
      await again;
      assert.equal(view.title, 'One');
      view.close();
    },
  },
  {
    name: 'sizes are kept, and a view that is closed tells so, once',
    run: async (setting) => {
      const view = viewOn(setting);
      await arrive(view, `${setting.site}/one`);
      view.setBounds({ x: 0, y: 0, width: 300, height: 200 });
      view.setVisible(true);
      view.zoomFactor = 1.25;
      assert.equal(Number(view.zoomFactor.toFixed(3)), 1.25);
      let closed = 0;
      view.on('closed', () => closed++);
      const told = next(view, 'closed');
      view.close();
      view.close();
      await told;
      assert.equal(closed, 1);
    },
  },
];

export const engineContract: readonly ContractCase[] = [...cookieCases, ...partitionCases, ...viewCases];
