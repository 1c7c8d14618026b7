import { expect, test } from 'vitest';
import type { JsonObject } from '../../../server/inspector/records.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';
import { collect } from '../../../server/store/slices.ts';
import { RevisionConflict, SessionExists, SessionGone } from '../../../server/store/store.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
const bob = keyNamed('Bob');

onEachMedium(({ medium, open, bed }) => {
  test(`C23 ${medium}: a missing session reads as null, later and not at once`, async () => {
    const { store } = await open();
    let settled = false;
    const reading = store.read(ann).then((found) => {
      settled = true;
      return found;
    });
    expect(settled).toBe(false);
    expect(await reading).toBeNull();
  });

  test(`C11 C24 ${medium}: what is written is read deep-equal, and nobody holds a reference into it`, async () => {
    const { store, clock } = await open();
    const data = {
      newroles: [{ role: 'Tester', count: 0 }],
      no: false,
      nothing: null,
      empty: '',
      deep: { list: [[], {}, [1.5, -3e300]] },
      emoji: '🛒 ünïcode \u0000 \u2028 "quoted" \\',
      large: 'x'.repeat(100_000),
      constructor: 'plain data',
    } satisfies JsonObject;
    const wanted = structuredClone(data);
    const created = await store.create(ann, {
      json: JSON.stringify(data),
      hint: 'abcd',
      expiresAt: clock.now() + minute,
    });
    expect(created).toEqual({
      json: JSON.stringify(wanted),
      hint: 'abcd',
      rev: 1,
      createdAt: clock.now(),
      changedAt: clock.now(),
      expiresAt: clock.now() + minute,
    });
    (data.newroles[0] as { role: string }).role = 'changed afterwards';
    const read = await store.read(ann);
    expect(read?.data).toEqual(wanted);
    (read?.data as { nothing: unknown }).nothing = 'changed by a reader';
    expect((await store.read(ann))?.data).toEqual(wanted);
  });

  test(`C57 ${medium}: entries named __proto__ and toString are ordinary data`, async () => {
    const { store, clock } = await open();
    const json = '{"__proto__":{"polluted":true},"toString":1,"roles":[{"role":"__proto__"}]}';
    await store.create(ann, { json: JSON.stringify(JSON.parse(json)), hint: 'abcd', expiresAt: clock.now() + minute });
    expect(JSON.stringify((await store.read(ann))?.data)).toBe(json);
  });

  test(`C25 ${medium}: create writes only what is not there, update only what is there`, async () => {
    const { store, clock } = await open();
    const expiresAt = clock.now() + minute;
    await expect(store.update(ann, 1, { json: JSON.stringify({}), expiresAt })).rejects.toThrow(SessionGone);
    await store.create(ann, { json: JSON.stringify({ n: 1 }), hint: 'abcd', expiresAt });
    await expect(store.create(ann, { json: JSON.stringify({ n: 9 }), hint: 'zzzz', expiresAt })).rejects.toThrow(
      SessionExists,
    );
    clock.advance(1000);
    const updated = await store.update(ann, 1, { json: JSON.stringify({ n: 2 }), expiresAt: expiresAt + 5 });
    expect(updated).toEqual({
      json: JSON.stringify({ n: 2 }),
      hint: 'abcd',
      rev: 2,
      createdAt: clock.now() - 1000,
      changedAt: clock.now(),
      expiresAt: expiresAt + 5,
    });
    expect(await store.read(ann)).toEqual({ ...updated, data: { n: 2 } });
    await expect(store.update(ann, 1, { json: JSON.stringify({ n: 3 }), expiresAt })).rejects.toThrow(RevisionConflict);
    expect((await store.read(ann))?.data).toEqual({ n: 2 });
  });

  test(`C45 ${medium}: a session destroyed between read and update stays destroyed`, async () => {
    const { store, clock } = await open();
    const { rev } = await store.create(ann, {
      json: JSON.stringify({ n: 1 }),
      hint: 'abcd',
      expiresAt: clock.now() + minute,
    });
    expect(await store.destroy(ann)).toBe(true);
    await expect(
      store.update(ann, rev, { json: JSON.stringify({ n: 2 }), expiresAt: clock.now() + minute }),
    ).rejects.toThrow(SessionGone);
    expect(await store.touch(ann, clock.now() + minute)).toBeNull();
    expect(await store.read(ann)).toBeNull();
    expect(await store.count()).toBe(0);
  });

  test(`C45 ${medium}: of a destroy and an update at the same time, whatever the order, nothing is left`, async () => {
    const { store, clock } = await open();
    for (let round = 0; round < 25; round += 1) {
      const key = keyNamed(`raced ${round}`);
      await store.create(key, { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + minute });
      await Promise.allSettled([
        store.update(key, 1, { json: JSON.stringify({ n: 2 }), expiresAt: clock.now() + minute }),
        store.destroy(key),
        store.touch(key, clock.now() + 2 * minute),
      ]);
      expect(await store.read(key)).toBeNull();
    }
    expect(await store.count()).toBe(0);
  });

  test(`C43 ${medium}: of twenty updates at one revision exactly one wins; of twenty creates too`, async () => {
    const { store, clock } = await open();
    const expiresAt = clock.now() + minute;
    const creates = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => store.create(ann, { json: JSON.stringify({ n }), hint: 'abcd', expiresAt })),
    );
    expect(creates.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const updates = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => store.update(ann, 1, { json: JSON.stringify({ n }), expiresAt })),
    );
    expect(updates.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of updates) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(RevisionConflict);
    const winner = updates.findIndex(({ status }) => status === 'fulfilled');
    expect(await store.read(ann)).toMatchObject({ rev: 2, data: { n: winner } });
  });

  test(`C25 ${medium}: destroy, clear, count and list agree and leave the expired out`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({ who: 'ann' }), hint: 'annn', expiresAt: clock.now() + minute });
    await store.create(bob, {
      json: JSON.stringify({ who: 'bob' }),
      hint: 'bobb',
      expiresAt: clock.now() + 2 * minute,
    });
    await store.create(keyNamed('late'), { json: JSON.stringify({}), hint: 'late', expiresAt: clock.now() + 10 });
    expect(await store.count()).toBe(3);
    clock.advance(10);
    expect(await store.count()).toBe(2);
    expect((await listAll(store)).map(({ hint }) => hint).sort()).toEqual(['annn', 'bobb']);
    expect(await store.destroy(keyNamed('nobody'))).toBe(false);
    expect(await store.destroy(ann)).toBe(true);
    expect(await store.destroy(ann)).toBe(false);
    expect(await store.count()).toBe(1);
    expect((await collect(store.clear())).length).toBe(1);
    expect(await store.count()).toBe(0);
    expect(await listAll(store)).toEqual([]);
    expect((await collect(store.clear())).length).toBe(0);
  });

  test(`C25 ${medium}: list tells key, record and place, the same as read and placeOf`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({ who: 'ann' }), hint: 'annn', expiresAt: clock.now() + minute });
    await store.update(ann, 1, { json: JSON.stringify({ who: 'Ann' }), expiresAt: clock.now() + 2 * minute });
    const [listed, ...more] = await listAll(store);
    expect(more).toEqual([]);
    expect(listed).toEqual({ ...(await store.read(ann)), key: ann, place: store.placeOf(ann) });
    expect(store.placeOf(ann)).not.toBe('');
  });

  test(`C25 ${medium}: the raw record is text that shows the data, null when there is none`, async () => {
    const { store, clock } = await open();
    expect(await store.raw(ann)).toBeNull();
    await store.create(ann, {
      json: JSON.stringify({ product: 'tea' }),
      hint: 'annn',
      expiresAt: clock.now() + minute,
    });
    expect(await store.raw(ann)).toContain('tea');
    expect(await store.raw(bob)).toBeNull();
  });

  test(`C25 ${medium}: a new session may take the place of an expired one`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({ old: true }), hint: 'olda', expiresAt: clock.now() + 10 });
    await store.update(ann, 1, { json: JSON.stringify({ old: 2 }), expiresAt: clock.now() + 10 });
    clock.advance(10);
    const expiresAt = clock.now() + minute;
    expect(await store.create(ann, { json: JSON.stringify({ fresh: true }), hint: 'newa', expiresAt })).toMatchObject({
      rev: 1,
      createdAt: clock.now(),
    });
    expect(await store.read(ann)).toMatchObject({
      data: { fresh: true },
      hint: 'newa',
      rev: 1,
      createdAt: clock.now(),
      expiresAt,
    });
  });

  test(`C30 ${medium}: hostile IDs become harmless keys`, async () => {
    const { store, clock } = await open();
    const hostile = [
      '../x',
      'a/b',
      'a\\b',
      'nul\0byte',
      'x'.repeat(5000),
      'CON',
      '__proto__',
      '',
      '*',
      'jarful:*',
      '\ud800',
      '%00',
      "'; DROP TABLE sessions; --",
    ];
    const keys = hostile.map((id) => sessionKeyOf(id));
    for (const key of keys) {
      expect(await store.read(key)).toBeNull();
      expect(await store.touch(key, clock.now() + minute)).toBeNull();
      await store.create(key, { json: JSON.stringify({ key }), hint: 'hint', expiresAt: clock.now() + minute });
    }
    for (const key of keys) expect((await store.read(key))?.data).toEqual({ key });
    expect(await store.count()).toBe(hostile.length);
    for (const key of keys) expect(await store.destroy(key)).toBe(true);
    expect(await store.count()).toBe(0);
  });

  test(`C31 ${medium}: IDs that differ only in case are two sessions, and no ID can be found in the medium`, async () => {
    const { store, clock } = await open();
    const ids = ['SecretTicketOfAnn', 'secretticketofann'];
    for (const id of ids) {
      await store.create(sessionKeyOf(id), {
        json: JSON.stringify({ id: id.length }),
        hint: id.slice(0, 4),
        expiresAt: clock.now() + minute,
      });
    }
    expect(await store.count()).toBe(2);
    for (const id of ids) {
      const key = sessionKeyOf(id);
      expect(store.placeOf(key)).not.toContain(id);
      expect(await store.raw(key)).not.toContain(id);
    }
  });

  test(`C33 ${medium}: a thousand sessions are counted, listed and cleared`, async () => {
    const { store, clock } = await open();
    const keys = Array.from({ length: 1000 }, (_, n) => keyNamed(`one of a thousand: ${n}`));
    await Promise.all(
      keys.map((key, n) =>
        store.create(key, { json: JSON.stringify({ n }), hint: 'many', expiresAt: clock.now() + minute }),
      ),
    );
    expect(await store.count()).toBe(1000);
    expect((await listAll(store)).map(({ key }) => key)).toEqual([...keys].sort());
    expect((await collect(store.clear())).length).toBe(1000);
    expect(await store.count()).toBe(0);
  });

  test(`C22 ${medium}: after closing and opening again sessions are ${medium === 'memory' ? 'gone' : 'there'}`, async () => {
    const first = await open();
    const expiresAt = first.clock.now() + minute;
    await first.store.create(ann, { json: JSON.stringify({ kept: true }), hint: 'annn', expiresAt });
    const number = orderNumberOf('token');
    const { kind } = await first.orders.place(number, { total: 3 }, null);
    expect(kind).toBe('placed');
    await first.orders.close();
    await first.store.close();
    const { store, orders } = await bed().open({ now: first.clock.now });
    const there = medium !== 'memory';
    expect((await store.read(ann)) !== null).toBe(there);
    expect(await store.count()).toBe(there ? 1 : 0);
    expect((await listAll(store)).length).toBe(there ? 1 : 0);
    expect((await orders.find(number))?.order).toEqual(there ? { total: 3 } : undefined);
    expect((await orders.place(number, { total: 4 }, null)).kind).toBe(there ? 'again' : 'placed');
  });
});
