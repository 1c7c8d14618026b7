import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredCookie } from '../../../main/browsers/engine/cookie-store.ts';
import { JarEdits } from '../../../main/browsers/jars/jar-edits.ts';
import { settableCookie } from '../../../main/browsers/jars/settable-cookie.ts';
import type { JarId } from '../../../main/shared/bench-records.ts';
import type { JarMark } from '../../../main/shared/jar-marks.ts';
import { FakeCookies } from '../../harness/fake-cookies.ts';

const ann = 'ann-1' as JarId;
const bob = 'bob-2' as JarId;

function cookie(name: string, value: string): StoredCookie {
  return {
    name,
    value,
    domain: '127.0.0.1',
    path: '/',
    hostOnly: true,
    httpOnly: true,
    secure: false,
    sameSite: 'lax',
  };
}

function twoJars() {
  const stores = { ann: new FakeCookies(), bob: new FakeCookies() };
  const lay = (store: FakeCookies) => (one: StoredCookie) => store.set(settableCookie(one));
  const marks = new Map<JarId, JarMark>();
  const holds = { open: 0, most: 0 };
  const edits = new JarEdits({
    find: (id) => {
      const cookieStore = id === ann ? stores.ann : stores.bob;
      const hold = () => {
        holds.most = Math.max(holds.most, ++holds.open);
        return () => holds.open--;
      };
      return { cookieStore, hold };
    },
    setMark: (id, mark) => marks.set(id, mark),
  });
  return { marks, edits, holds, ...stores, toAnn: lay(stores.ann), toBob: lay(stores.bob) };
}

const ticket = { name: 'jarful', domain: '127.0.0.1', path: '/' };

