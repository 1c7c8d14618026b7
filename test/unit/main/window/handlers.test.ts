import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../../main/shared/contract.ts';
import { exchangeId } from '../../../../main/shared/exchange-id.ts';
import { openTestApp, type TestApp } from '../../../harness/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ mostPanes: 4 });
});
afterEach(() => app.close());

const ask: TestApp['get'] = (name, input) => app.get(name, input);

const state = () => app.app.rooms.bench.state();
const firstPane = () => {
  const [pane] = state().panes;
  if (!pane) throw new Error('no pane');
  return pane;
};
const people = () => {
  const [ann, bob] = state().jars;
  if (!ann || !bob) throw new Error('nobody there');
  return { ann, bob };
};

describe('panes', () => {
  it('should be opened, moved, activated, laid out and closed', async () => {
    const { ann } = people();
    const { paneId } = await ask('pane.open', { jarId: ann.id });
    expect(state().activePane).toBe(paneId);
    await ask('pane.move', { paneId, to: firstPane().id });
    expect(firstPane().id).toBe(paneId);
    await ask('layout.report', { slots: [{ paneId, rect: { x: 1, y: 2, width: 30, height: 40 } }] });
    expect(app.engine.views.at(-1)?.bounds).toEqual({ x: 1, y: 2, width: 30, height: 40 });
    await ask('pane.focus-page', { paneId });
    expect(app.engine.views.at(-1)?.focused).toBe(true);
    const other = state().panes[1];
    if (other) await ask('pane.activate', { paneId: other.id });
    expect(state().activePane).toBe(other?.id);
    await ask('pane.close', { paneId });
    expect(state().panes).toHaveLength(2);
  });

  it('should go where they may, and say why not elsewhere', async () => {
    const paneId = firstPane().id;
    expect(await app.ask('pane.go', { paneId, address: '' })).toMatchObject({ ok: false, code: 'bad-address' });
    await ask('pane.go', { paneId, address: '/cart/' });
    await vi.waitFor(() => expect(firstPane().address).toMatch(/\/cart\/$/));
    await ask('pane.back', { paneId });
    await vi.waitFor(() => expect(firstPane().canGoForward).toBe(true));
    await ask('pane.forward', { paneId });
    await ask('pane.reload', { paneId });
    await ask('pane.stop', { paneId });
    await ask('pane.come-back', { paneId });
    await ask('pane.accept-certificate', { paneId });
    await ask('pane.refuse-certificate', { paneId });
    await ask('pane.cancel-sign-in', { paneId });
    await ask('pane.sign-in', { paneId, name: 'ann', password: 'secret' });
    expect(app.reported).toEqual([]);
  });
});

describe('jars and cookies', () => {
  const draft = {
    name: 'colour',
    value: 'blue',
    host: '127.0.0.1',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'lax',
    expiresAt: null,
  } as const;
  const colour = { name: 'colour', domain: '127.0.0.1', path: '/' };

  it('should be written, shown, copied, deleted, taken back, and counted', async () => {
    const { ann, bob } = people();
    expect(await ask('cookie.write', { jarId: ann.id, old: null, cookie: draft })).toEqual({ refused: null });
    expect(await ask('cookie.reveal', { jarId: ann.id, cookie: colour })).toEqual({ value: 'blue' });
    await ask('cookie.copy', { from: ann.id, cookie: colour, to: bob.id });
    expect(await ask('jar.copy-cookies', { from: ann.id, to: bob.id })).toEqual({ count: 1 });
    expect(await ask('jar.holdings', { jarId: bob.id })).toMatchObject({ cookies: 1 });
    await ask('cookie.delete', { jarId: bob.id, cookie: colour });
    expect(await app.ask('cookie.reveal', { jarId: bob.id, cookie: colour })).toMatchObject({
      code: 'no-such-cookie',
    });
    expect(await app.ask('cookie.delete', { jarId: bob.id, cookie: colour })).toMatchObject({
      code: 'no-such-cookie',
    });
    await ask('jar.empty', { jarId: ann.id, everything: true });
    await vi.waitFor(() => expect(people().ann.cookies).toEqual([]));
  });

  it('should tell the window of one jar when one jar changed', async () => {
    const { ann } = people();
    await vi.waitFor(() => expect(app.host.heard('bench.changed').length).toBeGreaterThan(0));
    await ask('bench.state', null);
    const before = app.host.heard('bench.changed').length;
    await ask('cookie.write', { jarId: ann.id, old: null, cookie: draft });
    await vi.waitFor(() =>
      expect(app.host.heard('bench.changed').slice(before)).toContainEqual(
        expect.objectContaining({ cookies: [expect.objectContaining({ jarId: ann.id })] }),
      ),
    );
    const news = app.host.heard('bench.changed').slice(before);
    expect(news.every(({ people: names, panes }) => names === undefined && panes === undefined)).toBe(true);
  });
});

