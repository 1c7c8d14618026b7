/** The whole app below the window: real server, real rules, on browsers that are not there (test/harness/test-app.ts). */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hearOnce } from '../../../../main/browsers/engine/hear-once.ts';
import type { JarId, JarState, PaneId } from '../../../../main/shared/bench-records.ts';
import type { CommandId } from '../../../../main/shared/command-ids.ts';
import { visitorOfJar } from '../../../../main/shared/visitor-id.ts';
import { KnownApps } from '../../../../main/workspace/own-app/known-apps.ts';
import { browse } from '../../../harness/browse.ts';
import { openTestApp, type TestApp } from '../../../harness/test-app.ts';
import { until } from '../../../harness/until.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(async () => {
  await app.close();
  expect(app.reported).toEqual([]);
});

const bench = () => app.get('bench.state', null);
const run = (id: CommandId) => app.get('command.run', { id });

async function people(): Promise<readonly [JarState, JarState]> {
  const { jars } = await bench();
  const [ann, bob] = jars;
  if (!ann || !bob) throw new Error('nobody is there');
  return [ann, bob];
}

/** Ann puts tea into the cart by the shop's own form: her jar has a ticket then. */
async function buyTea(): Promise<void> {
  const [ann] = await people();
  const partition = [...app.engine.partitions.values()].find(({ name }) => name.endsWith(ann.id));
  if (!partition) throw new Error('Ann has no partition');
  const shop = await browse(`${app.server.url}/shop/`, partition);
  const token = 'text' in shop ? /name="_token" value="([^"]+)"/.exec(shop.text ?? '')?.[1] : undefined;
  await browse(`${app.server.url}/cart/add`, partition, { _token: token ?? '', product: 'tea', count: '1' });
  await until('Ann has a ticket', async () => (await people())[0].ticket.kind === 'held');
}

describe('the opening bench', () => {
  it('is Ann and Bob in the shop, the first with the keyboard', async () => {
    const { jars, panes, activePane, room } = await bench();
    expect(jars.map(({ name, site, kept }) => [name, site, kept])).toEqual([
      ['Ann', 'shop', false],
      ['Bob', 'shop', false],
    ]);
    expect(panes.map(({ address, trouble }) => [address, trouble])).toEqual([
      [`${app.server.url}/shop/`, null],
      [`${app.server.url}/shop/`, null],
    ]);
    expect([activePane, room]).toEqual([panes[0]?.id, 4]);
    expect(new Set([...app.engine.partitions.values()].map(({ userAgent }) => userAgent)).size).toBe(2);
  });

  it('is told to the window with its title and menus', async () => {
    await until('the title', () => app.host.title !== '');
    expect(app.host.title).toContain('Jarful');
    expect(app.host.item('pane.close')?.enabled).toBe(true);
    const { keys, serverUrl } = await app.get('app.facts', null);
    expect([keys['jar.create'], serverUrl]).toEqual(['Ctrl+Shift+N', app.server.url]);
  });

  it('makes each visit an exchange of whoever came', async () => {
    await app.get('pane.go', { paneId: 'pane-1' as PaneId, address: '/cart/' });
    await until('the visit', async () => {
      const { exchanges } = await app.get('inspector.snapshot', null);
      return exchanges.some(({ request }) => request.target === '/cart/');
    });
  });
});