describe('JarEdits', () => {
  it('should give the ticket back after it was deleted', async () => {
    const world = twoJars();
    await world.toAnn(cookie('jarful', 'secret'));
    expect(await world.edits.remove(ann, ticket)).toBe(true);
    expect(world.ann.values).toEqual({});
    await world.edits.undo();
    expect(world.ann.values).toEqual({ jarful: 'secret' });
    await world.edits.redo();
    expect(world.ann.values).toEqual({});
  });

  it('when a ticket is stolen over another / should put the own one back', async () => {
    const world = twoJars();
    await world.toAnn(cookie('jarful', 'hers'));
    await world.toBob(cookie('jarful', 'his'));
    await world.edits.copy(ann, ticket, bob);
    expect(world.bob.values).toEqual({ jarful: 'hers' });
    await world.edits.undo();
    expect(world.bob.values).toEqual({ jarful: 'his' });
  });

  it('when somebody is called otherwise / should take the name back, in order with what lies in the jars', async () => {
    const world = twoJars();
    const [old, fresh] = [
      { name: 'Ann', shape: 'circle', colour: 'blue' },
      { name: 'Admin', shape: 'star', colour: 'red' },
    ] as const;
    await world.toAnn(cookie('jarful', 'hers'));
    await world.edits.mark(ann, old, fresh);
    await world.edits.remove(ann, ticket);
    expect(world.marks.get(ann)).toEqual(fresh);
    await world.edits.undo();
    expect(world.marks.get(ann)).toEqual(fresh);
    await world.edits.undo();
    expect([world.marks.get(ann), world.ann.values]).toEqual([old, { jarful: 'hers' }]);
    await world.edits.redo();
    expect(world.marks.get(ann)).toEqual(fresh);
    world.edits.forget(ann);
    expect([world.edits.canUndo, world.edits.canRedo]).toEqual([false, false]);
  });

  it('when an experiment lays a ticket in / should put back what stood there, and hold the jar meanwhile', async () => {
    const world = twoJars();
    await world.toAnn(cookie('jarful', 'hers'));
    await world.edits.put(ann, cookie('jarful', 'caught'));
    expect([world.ann.values, world.holds]).toEqual([{ jarful: 'caught' }, { open: 0, most: 1 }]);
    await world.edits.removeAll(ann, ({ value }) => value === 'caught');
    expect(world.ann.values).toEqual({});
    await world.edits.undo();
    await world.edits.undo();
    expect(world.ann.values).toEqual({ jarful: 'hers' });
  });

  it('when there is no such cookie / should say so and remember nothing', async () => {
    const world = twoJars();
    expect(await world.edits.remove(ann, ticket)).toBe(false);
    expect(await world.edits.copy(ann, ticket, bob)).toBe(false);
    expect(world.edits.canUndo).toBe(false);
    await world.edits.undo();
    await world.edits.redo();
  });

  it('when a jar has gone / should forget its changes and keep the others', async () => {
    const world = twoJars();
    await world.toAnn(cookie('jarful', 'hers'));
    await world.edits.copy(ann, ticket, bob);
    await world.edits.remove(ann, ticket);
    world.edits.forget(ann);
    await world.edits.undo();
    expect(world.bob.values).toEqual({});
    expect(world.edits.canUndo).toBe(false);
  });

  it('when the engine refuses one cookie of many / should leave the jar as it was, and say why', async () => {
    const world = twoJars();
    await world.toAnn(cookie('fine', 'yes'));
    await world.toAnn(cookie('odd', 'yes'));
    const set = world.bob.set.bind(world.bob);
    world.bob.set = (details) =>
      details.name === 'odd' ? Promise.reject(new Error('the engine says no')) : set(details);
    await expect(world.edits.copyAll(ann, bob)).rejects.toThrow('the engine says no');
    expect(world.bob.values).toEqual({});
    expect(world.edits.canUndo).toBe(false);
  });

  it('when a page has set a newer cookie / should say so first, replace it at the second asking, and redo it', async () => {
    const world = twoJars();
    await world.toAnn(cookie('jarful', 'old'));
    await world.edits.remove(ann, ticket);
    await world.toAnn(cookie('jarful', 'newer'));
    await world.edits.undo();
    expect(world.ann.values).toEqual({ jarful: 'newer' });
    expect(world.edits.newer).toEqual([{ jarId: ann, cookie: 'jarful' }]);
    await world.edits.undo();
    expect(world.ann.values).toEqual({ jarful: 'old' });
    expect(world.edits.newer).toEqual([]);
    await world.edits.redo();
    expect(world.ann.values).toEqual({ jarful: 'newer' });
  });

  it('when two undos are pressed at once / should do them one after the other', async () => {
    const world = twoJars();
    await world.toAnn(cookie('a', '1'));
    await world.toAnn(cookie('b', '2'));
    await world.edits.removeAll(ann);
    await world.edits.write(ann, null, () => cookie('c', '3'));
    await Promise.all([world.edits.undo(), world.edits.undo()]);
    expect(world.ann.values).toEqual({ a: '1', b: '2' });
  });

  it('any sequence of changes, all taken back, should leave the first state; made again, the last', async () => {
    const names = fc.constantFrom('jarful', 'csrf', 'theme');
    const jars = fc.constantFrom(ann, bob);
    const change = fc.oneof(
      fc.record({ kind: fc.constant('remove' as const), jar: jars, name: names }),
      fc.record({ kind: fc.constant('copy' as const), jar: jars, name: names, to: jars }),
      fc.record({ kind: fc.constant('copy all' as const), jar: jars, to: jars }),
      fc.record({ kind: fc.constant('remove all' as const), jar: jars }),
      fc.record({
        kind: fc.constant('add' as const),
        jar: jars,
        name: names,
        value: fc.stringMatching(/^[a-z0-9=]{0,3}$/),
      }),
      fc.record({ kind: fc.constant('rename' as const), jar: jars, name: names, to: names }),
      fc.record({ kind: fc.constant('undo' as const) }),
      fc.record({ kind: fc.constant('redo' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 30 }), async (changes) => {
        const world = twoJars();
        await world.toAnn(cookie('jarful', 'hers'));
        await world.toAnn(cookie('theme', 'dark'));
        await world.toBob(cookie('csrf', 'his'));
        const first = [world.ann.values, world.bob.values];
        for (const one of changes) {
          if (one.kind === 'remove') await world.edits.remove(one.jar, { ...ticket, name: one.name });
          else if (one.kind === 'copy') await world.edits.copy(one.jar, { ...ticket, name: one.name }, one.to);
          else if (one.kind === 'copy all') await world.edits.copyAll(one.jar, one.to);
          else if (one.kind === 'remove all') await world.edits.removeAll(one.jar);
          else if (one.kind === 'add') await world.edits.write(one.jar, null, () => cookie(one.name, one.value));
          else if (one.kind === 'rename')
            await world.edits.write(one.jar, { ...ticket, name: one.name }, () => cookie(one.to, 'renamed'));
          else await world.edits[one.kind]();
        }
        while (world.edits.canRedo) await world.edits.redo();
        const last = [world.ann.values, world.bob.values];
        while (world.edits.canUndo) await world.edits.undo();
        expect([world.ann.values, world.bob.values]).toEqual(first);
        while (world.edits.canRedo) await world.edits.redo();
        expect([world.ann.values, world.bob.values]).toEqual(last);
      }),
    );
  });
});

describe('settableCookie', () => {
  it('should keep a host-only cookie host-only, and a domain cookie for its subdomains', () => {
    expect(settableCookie(cookie('a', 'b'))).not.toHaveProperty('domain');
    const wide: StoredCookie = { ...cookie('a', 'b'), domain: '.example.org', hostOnly: false, secure: true };
    expect(settableCookie(wide)).toMatchObject({ domain: '.example.org', url: 'https://example.org/' });
  });
});
