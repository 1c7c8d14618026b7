import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Jar } from '../../../../main/browsers/jars/jar.ts';
import { Pane, type PaneOptions } from '../../../../main/browsers/panes/pane.ts';
import type { JarId, PaneId } from '../../../../main/shared/bench-records.ts';
import type { Visit } from '../../../../main/shared/site-kinds.ts';
import { FakeEngine } from '../../../harness/fake-engine.ts';
import type { FakeView } from '../../../harness/fake-view.ts';
import { until } from '../../../harness/until.ts';

const shop = 'http://127.0.0.1:7777';
const avatar = { name: 'Ann', shape: 'circle', colour: 'blue' } as const;
const tickets = { url: `${shop}/`, cookieName: 'jarful', ticketOfCookie: () => null };

let engine: FakeEngine;
let pane: Pane;
let view: FakeView;
let verdict: Visit;
let paneOptions: () => PaneOptions;
const events = { changed: vi.fn(), popup: vi.fn(), focused: vi.fn(), closed: vi.fn() };

beforeEach(() => {
  vi.resetAllMocks();
  engine = new FakeEngine();
  verdict = 'allowed';
  const jar = new Jar(
    {
      id: 'ann-1' as JarId,
      avatar,
      site: 'shop',
      kept: false,
      partition: engine.openPartition('a'),
      languages: 'en',
      tickets,
    },
    { changed: () => {}, shopCookies: () => {}, download: () => {} },
  );
  const judge = () => verdict;
  paneOptions = () => ({ id: 'pane-1' as PaneId, jar, ordinal: 1, engine, judge });
  pane = new Pane(paneOptions(), events);
  const [made] = engine.views;
  if (!made) throw new Error('the pane has no view');
  view = made;
});

describe('what a pane says of its page', () => {
  it('is where the person wanted to go while there is no page', async () => {
    engine.web = () => ({ failure: { code: -102, name: 'ERR_CONNECTION_REFUSED' } });
    await pane.load(`${shop}/cart/`);
    const trouble = { kind: 'failed', code: 'ERR_CONNECTION_REFUSED', address: `${shop}/cart/` };
    expect(pane.state()).toMatchObject({ address: `${shop}/cart/`, trouble });
    engine.web = () => ({ title: 'Cart' });
    pane.reload();
    await until('the page', () => pane.state().title === 'Cart');
    expect(pane.state().trouble).toBeNull();
  });

  it('is that an address is kept apart, until it is dismissed', async () => {
    verdict = 'shop-host';
    await pane.load('http://127.0.0.1:9999/');
    expect(pane.state().trouble).toEqual({ kind: 'kept-apart', why: 'shop-host', address: 'http://127.0.0.1:9999/' });
    expect(view.url).toBe('');
    pane.reload();
    expect(pane.state().trouble).toBeNull();
  });

  it('is nothing at all of what is not the web', async () => {
    verdict = 'refused';
    await pane.load('file:///etc/passwd');
    expect([pane.state().trouble, view.url]).toEqual([null, '']);
    view.openWindow('file:///etc/passwd');
    expect(events.popup).not.toHaveBeenCalled();
  });

  it('is that it crashed or hangs, and how it goes on', async () => {
    await pane.load(`${shop}/`);
    view.tell('process-gone', { reason: 'crashed' });
    expect(pane.state().trouble).toEqual({ kind: 'crashed', code: 'crashed' });
    pane.reload();
    await until('the page again', () => pane.state().trouble === null && !view.loading);
    view.tell('hung', null);
    expect(pane.state().trouble).toEqual({ kind: 'hung' });
    view.tell('responsive', null);
    expect(pane.state().trouble).toBeNull();
    view.tell('hung', null);
    pane.reload();
    expect(view.processId).toBe(0);
    await until('another process', () => view.processId > 0);
    expect(pane.state().trouble).toBeNull();
  });

  it('is that frames inside may hold what a page makes itself', () => {
    expect(view.rules.mayNavigate('data:text/plain,x', false)).toBe(true);
    expect(view.rules.mayNavigate('file:///etc/passwd', false)).toBe(false);
  });
});

describe('a certificate that the engine does not believe', () => {
  const refused = { url: 'https://localhost:8443/', fingerprint: 'sha256/one' };

  it('is believed once a person accepted it, and no other one there', async () => {
    engine.web = () => ({ failure: { code: -202, name: 'ERR_CERT_AUTHORITY_INVALID' } });
    expect(view.rules.acceptsCertificate(refused, true)).toBe(false);
    await pane.load(refused.url);
    expect(pane.state().trouble).toMatchObject({ kind: 'certificate', mayAccept: true });
    engine.web = () => ({ title: 'Mine' });
    pane.acceptCertificate();
    await until('the page', () => pane.state().title === 'Mine');
    expect(view.rules.acceptsCertificate(refused, true)).toBe(true);
    expect(view.rules.acceptsCertificate({ ...refused, fingerprint: 'sha256/two' }, true)).toBe(false);
  });

  it('is never believed of another machine', async () => {
    engine.web = () => ({ failure: { code: -202, name: 'ERR_CERT_AUTHORITY_INVALID' } });
    view.rules.acceptsCertificate({ ...refused, url: 'https://example.org/' }, true);
    await pane.load('https://example.org/');
    expect(pane.state().trouble).toMatchObject({ kind: 'certificate', mayAccept: false });
    pane.acceptCertificate();
    expect(pane.state().trouble).toMatchObject({ kind: 'certificate' });
  });
});