describe('people', () => {
  it('come as long as there is room, each in a jar of their own', async () => {
    for (const name of ['Cleo', 'Dora', 'Emil', 'Fay']) {
      await app.get('jar.create', null);
      expect((await bench()).jars.at(-1)?.name).toBe(name);
    }
    expect(await app.ask('jar.create', null)).toMatchObject({ ok: false, code: 'no-room' });
  });

  it('are called otherwise, and back again', async () => {
    const [ann] = await people();
    expect(await app.ask('jar.rename', { jarId: ann.id, name: 'Bob' })).toMatchObject({ code: 'name-taken' });
    expect(await app.ask('jar.rename', { jarId: ann.id, name: ' ' })).toMatchObject({ code: 'bad-name' });
    expect(await app.ask('jar.rename', { jarId: ann.id, name: 'n'.repeat(10_000) })).toMatchObject({
      code: 'bad-name',
    });
    await app.get('jar.rename', { jarId: ann.id, name: 'Anna' });
    expect((await people())[0].name).toBe('Anna');
    await run('jar.undo');
    expect((await people())[0].name).toBe('Ann');
    await run('jar.redo');
    expect((await people())[0].name).toBe('Anna');
  });

  it('get another look by their menu, but never one that somebody has', async () => {
    const [ann, bob] = await people();
    await app.get('menu.popup', { menu: 'person', x: 1, y: 1, paneId: 'pane-1' as PaneId });
    const looks = app.host.popped.flatMap(({ submenu = [] }) => submenu);
    looks.find(({ checked, enabled = true }) => !checked && enabled)?.click?.();
    await until('another look', async () => {
      const [now] = await people();
      return now.shape !== ann.shape || now.colour !== ann.colour;
    });
    expect((await people())[1]).toMatchObject({ shape: bob.shape, colour: bob.colour });
  });

  it('go with their last pane', async () => {
    const [ann, bob] = await people();
    const { paneId } = await app.get('pane.open', { jarId: ann.id });
    expect((await bench()).panes.map(({ ordinal }) => ordinal)).toEqual([1, 1, 2]);
    await app.get('pane.close', { paneId: 'pane-1' as PaneId });
    expect((await bench()).jars.map(({ id }) => id)).toEqual([ann.id, bob.id]);
    await app.get('pane.close', { paneId });
    expect((await bench()).jars.map(({ id }) => id)).toEqual([bob.id]);
    expect(await app.ask('jar.holdings', { jarId: ann.id })).toMatchObject({ code: 'no-such-jar' });
  });
});

describe('cookies', () => {
  const theme = { name: 'theme', domain: '127.0.0.1', path: '/' };
  const draft = {
    name: 'theme',
    value: 'dark',
    host: '127.0.0.1',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'lax',
    expiresAt: null,
  } as const;

  it('are written, shown, copied, taken out, and all of it can be undone', async () => {
    const [ann, bob] = await people();
    expect(await app.get('cookie.write', { jarId: ann.id, old: null, cookie: draft })).toEqual({ refused: null });
    expect(await app.get('cookie.reveal', { jarId: ann.id, cookie: theme })).toEqual({ value: 'dark' });
    await app.get('cookie.copy', { from: ann.id, cookie: theme, to: bob.id });
    expect(await app.get('jar.copy-cookies', { from: ann.id, to: bob.id })).toEqual({ count: 1 });
    expect(await app.get('jar.holdings', { jarId: bob.id })).toMatchObject({ cookies: 1, hosts: ['127.0.0.1'] });
    await app.get('cookie.delete', { jarId: ann.id, cookie: theme });
    expect(await app.ask('cookie.reveal', { jarId: ann.id, cookie: theme })).toMatchObject({ code: 'no-such-cookie' });
    await run('jar.undo');
    expect(await app.get('cookie.reveal', { jarId: ann.id, cookie: theme })).toEqual({ value: 'dark' });
    await app.get('jar.empty', { jarId: bob.id, everything: true });
    expect(await app.get('jar.holdings', { jarId: bob.id })).toMatchObject({ cookies: 0 });
  });

  it('that a browser would not keep are refused in its words', async () => {
    const [ann] = await people();
    const cookie = { ...draft, name: '__Secure-theme' };
    const { refused } = await app.get('cookie.write', { jarId: ann.id, old: null, cookie });
    expect(refused).toMatch(/^Failed to set cookie/);
    expect((await bench()).edits.canUndo).toBe(false);
  });

  it('copied at once are read from the jar once', async () => {
    const [ann, bob] = await people();
    const of = (id: JarId) => [...app.engine.partitions.values()].find(({ name }) => name.endsWith(id))?.cookies;
    for (let number = 0; number < 200; number++)
      await of(ann.id)?.set({ url: app.server.url, name: `c${number}`, value: '1', path: '/', sameSite: 'lax' });
    await until('Ann’s are shown', async () => (await people())[0].cookies.length === 200);
    const bobs = of(bob.id);
    const before = bobs?.reads ?? 0;
    await app.get('jar.copy-cookies', { from: ann.id, to: bob.id });
    await until('Bob’s are shown', async () => (await people())[1].cookies.length === 200);
    // What stood there is looked up for the undo; what stands there now is read for the window.
    expect((bobs?.reads ?? 0) - before).toBe(2);
  });
});

