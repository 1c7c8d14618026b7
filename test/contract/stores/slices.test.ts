import { expect, test } from 'vitest';
import { collect } from '../../../server/store/slices.ts';
import type { SessionStore } from '../../../server/store/store.ts';
import { keyNamed, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
const many = Array.from({ length: 1_200 }, (_, n) => keyNamed(`one of many, ${n}`));

onEachMedium(({ medium, open }) => {
  test(`C83 ${medium}: the text that is read and listed is, character by character, the text that was written`, async () => {
    const { store, clock } = await open();
    // Laid out in a way that no stringify would, with what could be taken for the seam of a record.
    const texts = ['{ "a" : 1e2, "data":{"v":1},"data":"," }', '{"\\u00e4":"\\/ü\\u2028","b":[1.0, -0 ]}', '{}'];
    for (const [n, json] of texts.entries()) {
      const key = keyNamed(`text ${n}`);
      const { rev } = await store.create(key, { json: '{}', hint: '",":', expiresAt: clock.now() + minute });
      expect((await store.update(key, rev, { json, expiresAt: clock.now() + minute })).json).toBe(json);
      expect(await store.read(key)).toMatchObject({ json, data: JSON.parse(json), hint: '",":' });
    }
    const listed: string[] = [];
    for await (const { json } of store.list()) listed.push(json);
    expect(listed.sort()).toEqual([...texts].sort());
  });

  test(`C83 ${medium}: what a touch tells is what a reader finds`, async () => {
    const { store, clock } = await open();
    await store.create(ann, { json: '{"n":1}', hint: 'annn', expiresAt: clock.now() + minute });
    await store.update(ann, 1, { json: '{"n":2}', expiresAt: clock.now() + minute });
    clock.advance(1_000);
    const before = await store.read(ann);
    const touched = await store.touch(ann, clock.now() + minute);
    expect(touched).toEqual({ rev: 2, changedAt: clock.now(), expiresAt: clock.now() + minute });
    expect(await store.read(ann)).toEqual({ ...before, ...touched });
  });

  for (const walk of ['tidy', 'clear'] as const) {
    test(`C84 ${medium}: ${walk} goes slice by slice: others are served in between, and who stops asking stops it`, async () => {
      const { store, clock } = await open();
      await fill(store, clock.now() + minute);
      await store.create(ann, { json: '{}', hint: 'annn', expiresAt: clock.now() + 10 * minute });
      if (walk === 'tidy') clock.advance(minute);
      const gone: string[] = [];
      let slices = 0;
      for await (const keys of store[walk]()) {
        slices += 1;
        gone.push(...keys);
        if (walk === 'tidy') {
          const rev = (await store.read(ann))?.rev ?? 0;
          await store.update(ann, rev, { json: `{"slices":${slices}}`, expiresAt: clock.now() + 10 * minute });
        }
        if (gone.length > 0) break;
      }
      const left = await collect(store[walk]());
      expect(gone.length).toBeGreaterThan(0);
      expect(left.length).toBeGreaterThan(0);
      expect(new Set([...gone, ...left])).toEqual(new Set(walk === 'tidy' ? many : [...many, ann]));
      expect(gone.length + left.length).toBe(walk === 'tidy' ? many.length : many.length + 1);
      expect(await store.count()).toBe(walk === 'tidy' ? 1 : 0);
    });
  }
});

async function fill(store: SessionStore, expiresAt: number): Promise<void> {
  await Promise.all(many.map((key) => store.create(key, { json: '{}', hint: 'many', expiresAt })));
}