describe('a site that asks who somebody is', () => {
  const challenge = { isProxy: false, host: 'example.org', port: 443, realm: 'Staff' };

  it('is answered for everything that waits, and asked again when it was wrong', async () => {
    const answers: unknown[] = [];
    const answer = (...given: unknown[]) => answers.push(given);
    view.rules.signIn({ ...challenge, answer });
    view.rules.signIn({ ...challenge, answer });
    expect(pane.state().signIn).toEqual({ host: 'example.org:443', realm: 'Staff', again: false, name: '' });
    pane.signIn.answer('ann', 'wrong');
    expect([answers, pane.state().signIn]).toEqual([
      [
        ['ann', 'wrong'],
        ['ann', 'wrong'],
      ],
      null,
    ]);
    view.rules.signIn({ ...challenge, answer });
    expect(pane.state().signIn).toMatchObject({ again: true, name: 'ann' });
    await pane.load(`${shop}/`);
    expect([pane.state().signIn, answers.at(-1)]).toEqual([null, []]);
  });
});

describe('where a pane is seen', () => {
  it('is over its slot, in whole px, with no gap to the next one', () => {
    pane.place({ x: 0.4, y: 10, width: 200.3, height: 99.6 });
    expect([view.bounds, view.visible]).toEqual([{ x: 0, y: 10, width: 201, height: 100 }, true]);
    pane.place(null);
    expect(view.visible).toBe(false);
  });

  it('is where it gets the keyboard as soon as it has a place', () => {
    pane.focus();
    expect(pane.hasKeyboard).toBe(false);
    pane.place({ x: 0, y: 0, width: 10, height: 10 });
    expect([pane.hasKeyboard, events.focused.mock.calls.length]).toEqual([true, 1]);
  });

  it('is a window of its own, from which trouble brings it back', async () => {
    await pane.load(`${shop}/`);
    const focus = vi.fn();
    pane.popOut((back) => ({ active: true, entitle: () => {}, focus, close: () => back(true) }));
    expect([pane.hasKeyboard, pane.windowActive, pane.onBench]).toEqual([true, true, false]);
    pane.place({ x: 0, y: 0, width: 10, height: 10 });
    pane.focus();
    expect([pane.state().popped, pane.slot, focus.mock.calls.length]).toEqual([true, null, 2]);
    view.tell('process-gone', { reason: 'oom' });
    expect(pane.state().popped).toBe(false);

    pane.popOut(() => {
      throw new Error('a pane without a page stays');
    });
  });

  it('has the keyboard again when it wakes, if it had it in a window of its own', async () => {
    await pane.load(`${shop}/`);
    pane.popOut((back) => ({ active: true, entitle: () => {}, focus: () => {}, close: () => back(true) }));
    await pane.sleep();
    expect(pane.hasKeyboard).toBe(false);
    pane.reload();
    pane.place({ x: 0, y: 0, width: 10, height: 10 });
    await vi.waitFor(() => expect([pane.hasKeyboard, pane.onBench]).toEqual([true, true]));
  });

  it('keeps the size it is read at wherever it goes, and the limits of zoom', async () => {
    pane.zoom.setReadingSize(1.4);
    view.zoomFactor = 1;
    await pane.load(`${shop}/`);
    expect(view.zoomFactor).toBe(1.4);
    for (let step = 0; step < 20; step++) pane.zoom.step(1);
    expect([pane.state().zoom, view.zoomFactor]).toEqual([250, 3.5]);
    for (let step = 0; step < 20; step++) pane.zoom.step(-1);
    expect([pane.state().zoom, view.zoomFactor]).toEqual([50, 0.7]);
  });

  it('takes its zoom along to another host, and says what another pane of the jar has made of it', async () => {
    await pane.load(`${shop}/`);
    pane.zoom.step(1);
    expect(events.changed).toHaveBeenCalled();
    // Chromium keeps zoom by host: the other one begins at its original size.
    const elsewhere = pane.load('https://example.org/');
    view.zoomFactor = 1;
    await elsewhere;
    expect([pane.state().zoom, view.zoomFactor]).toEqual([110, 1.1]);
    view.zoomFactor = 1.5;
    expect(pane.state().zoom).toBe(150);
    pane.zoom.step(0);
    expect([pane.state().zoom, view.zoomFactor]).toEqual([100, 1]);
  });

  it('sleeps from the beginning, at the size and the address that it wakes to', async () => {
    pane.zoom.set(125);
    pane.beginAsleep(`${shop}/cart/`);
    expect(pane.state()).toMatchObject({ address: `${shop}/cart/`, zoom: 125, trouble: { kind: 'asleep' } });
    expect([pane.asleep, view.url]).toEqual([true, '']);
    pane.reload();
    await until('the page', () => pane.state().trouble === null && view.url !== '');
    expect([view.url, view.zoomFactor]).toEqual([`${shop}/cart/`, 1.25]);
  });
});