describe('panes', () => {
  const first = 'pane-1' as PaneId;
  const second = 'pane-2' as PaneId;

  it('go where they are told, as far as that is the web', async () => {
    expect(await app.ask('pane.go', { paneId: first, address: 'file:///etc/passwd' })).toMatchObject({
      code: 'bad-address',
    });
    await app.get('pane.go', { paneId: first, address: '/cart/' });
    await until('the cart', async () => (await bench()).panes[0]?.canGoBack === true);
    await app.get('pane.back', { paneId: first });
    await until('the shop', async () => (await bench()).panes[0]?.address.endsWith('/shop/') === true);
    await app.get('pane.forward', { paneId: first });
    await app.get('pane.stop', { paneId: first });
    await app.get('layout.report', { slots: [{ paneId: second, rect: { x: 0, y: 0, width: 9, height: 9 } }] });
    await app.get('pane.focus-page', { paneId: second });
    expect((await bench()).activePane).toBe(second);
  });

  it('change places and layouts, by request and by command', async () => {
    await app.get('pane.move', { paneId: second, to: first });
    expect((await bench()).panes.map(({ id }) => id)).toEqual([second, first]);
    await app.get('pane.activate', { paneId: first });
    await run('pane.move-left');
    expect((await bench()).panes.map(({ id }) => id)).toEqual([first, second]);
    for (const [id, layout] of [
      ['layout.grid', 'grid'],
      ['layout.strip', 'strip'],
      ['layout.row', 'row'],
    ] as const) {
      await run(id);
      expect((await bench()).layout).toBe(layout);
    }
    await app.get('layout.report', { slots: [{ paneId: first, rect: { x: 0.4, y: 0, width: 99.9, height: 50 } }] });
    expect(app.engine.views.map(({ visible, bounds }) => [visible, bounds.width])).toEqual([
      [true, 100],
      [false, 0],
    ]);
  });

  it('grow for the projector, and are zoomed', async () => {
    await run('view.projector');
    // 2.8 % of a window of 900 px, of pages that are made in 15 px.
    const zooms = () => app.engine.views.map(({ zoomFactor }) => Number(zoomFactor.toFixed(2)));
    expect(zooms()).toEqual([1.68, 1.68]);
    // Never so much that a row of goods with its buttons is out of sight.
    await app.get('layout.report', { slots: [{ paneId: first, rect: { x: 0, y: 0, width: 600, height: 180 } }] });
    expect(zooms()[0]).toBe(1.2);
    await run('pane.zoom-in');
    // The person's zoom comes on top of it, and is told without it.
    expect(zooms()[0]).toBe(1.32);
    expect((await bench()).panes[0]?.zoom).toBe(110);
    await run('pane.zoom-reset');
    expect(zooms()[0]).toBe(1.2);
    await run('pane.tools');
    expect(app.engine.views[0]?.toolsOpen).toBe(true);
  });

  it('look for words', async () => {
    await app.get('pane.find', { paneId: first, text: 'tea', way: 'anew' });
    await until('matches', async () => ((await bench()).panes[0]?.find?.matches ?? 0) > 0);
    await run('pane.find-next');
    await app.get('pane.end-find', { paneId: first });
    expect((await bench()).panes[0]?.find).toBeNull();
  });

  it('sleep, which makes room, and wake where they were', async () => {
    const [view] = app.engine.views;
    if (!view) throw new Error('no view');
    view.script = () => [0, 120];
    const gone = new Promise<void>((resolve) => hearOnce(view, 'process-gone', () => resolve()));
    await run('pane.sleep');
    await gone;
    await until('it sleeps', async () => (await bench()).panes[0]?.trouble?.kind === 'asleep');
    expect((await bench()).room).toBe(5);
    await app.get('pane.reload', { paneId: first });
    await until('scrolled', () => view.scripts.includes('scrollTo(0, 120)'));
    expect((await bench()).panes[0]?.trouble).toBeNull();
  });

  it('go into a window of their own and come back with the window', async () => {
    await run('pane.pop-out');
    expect((await bench()).panes[0]?.popped).toBe(true);
    app.app.gatherPanes();
    expect((await bench()).panes[0]?.popped).toBe(false);
  });

  it('open what a page opens in the same jar, or say that there is no room', async () => {
    const [view] = app.engine.views;
    for (let count = 0; count < 5; count++) view?.openWindow(`${app.server.url}/cart/`);
    const { jars, panes, room } = await bench();
    expect([jars.length, panes.length, room]).toEqual([2, 6, 0]);
    expect(app.host.last('notice.shown')).toEqual({ code: 'popup-no-room', paneId: first });
  });

  describe('that want to save a file', () => {
    const notice = async () => (await bench()).notice;
    const want = (whole?: boolean) => {
      const [view] = app.engine.views;
      if (!view) throw new Error('there is no page');
      return view.partition.wantDownload(view.id, 'https://files.example/list.csv', whole);
    };
    const told = { file: 'list.csv', person: 'Ann', site: 'files.example' };

    it('ask where to, by person and origin, and it is said that it is there', async () => {
      app.dialogs.paths.push('/tmp/list.csv');
      const download = want();
      await vi.waitFor(async () => expect(await notice()).toEqual({ code: 'download-saved', ...told }));
      expect([download.kept, download.refused]).toEqual(['/tmp/list.csv', false]);
      const [question] = app.dialogs.titles;
      for (const word of Object.values(told)) expect(question).toContain(word);
    });

    it('keep nothing that a person does not want, and it is said', async () => {
      const download = want();
      await vi.waitFor(async () => expect(await notice()).toEqual({ code: 'download-refused', ...told }));
      expect([download.kept, download.refused]).toEqual([null, true]);
    });

    it('have it said when it does not come whole', async () => {
      app.dialogs.paths.push('/tmp/list.csv');
      want(false);
      await vi.waitFor(async () => expect(await notice()).toEqual({ code: 'download-failed', ...told }));
    });

    it('ask once at a time, and also when their pane has gone meanwhile', async () => {
      let answer = (_path: string | null) => {};
      app.dialogs.chooseNewFile = () => new Promise((resolve) => (answer = resolve));
      const download = want();
      expect(want().refused).toBe(true);
      await run('pane.close');
      answer('/tmp/late.csv');
      await vi.waitFor(async () => expect(await notice()).toEqual({ code: 'download-saved', ...told }));
      expect(download.kept).toBe('/tmp/late.csv');
    });
  });

  it('take the keys of commands, whichever page has the keyboard, and leave the others', async () => {
    const key = { type: 'keyDown', code: '', meta: false, alt: false, isAutoRepeat: false };
    expect(app.engine.views[0]?.press({ ...key, key: 'a', control: false, shift: false })).toBe(true);
    expect(app.engine.views[0]?.press({ ...key, key: 't', control: true, shift: false })).toBe(false);
    expect(app.press({ ...key, key: 'k', control: true, shift: false })).toBe(true);
    await until('a second pane', async () => (await bench()).panes.length === 3);
    await until('the palette', () => app.host.overlay.shown && app.host.last('overlay.changed')?.kind === 'palette');
  });
});