describe('the server', () => {
  it('should be described, changed and told of', async () => {
    const { switches } = await ask('settings.describe', null);
    expect(switches.length).toBeGreaterThan(10);
    await ask('settings.change', { name: 'escaping', text: 'off' });
    expect((await ask('settings.state', null)).weak).toEqual(['escaping']);
    expect(app.host.title).not.toBe('Jarful');
    expect(app.host.heard('settings.changed').at(-1)?.weak).toEqual(['escaping']);
    expect(await app.ask('settings.change', { name: 'idleLifetime', text: 'soon' })).toMatchObject({
      code: 'bad-setting',
    });
    expect(await ask('inspector.snapshot', null)).toMatchObject({ medium: 'memory' });
    expect(await ask('traffic.snapshot', null)).toMatchObject({ records: [] });
    expect(await ask('store.tidy', null)).toMatchObject({ stayed: 0 });
  });

  it('should keep, apply and delete presets', async () => {
    await ask('preset.save', { title: 'Mine' });
    const own = (await ask('preset.list', null)).presets.find(({ id }) => id.includes('ine'));
    const id = own?.id ?? '';
    await ask('preset.apply', { id });
    await ask('preset.delete', { id });
    expect(await app.ask('preset.apply', { id })).toMatchObject({ code: 'no-such-preset' });
  });

  it('should plan and change the medium, and open no folder that it has not', async () => {
    expect(await ask('medium.plan', { medium: 'memory', address: null })).toMatchObject({ to: 'memory' });
    expect(await app.ask('medium.open-folder', null)).toMatchObject({ ok: false, code: 'failed' });
    expect(app.host.opened).toEqual([]);
  });

  it('should end sessions and show records only where there are some', async () => {
    const key = 'a'.repeat(64) as RequestInput<'session.end'>['key'];
    expect(await ask('session.end', { key })).toEqual({ ended: false });
    expect(await ask('session.raw', { key })).toEqual({ text: null });
  });

  it('should hold requests and let them go', async () => {
    await ask('breakpoints.set', { where: 'between' });
    expect(await ask('breakpoints.state', null)).toEqual({ holding: true, held: [] });
    await ask('breakpoints.remove', null);
    await vi.waitFor(() => expect(app.host.heard('breakpoints.changed').at(-1)?.holding).toBe(false));
    const exchange = exchangeId('server', 1);
    await ask('breakpoints.release', { exchange });
    await ask('breakpoints.fail', { exchange });
    await ask('breakpoints.release-all', null);
    await ask('breakpoints.clear', null);
  });

  it('should show its own source', async () => {
    const { files } = await ask('code.files', null);
    const [file = ''] = files;
    expect((await ask('code.read', { file })).text).not.toBe('');
    expect(await app.ask('code.read', { file: '/etc/passwd' })).toMatchObject({ code: 'no-such-file' });
  });
});

describe('lessons', () => {
  it('should begin, set the stage anew and end', async () => {
    expect((await ask('experiment.state', null)).running).toBeNull();
    expect(await app.ask('experiment.again', null)).toMatchObject({ code: 'no-experiment' });
    await ask('experiment.begin', { id: 'script' });
    await ask('experiment.again', null);
    expect(await app.ask('experiment.use-caught', null)).toMatchObject({ code: 'nothing-caught' });
    await ask('experiment.end', null);
    expect(app.host.heard('experiment.changed').at(-1)?.running).toBeNull();
  });

  it('should not go back to what was not recorded', async () => {
    expect((await ask('rewind.state', null)).at).toBeNull();
    const exchange = exchangeId('server', 99);
    expect(await app.ask('rewind.to', { exchange, side: 'before' })).toMatchObject({ code: 'cannot-rewind' });
    await ask('rewind.return', null);
    expect((await ask('rewind.state', null)).returns).toBe(0);
  });

  it('should try the grid once at a time and keep what was tried', async () => {
    expect((await ask('grid.state', null)).columns).toEqual([]);
    const [first, second] = await Promise.all([app.ask('grid.run', null), app.ask('grid.run', null)]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    expect(second).toMatchObject({ code: 'busy' });
    expect((await ask('grid.state', null)).columns).toHaveLength(1);
    expect(app.host.heard('grid.column')).toHaveLength(1);
  });
});

describe('exchanges and the window as a whole', () => {
  it('should be done with exchanges as asked', async () => {
    await fetch(`${app.server.url}/shop/`);
    const [one, other, guests] = [exchangeId('server', 1), exchangeId('server', 2), exchangeId('server', 3)];
    await vi.waitFor(async () => expect((await ask('inspector.snapshot', null)).exchanges).toHaveLength(3));
    // The browsers that are not there have no wire: what they sent is known masked alone.
    expect(await ask('exchange.sendable', { exchange: one })).toEqual({ whyNot: 'masked' });
    expect(await ask('exchange.sendable', { exchange: guests })).toEqual({ whyNot: 'guest' });
    expect(await ask('exchange.sendable', { exchange: exchangeId('server', 9) })).toEqual({ whyNot: 'gone' });
    expect(await app.ask('exchange.send', { exchange: one })).toMatchObject({ code: 'cannot-send', detail: 'masked' });
    await ask('exchange.compare', { one, other });
    expect(app.host.heard('exchange.news')).toEqual([{ kind: 'compared', comparison: expect.anything() }]);
    for (const menu of ['send-as', 'copy-as', 'list'] as const) {
      await ask('exchange.menu', { menu, exchanges: [one], x: 1, y: 2 });
      expect(app.host.popped.length).toBeGreaterThan(0);
    }
  });

  it('should know its facts, explain the policy, copy, and dismiss a notice', async () => {
    expect((await ask('app.facts', null)).serverUrl).toBe(app.server.url);
    await ask('policy.explain', null);
    expect(app.host.informed).toEqual(['Whoever looks after this computer has settled some things']);
    await ask('clipboard.write', { text: app.server.url });
    expect(app.host.copied).toBe(app.server.url);
    await ask('bench.open-file', { path: '/nowhere/at-all.jarful' });
    expect(state().notice?.code).toBe('missing');
    await ask('bench.dismiss-notice', null);
    expect(state().notice).toBeNull();
  });

  it('should refuse what is no address of an own app', async () => {
    expect(await app.ask('own-app.open', { address: '' })).toMatchObject({ code: 'bad-address' });
    expect(await app.ask('own-app.open', { address: app.server.url })).toMatchObject({ code: 'is-the-shop' });
  });
});