describe('what a page asks by dialogs', () => {
  it('is said in its own name, one after the other, and answered in its pane', async () => {
    await pane.load(`${shop}/`);
    const [first, second] = [view.ask('confirm', 'Sure?'), view.ask('prompt', 'Your name?', 'x')];
    expect(pane.state().dialog).toEqual({ kind: 'confirm', message: 'Sure?', preset: '', origin: shop, again: true });
    pane.dialogs.answer(true, '');
    expect(await first).toEqual([true, '']);
    expect(pane.state().dialog).toMatchObject({ kind: 'prompt', message: 'Your name?', preset: 'x' });
    pane.dialogs.answer(true, 'Ann');
    expect(await second).toEqual([true, 'Ann']);
    expect(pane.state().dialog).toBeNull();
    pane.dialogs.answer(true, 'nobody asked');
  });

  it('is cut to what a frame can hold', async () => {
    await pane.load(`${shop}/`);
    void view.ask('alert', 'x'.repeat(100_000));
    expect(pane.state().dialog?.message).toHaveLength(2000);
  });

  it('is no more when the page is silenced, until another one is there', async () => {
    await pane.load(`${shop}/`);
    const first = view.ask('confirm', '1');
    pane.dialogs.silence();
    expect([await first, await view.ask('confirm', '2')]).toEqual([
      [false, ''],
      [false, ''],
    ]);
    await pane.load(`${shop}/`);
    void view.ask('alert', '3');
    expect(pane.state().dialog).toMatchObject({ message: '3', again: false });
  });

  it('is over when the page is left', async () => {
    await pane.load(`${shop}/`);
    void view.ask('alert', '1');
    view.tell('dialogs-cancelled', null);
    expect(pane.state().dialog).toBeNull();
  });
});

describe('windows that a page opens', () => {
  it('are opened for whoever clicked, and once by the page itself; then a person is asked', async () => {
    await pane.load(`${shop}/`);
    view.openWindow(`${shop}/1`, false);
    expect(events.popup).toHaveBeenCalledTimes(1);
    view.openWindow(`${shop}/2`, false);
    view.openWindow(`${shop}/3`, true);
    expect(events.popup.mock.calls.map(([wish]) => wish.url)).toEqual([`${shop}/1`, `${shop}/3`]);
    expect(pane.state().popup).toBe(`${shop}/2`);
    expect(pane.popups.take()).toMatchObject({ url: `${shop}/2` });
    expect(pane.state().popup).toBeNull();
    await pane.load(`${shop}/other`);
    view.openWindow(`${shop}/4`, false);
    expect(events.popup).toHaveBeenCalledTimes(3);
  });
});

describe('a sign of life', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  /** A page whose scripts are stuck. */
  const stuck = () => {
    let go = () => {};
    view.devtools.answer = () =>
      new Promise<void>((resolve) => {
        go = resolve;
      });
    return () => go();
  };

  it('that does not come within ten seconds is told, and that it came after all', async () => {
    const other = new Pane({ ...paneOptions(), id: 'pane-2' as PaneId }, events);
    const made = engine.views.at(-1);
    if (!made) throw new Error('the pane has no view');
    view = made;
    view.devtools.attach();
    await other.load(`${shop}/`);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(other.state().trouble).toBeNull();
    const go = stuck();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(other.state().trouble).toEqual({ kind: 'hung' });
    go();
    await vi.advanceTimersByTimeAsync(0);
    expect(other.state().trouble).toBeNull();
  });

  it('is not missed while the page waits for the answer to its own dialog', async () => {
    const other = new Pane({ ...paneOptions(), id: 'pane-2' as PaneId }, events);
    const made = engine.views.at(-1);
    if (!made) throw new Error('the pane has no view');
    view = made;
    view.devtools.attach();
    await other.load(`${shop}/`);
    stuck();
    void view.ask('alert', 'wait');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(other.state().trouble).toBeNull();
  });
});

it('a pane that is closed says so once its page is gone', async () => {
  pane.close();
  await until('it is gone', () => events.closed.mock.calls.length === 1);
});