describe('exchanges', () => {
  it('are compared, copied without secrets and saved', async () => {
    await buyTea();
    await until('two exchanges', async () => (await app.get('inspector.snapshot', null)).exchanges.length >= 2);
    const { exchanges } = await app.get('inspector.snapshot', null);
    const ids = exchanges.slice(0, 2).map(({ id }) => id);
    const [one, other] = ids;
    if (one === undefined || other === undefined) throw new Error('no exchanges');
    await app.get('exchange.compare', { one, other });
    expect(app.host.last('exchange.news')).toMatchObject({ kind: 'compared' });
    expect(await app.get('exchange.sendable', { exchange: one })).toEqual({ whyNot: expect.any(String) });
    expect(await app.ask('exchange.send', { exchange: one })).toMatchObject({ code: 'cannot-send' });
    await app.get('exchange.menu', { menu: 'list', exchanges: ids, x: 0, y: 0 });
    app.host.item('markdown')?.click?.();
    await until('copied', () => app.host.copied.includes('GET'));
    await app.get('exchange.menu', { menu: 'send-as', exchanges: [one], x: 0, y: 0 });
    expect(app.host.popped.length).toBeGreaterThan(0);

    const file = join(app.folder, 'story.har');
    app.dialogs.answers.push({ button: 0 });
    app.dialogs.paths.push(file);
    await run('exchange.save-all');
    expect(JSON.parse(await readFile(file, 'utf8')).log.creator.version).toBe('0.1.0');
    app.dialogs.paths.push(file);
    await run('exchange.open');
    expect(app.host.last('exchange.news')).toMatchObject({ kind: 'opened' });
  });

  it('that are not kept any more say so', async () => {
    expect(await app.ask('exchange.compare', { one: 'server:1', other: 'server:999999' } as never)).toMatchObject({
      ok: false,
    });
  });
});

