import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredCookie } from '../../../main/browsers/engine/cookie-store.ts';
import { JarEdits } from '../../../main/browsers/jars/jar-edits.ts';
import { settableCookie } from '../../../main/browsers/jars/settable-cookie.ts';
import type { Avatar } from '../../../main/shared/avatars.ts';
import type { JarId } from '../../../main/shared/bench-records.ts';
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
  const avatars = new Map<JarId, Avatar>();
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
    setAvatar: (id, avatar) => avatars.set(id, avatar),
  });
  return { avatars, edits, holds, ...stores, toAnn: lay(stores.ann), toBob: lay(stores.bob) };
}

const ticket = { name: 'jarful', domain: '127.0.0.1', path: '/' };

describe('JarEdits', () => {
  it('should give the ticket back after it was deleted', async () => {
    const jars = twoJars();
    await jars.toAnn(cookie('jarful', 'secret'));
    expect(await jars.edits.remove(ann, ticket)).toBe(true);
    expect(jars.ann.values).toEqual({});
    await jars.edits.undo();
    expect(jars.ann.values).toEqual({ jarful: 'secret' });
    await jars.edits.redo();
    expect(jars.ann.values).toEqual({});
  });

  it('when a ticket is stolen over another / should put the own one back', async () => {
    const jars = twoJars();
    await jars.toAnn(cookie('jarful', 'hers'));
    await jars.toBob(cookie('jarful', 'his'));
    await jars.edits.copy(ann, ticket, bob);
    expect(jars.bob.values).toEqual({ jarful: 'hers' });
    await jars.edits.undo();
    expect(jars.bob.values).toEqual({ jarful: 'his' });
  });

  it('when somebody is called otherwise / should take the name back, in order with what lies in the jars', async () => {
    const jars = twoJars();
    const [old, fresh] = [
      { name: 'Ann', shape: 'circle', colour: 'blue' },
      { name: 'Admin', shape: 'star', colour: 'red' },
    ] as const;
    await jars.toAnn(cookie('jarful', 'hers'));
    await jars.edits.setAvatar(ann, old, fresh);
    await jars.edits.remove(ann, ticket);
    expect(jars.avatars.get(ann)).toEqual(fresh);
    await jars.edits.undo();
    expect(jars.avatars.get(ann)).toEqual(fresh);
    await jars.edits.undo();
    expect([jars.avatars.get(ann), jars.ann.values]).toEqual([old, { jarful: 'hers' }]);
    await jars.edits.redo();
    expect(jars.avatars.get(ann)).toEqual(fresh);
    jars.edits.forget(ann);
    expect([jars.edits.canUndo, jars.edits.canRedo]).toEqual([false, false]);
  });

  it('when an experiment lays a ticket in / should put back what stood there, and hold the jar meanwhile', async () => {
    const jars = twoJars();
    await jars.toAnn(cookie('jarful', 'hers'));
    await jars.edits.put(ann, cookie('jarful', 'caught'));
    expect([jars.ann.values, jars.holds]).toEqual([{ jarful: 'caught' }, { open: 0, most: 1 }]);
    await jars.edits.removeAll(ann, ({ value }) => value === 'caught');
    expect(jars.ann.values).toEqual({});
    await jars.edits.undo();
    await jars.edits.undo();
    expect(jars.ann.values).toEqual({ jarful: 'hers' });
  });

  it('when there is no such cookie / should say so and remember nothing', async () => {
    const jars = twoJars();
    expect(await jars.edits.remove(ann, ticket)).toBe(false);
    expect(await jars.edits.copy(ann, ticket, bob)).toBe(false);
    expect(jars.edits.canUndo).toBe(false);
    await jars.edits.undo();
    await jars.edits.redo();
  });

  it('when a jar has gone / should forget its changes and keep the others', async () => {
    const jars = twoJars();
    await jars.toAnn(cookie('jarful', 'hers'));
    await jars.edits.copy(ann, ticket, bob);
    await jars.edits.remove(ann, ticket);
    jars.edits.forget(ann);
    await jars.edits.undo();
    expect(jars.bob.values).toEqual({});
    expect(jars.edits.canUndo).toBe(false);
  });

  it('when the engine refuses one cookie of many / should leave the jar as it was, and say why', async () => {
    const jars = twoJars();
    await jars.toAnn(cookie('fine', 'yes'));
    await jars.toAnn(cookie('odd', 'yes'));
    const set = jars.bob.set.bind(jars.bob);
    jars.bob.set = (details) =>
      details.name === 'odd' ? Promise.reject(new Error('the engine says no')) : set(details);
    await expect(jars.edits.copyAll(ann, bob)).rejects.toThrow('the engine says no');
    expect(jars.bob.values).toEqual({});
    expect(jars.edits.canUndo).toBe(false);
  });

  it('when a page has set a newer cookie / should say so first, replace it at the second asking, and redo it', async () => {
    const jars = twoJars();
    await jars.toAnn(cookie('jarful', 'old'));
    await jars.edits.remove(ann, ticket);
    await jars.toAnn(cookie('jarful', 'newer'));
    await jars.edits.undo();
    expect(jars.ann.values).toEqual({ jarful: 'newer' });
    expect(jars.edits.newer).toEqual([{ jarId: ann, cookie: 'jarful' }]);
    await jars.edits.undo();
    expect(jars.ann.values).toEqual({ jarful: 'old' });
    expect(jars.edits.newer).toEqual([]);
    await jars.edits.redo();
    expect(jars.ann.values).toEqual({ jarful: 'newer' });
  });

  it('when two undos are pressed at once / should do them one after the other', async () => {
    const jars = twoJars();
    await jars.toAnn(cookie('a', '1'));
    await jars.toAnn(cookie('b', '2'));
    await jars.edits.removeAll(ann);
    await jars.edits.write(ann, null, () => cookie('c', '3'));
    await Promise.all([jars.edits.undo(), jars.edits.undo()]);
    expect(jars.ann.values).toEqual({ a: '1', b: '2' });
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
        const jars = twoJars();
        await jars.toAnn(cookie('jarful', 'hers'));
        await jars.toAnn(cookie('theme', 'dark'));
        await jars.toBob(cookie('csrf', 'his'));
        const first = [jars.ann.values, jars.bob.values];
        for (const one of changes) {
          if (one.kind === 'remove') await jars.edits.remove(one.jar, { ...ticket, name: one.name });
          else if (one.kind === 'copy') await jars.edits.copy(one.jar, { ...ticket, name: one.name }, one.to);
          else if (one.kind === 'copy all') await jars.edits.copyAll(one.jar, one.to);
          else if (one.kind === 'remove all') await jars.edits.removeAll(one.jar);
          else if (one.kind === 'add') await jars.edits.write(one.jar, null, () => cookie(one.name, one.value));
          else if (one.kind === 'rename')
            await jars.edits.write(one.jar, { ...ticket, name: one.name }, () => cookie(one.to, 'renamed'));
          else await jars.edits[one.kind]();
        }
        while (jars.edits.canRedo) await jars.edits.redo();
        const last = [jars.ann.values, jars.bob.values];
        while (jars.edits.canUndo) await jars.edits.undo();
        expect([jars.ann.values, jars.bob.values]).toEqual(first);
        while (jars.edits.canRedo) await jars.edits.redo();
        expect([jars.ann.values, jars.bob.values]).toEqual(last);
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
