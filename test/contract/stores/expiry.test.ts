import { expect, test } from 'vitest';
import { collect } from '../../../server/store/slices.ts';
import { SessionGone } from '../../../server/store/store.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
const day = 24 * 60 * minute;

onEachMedium(({ medium, open }) => {
  test(`C26 ${medium}: touch moves the expiry and leaves data written meanwhile alone`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({ n: 1 }), hint: 'abcd', expiresAt: clock.now() + minute });
    const loaded = await store.read(ann);
    clock.advance(1000);
    await store.update(ann, 1, { json: JSON.stringify({ n: 2 }), expiresAt: clock.now() + minute });
    clock.advance(1000);
    expect(await store.touch(ann, clock.now() + minute)).not.toBeNull();
    expect(loaded?.data).toEqual({ n: 1 });
    expect(await store.read(ann)).toEqual({
      data: { n: 2 },
      json: '{"n":2}',
      hint: 'abcd',
      rev: 2,
      createdAt: clock.now() - 2000,
      changedAt: clock.now(),
      expiresAt: clock.now() + minute,
    });
    // The revision is the data's: an update that read before the touch is still good.
    await store.update(ann, 2, { json: JSON.stringify({ n: 3 }), expiresAt: clock.now() + minute });
  });

  test(`C26 ${medium}: touches and updates at the same time lose neither`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({ n: 1 }), hint: 'abcd', expiresAt: clock.now() + minute });
    for (let rev = 1; rev <= 20; rev += 1) {
      const touches = [1, 2, 3].map((later) => store.touch(ann, clock.now() + minute + later));
      const update = store.update(ann, rev, { json: JSON.stringify({ n: rev + 1 }), expiresAt: clock.now() + minute });
      expect(await Promise.all(touches)).not.toContain(null);
      await update;
      expect(await store.read(ann)).toMatchObject({ rev: rev + 1, data: { n: rev + 1 } });
    }
  });

  test(`C26 ${medium}: an expiry can also be moved nearer, to the ms`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + minute });
    for (const expiresAt of [clock.now() + 59_999, clock.now() + 1, clock.now() + 123_457]) {
      expect(await store.touch(ann, expiresAt)).not.toBeNull();
      expect((await store.read(ann))?.expiresAt).toBe(expiresAt);
    }
  });

  test(`C27 ${medium}: touching a missing or expired session creates nothing`, async () => {
    const { store, clock } = await open();
    expect(await store.touch(ann, clock.now() + minute)).toBeNull();
    expect(await store.read(ann)).toBeNull();
    await store.create(ann, { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + 10 });
    clock.advance(10);
    expect(await store.touch(ann, clock.now() + minute)).toBeNull();
    await expect(store.update(ann, 1, { json: JSON.stringify({}), expiresAt: clock.now() + minute })).rejects.toThrow(
      SessionGone,
    );
    expect(await store.destroy(ann)).toBe(false);
    expect(await store.read(ann)).toBeNull();
    expect(await store.count()).toBe(0);
  });

  test(`C28 ${medium}: a session written with an expiry in the past is never readable`, async () => {
    const { store, clock } = await open();
    for (const [name, expiresAt] of [
      ['now', clock.now()],
      ['a moment ago', clock.now() - 1],
      ['long ago', clock.now() - 400 * day],
      ['1970', 0],
      ['before', -5],
    ] as const) {
      await store.create(keyNamed(name), { json: JSON.stringify({}), hint: 'past', expiresAt });
      expect(await store.read(keyNamed(name))).toBeNull();
    }
    await store.create(ann, { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + minute });
    await store.update(ann, 1, { json: JSON.stringify({}), expiresAt: clock.now() - 1 });
    expect(await store.read(ann)).toBeNull();
    expect(await store.count()).toBe(0);
    expect(await listAll(store)).toEqual([]);
  });

  test(`C35 C36 ${medium}: a session is there up to its last ms and gone from then on, also after a touch`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + 20 * minute });
    clock.advance(20 * minute - 1);
    expect(await store.read(ann)).not.toBeNull();
    await store.touch(ann, clock.now() + 20 * minute);
    clock.advance(20 * minute - 1);
    expect(await store.read(ann)).not.toBeNull();
    clock.advance(1);
    expect(await store.read(ann)).toBeNull();
  });

  test(`C38 ${medium}: tidying removes exactly the expired and names them; looking removes nothing`, async () => {
    const { store, clock } = await open();
    await store.create(keyNamed('live'), { json: JSON.stringify({}), hint: 'live', expiresAt: clock.now() + minute });
    await store.create(keyNamed('expired'), { json: JSON.stringify({}), hint: 'gone', expiresAt: clock.now() + 10 });
    await store.create(keyNamed('a day old by default'), {
      json: JSON.stringify({}),
      hint: 'days',
      expiresAt: clock.now() + day,
    });
    expect(await collect(store.tidy())).toEqual([]);
    clock.advance(10);
    await listAll(store);
    await store.count();
    await store.read(keyNamed('expired'));
    expect(await store.raw(keyNamed('expired'))).not.toBeNull();
    expect(await collect(store.tidy())).toEqual([keyNamed('expired')]);
    expect(await store.raw(keyNamed('expired'))).toBeNull();
    expect(await collect(store.tidy())).toEqual([]);
    expect(await store.count()).toBe(2);
  });

  test(`C38 ${medium}: two tidyings at once report every session once`, async () => {
    const { store, clock } = await open();
    const keys = Array.from({ length: 1200 }, (_, n) => keyNamed(`tidied ${n}`));
    await Promise.all(
      keys.map((key) => store.create(key, { json: JSON.stringify({}), hint: 'many', expiresAt: clock.now() + 10 })),
    );
    clock.advance(10);
    const both = await Promise.all([collect(store.tidy()), collect(store.tidy())]);
    expect(both.flat().sort()).toEqual([...keys].sort());
  });

  test(`C39 ${medium}: sessions touched or made anew while tidying runs are not removed`, async () => {
    const { store, clock } = await open();
    const keys = Array.from({ length: 1200 }, (_, n) => keyNamed(`touched ${n}`));
    await Promise.all(
      keys.map((key) => store.create(key, { json: JSON.stringify({}), hint: 'many', expiresAt: clock.now() + minute })),
    );
    const saved = keys.filter((_, n) => n % 3 === 0);
    clock.advance(minute - 1);
    // The touches go out in the last ms of their life, then the clock moves on while both are under way.
    const touches = Promise.all(saved.map((key) => store.touch(key, clock.now() + 10 * minute)));
    const tidying = touches.then(() => {
      clock.advance(1);
      return collect(store.tidy());
    });
    expect((await touches).every(Boolean)).toBe(true);
    const more = await Promise.all([
      tidying,
      ...saved.slice(0, 100).map((key) => store.touch(key, clock.now() + 20 * minute)),
    ]);
    expect(new Set(more[0])).toEqual(new Set(keys.filter((_, n) => n % 3 !== 0)));
    expect(await store.count()).toBe(saved.length);
  });

  test(`C41 ${medium}: odd lifetimes neither live for ever nor die at once`, async () => {
    const { store, clock } = await open();
    for (const lifetime of [200, 31 * day, 2 ** 31 + 1, 400 * day]) {
      const key = keyNamed(`lives ${lifetime} ms`);
      const expiresAt = clock.now() + lifetime;
      await store.create(key, { json: JSON.stringify({}), hint: 'long', expiresAt });
      expect(await store.read(key)).toMatchObject({ expiresAt });
      expect(await store.touch(key, expiresAt)).not.toBeNull();
      clock.advance(lifetime - 1);
      expect(await store.read(key)).toMatchObject({ expiresAt });
      clock.advance(1);
      expect(await store.read(key)).toBeNull();
    }
    for (const lifetime of [0, -1]) {
      const key = keyNamed(`lives ${lifetime} ms`);
      await store.create(key, { json: JSON.stringify({}), hint: 'none', expiresAt: clock.now() + lifetime });
      expect(await store.read(key)).toBeNull();
    }
  });

  test(`C42 ${medium}: read and list tell the same expiry, also after touches`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + minute });
    for (const later of [2 * minute, 3 * minute + 7]) {
      await store.touch(ann, clock.now() + later);
      const [listed] = await listAll(store);
      expect(listed?.expiresAt).toBe(clock.now() + later);
      expect((await store.read(ann))?.expiresAt).toBe(clock.now() + later);
    }
  });

  test(`C41 ${medium}: a clock moved back brings nothing back that was tidied, and ends nothing early`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + minute });
    clock.advance(minute);
    expect(await store.read(ann)).toBeNull();
    clock.advance(-1);
    expect(await store.read(ann)).not.toBeNull();
    clock.advance(1);
    await collect(store.tidy());
    clock.advance(-1);
    expect(await store.read(ann)).toBeNull();
  });
});