describe('the server', () => {
  it('is switched, put back, and its clock moved', async () => {
    await app.get('settings.change', { name: 'httpOnly', text: 'off' });
    expect((await app.get('settings.state', null)).weak).toContain('httpOnly');
    expect(await app.ask('settings.change', { name: 'httpOnly', text: 'perhaps' })).toMatchObject({
      code: 'bad-setting',
    });
    await app.get('preset.save', { title: 'Mine' });
    await run('defences.all-on');
    expect((await app.get('settings.state', null)).weak).toEqual([]);
    await app.get('preset.apply', { id: 'own:Mine' });
    expect((await app.get('settings.state', null)).weak).toContain('httpOnly');
    await app.get('preset.delete', { id: 'own:Mine' });
    expect((await app.get('preset.list', null)).presets.every(({ own }) => !own)).toBe(true);
    await run('clock.half-hour');
    expect((await app.get('settings.state', null)).clockAhead).toBe(1_800_000);
    expect((await app.get('settings.describe', null)).switches.length).toBeGreaterThan(10);
  });

  it('keeps its sessions elsewhere, and shows the folder', async () => {
    expect(await app.ask('medium.open-folder', null)).toMatchObject({ code: 'failed' });
    expect(await app.get('medium.plan', { medium: 'files', address: null })).toMatchObject({ to: 'files' });
    await app.get('medium.change', { medium: 'files', carry: true });
    await app.get('medium.open-folder', null);
    expect(app.host.opened).toHaveLength(1);
    expect(await app.get('store.tidy', null)).toEqual({ went: 0, stayed: 0 });
    await run('server.restart');
  });

  it('shows its records and its own source', async () => {
    await buyTea();
    await until('the session', async () => (await app.get('inspector.snapshot', null)).rows.length === 1);
    const [row] = (await app.get('inspector.snapshot', null)).rows;
    if (!row) throw new Error('no session');
    expect((await app.get('session.raw', { key: row.key })).text).toContain('tea');
    expect(await app.get('session.end', { key: row.key })).toEqual({ ended: true });
    const { files } = await app.get('code.files', null);
    expect((await app.get('code.read', { file: files[0] ?? '' })).text.length).toBeGreaterThan(0);
    expect(await app.ask('code.read', { file: '../package.json' })).toMatchObject({ code: 'no-such-file' });
    expect(await app.get('traffic.snapshot', null)).toMatchObject({ records: [] });
  });

  it('stops at a breakpoint until somebody lets it go', async () => {
    const [ann] = await people();
    await app.get('breakpoints.set', { where: 'gate', who: visitorOfJar(ann.id), method: 'GET', path: '/cart/' });
    void app.get('pane.go', { paneId: 'pane-1' as PaneId, address: '/cart/' });
    const held = async () => (await app.get('breakpoints.state', null)).held;
    await until('it stands there', async () => (await held()).length === 1);
    const [request] = await held();
    if (!request) throw new Error('nothing is held');
    await app.get('breakpoints.release', { exchange: request.exchange });
    await until('it has gone on', async () => (await held()).length === 0);
    await app.get('breakpoints.remove', null);
    await app.get('breakpoints.release-all', null);
    await app.get('breakpoints.clear', null);
  });
});

describe('lessons', () => {
  it('an experiment sets its stage with deeds that can be undone, and ends', async () => {
    for (const view of app.engine.views) view.script = () => 0;
    await app.get('experiment.begin', { id: 'no-sessions' });
    expect((await app.get('experiment.state', null)).running).toBe('no-sessions');
    await app.get('experiment.again', null);
    expect(app.engine.views[0]?.scripts.some((script) => script.includes('waiter'))).toBe(true);
    await app.get('experiment.end', null);
    expect(await app.ask('experiment.again', null)).toMatchObject({ code: 'no-experiment' });
    expect(await app.ask('experiment.use-caught', null)).toMatchObject({ code: 'nothing-caught' });
    expect((await app.get('settings.state', null)).weak).toEqual([]);
  });

  it('the class goes back to an exchange, jars too, and returns', async () => {
    await buyTea();
    const { exchanges } = await app.get('inspector.snapshot', null);
    const added = exchanges.findLast(({ request }) => request.target === '/cart/add');
    if (!added) throw new Error('nothing was bought');
    await app.get('rewind.to', { exchange: added.id, side: 'before' });
    expect(await app.get('rewind.state', null)).toMatchObject({ returns: 1 });
    await until('Ann is a stranger', async () => (await people())[0].ticket.kind === 'none');
    await app.get('rewind.return', null);
    await until('Ann is back', async () => (await people())[0].ticket.kind === 'held');
    expect(await app.ask('rewind.to', { exchange: 'server:999999', side: 'before' } as never)).toMatchObject({
      ok: false,
    });
  });

  it('the grid is asked for once at a time', async () => {
    expect((await app.get('grid.state', null)).running).toBe(false);
    await app.get('grid.run', null);
    expect((await app.get('grid.state', null)).columns).toHaveLength(1);
  });
});

describe('the bench in a file', () => {
  it('is saved, opened and brought back by Reset', async () => {
    const file = join(app.folder, 'lesson.jarful');
    await run('layout.grid');
    app.dialogs.paths.push(file);
    await run('bench.save');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ kind: 'jarful-bench', layout: 'grid' });
    await run('layout.row');
    await app.get('bench.open-file', { path: file });
    expect(await bench()).toMatchObject({ layout: 'grid', name: 'lesson', notice: null });
    await app.get('jar.create', null);
    await run('bench.reset');
    expect((await bench()).jars.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
    expect(app.host.last('exchange.news')).toEqual({ kind: 'over' });
    await run('bench.save');
    await until('the menu', () => app.host.item('bench.recent')?.submenu?.length === 1);
  });

  it('opened with a medium that remembers, leaves what lies there, and says so', async () => {
    const file = join(app.folder, 'on-disk.jarful');
    await app.get('medium.change', { medium: 'files', carry: false });
    await buyTea();
    app.dialogs.paths.push(file);
    await run('bench.save');
    await app.get('bench.open-file', { path: file });
    expect((await app.get('inspector.snapshot', null)).rows).toHaveLength(1);
    expect((await bench()).notice).toEqual({ code: 'store-kept', file: 'on-disk' });
    await run('bench.reset');
    expect((await app.get('inspector.snapshot', null)).rows).toEqual([]);
  });

  it('keeps cookies only when a person agrees', async () => {
    const file = join(app.folder, 'cookies');
    await buyTea();
    await run('bench.save-cookies');
    app.dialogs.answers.push({ button: 0 });
    app.dialogs.paths.push(file);
    await run('bench.save-cookies');
    const saved = JSON.parse(await readFile(`${file}.jarful`, 'utf8'));
    expect(saved.people[0].cookies).toHaveLength(1);
    app.dialogs.paths.push(`${file}.jarful`);
    await run('bench.open');
    await until('her ticket', async () => (await people())[0].ticket.kind === 'held');
  });

  it('that cannot be opened changes nothing and is said until it is dismissed', async () => {
    const before = (await bench()).jars;
    const file = join(app.folder, 'note.jarful');
    await writeFile(file, 'a letter');
    await app.get('bench.open-file', { path: file });
    expect((await bench()).notice).toEqual({ code: 'foreign', file: 'note' });
    expect((await bench()).jars).toEqual(before);
    await app.get('bench.dismiss-notice', null);
    expect((await bench()).notice).toBeNull();
    await app.get('bench.open-file', { path: join(app.folder, 'gone.jarful') });
    expect((await bench()).notice).toEqual({ code: 'missing', file: 'gone' });
  });
});

describe('a browser that is kept', () => {
  it('outlives the bench with its cookies, until it is forgotten for good', async () => {
    await buyTea();
    const [ann] = await people();
    await app.get('menu.popup', { menu: 'person', x: 0, y: 0, paneId: 'pane-1' as PaneId });
    app.host.agrees = true;
    app.host.item('jar.keep')?.click?.();
    await until('she is kept', async () => (await people())[0].kept || (await people())[1].kept);
    await run('bench.reset');
    await until('in the menu', () => app.host.item('kept.bring-back')?.submenu?.length === 1);
    app.host.item(`kept.${ann.id}`)?.click?.();
    const back = async () => (await bench()).jars.find(({ id }) => id === ann.id);
    await until('she is back with her ticket', async () => (await back())?.ticket.kind === 'held');
    expect(await back()).toMatchObject({ name: 'Ann 2', kept: true });
    const { panes } = await bench();
    const paneId = panes.find(({ jarId }) => jarId === ann.id)?.id;
    if (!paneId) throw new Error('she has no pane');
    await app.get('menu.popup', { menu: 'person', x: 0, y: 0, paneId });
    app.host.item('person.forget-for-good')?.click?.();
    await until('she is gone', async () => (await back()) === undefined);
    await until('from the menu too', () => app.host.item('kept.bring-back')?.submenu?.length === 0);
  });
});

describe('the rest of the window', () => {
  it('every command is listed with its keys, and why not', async () => {
    const { commands } = await app.get('command.list', null);
    expect(commands.find(({ id }) => id === 'jar.undo')?.whyNot).toEqual(expect.any(String));
    for (const menu of ['app', 'layout', 'pane'] as const) {
      await app.get('menu.popup', { menu, x: 0, y: 0 });
      expect(app.host.popped.length).toBeGreaterThan(2);
    }
    await run('backstage.toggle');
    expect((await bench()).backstage.open).toBe(false);
    await app.get('clipboard.write', { text: 'copied' });
    expect(app.host.copied).toBe('copied');
    await app.get('policy.explain', null);
    expect(app.host.informed).toHaveLength(1);
    await run('app.quit');
    expect(app.host.hasQuit).toBe(true);
  });

  it('a payload that does not fit its schema reaches nobody', async () => {
    expect(await app.ask('pane.close', { paneId: 5 } as never)).toMatchObject({ ok: false, code: 'bad-input' });
    expect((await bench()).panes).toHaveLength(2);
  });

  it('somebody’s own app gets two users and a stranger, if anybody answers there', async () => {
    expect(await app.ask('own-app.open', { address: ' ' })).toMatchObject({ code: 'bad-address' });
    expect(await app.ask('own-app.open', { address: app.server.url })).toMatchObject({ code: 'is-the-shop' });
    expect(await app.ask('own-app.open', { address: 'http://127.0.0.1:9/' })).toMatchObject({ code: 'nobody-answers' });
    const other = await openTestApp();
    try {
      const { url } = await app.get('own-app.open', { address: other.server.url });
      expect((await bench()).jars.map(({ site }) => site)).toEqual(['own', 'own', 'own']);
      expect((await bench()).panes.map(({ address }) => new URL(address).origin)).toEqual(
        Array(3).fill(new URL(url).origin),
      );
      const last = () => app.get('own-app.last', null);
      await expect.poll(last).toEqual({ address: url, people: 3, most: 6 });
      // Who is there and which cookie is their session is remembered.
      const [ann] = (await bench()).jars;
      await app.get('jar.rename', { jarId: ann?.id ?? ('' as JarId), name: 'Ada' });
      await app.get('own-app.session', { cookie: 'who' });
      const remembered = () => new KnownApps(join(app.folder, 'own-apps.json')).last;
      await expect.poll(remembered).toMatchObject({ people: ['Ada', 'Bob', 'Stranger'], sessionCookie: 'who' });
      await run('bench.reset');
      expect((await bench()).jars.map(({ site }) => site)).toEqual(['shop', 'shop']);
      await app.get('own-app.open', { address: other.server.url, people: 5 });
      const names = (await bench()).jars.map(({ name }) => name);
      expect(names.slice(0, 3)).toEqual(['Ada', 'Bob', 'Stranger']);
      expect(new Set(names).size).toBe(5);
      expect(app.app.rooms.bench.ownApp.sessionCookie).toBe('who');
      await expect.poll(last).toMatchObject({ people: 5 });
      await run('bench.reset');
    } finally {
      await other.close();
    }
  });

  it('what goes wrong unexpectedly is written down and said', async () => {
    vi.spyOn(app.host, 'copyText').mockImplementation(() => {
      throw new Error('no clipboard');
    });
    expect(await app.ask('clipboard.write', { text: 'x' })).toMatchObject({ code: 'failed', detail: 'no clipboard' });
    expect(app.reported.splice(0)).toEqual([new Error('no clipboard')]);
  });
});
