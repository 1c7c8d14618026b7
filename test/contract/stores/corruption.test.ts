import { expect, test } from 'vitest';
import { collect } from '../../../server/store/slices.ts';
import { spoilings } from '../../harness/spoil-record.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
const bob = keyNamed('Bob');

// Memory is left out: nobody but the process itself can reach a record there.
onEachMedium(
  ({ medium, open, bed }) => {
    for (const how of spoilings) {
      test(`C29 ${medium}: a record gone bad (${how}) reads as missing with one warning, the others live on`, async () => {
        const { store, clock, warnings } = await open();
        const fresh = { json: JSON.stringify({ cart: ['tea'] }), hint: 'abcd', expiresAt: clock.now() + minute };
        await store.create(ann, fresh);
        await store.create(bob, fresh);
        await bed().spoil(ann, how);
        const readers = await Promise.all([store.read(ann), store.read(ann), store.read(ann)]);
        expect(readers).toEqual([null, null, null]);
        expect(warnings).toHaveLength(1);
        expect(await store.read(ann)).toBeNull();
        expect((await listAll(store)).map(({ key }) => key)).toEqual([bob]);
        expect(await store.count()).toBe(1);
        expect((await store.read(bob))?.data).toEqual({ cart: ['tea'] });
        await store.create(ann, fresh);
        expect((await store.read(ann))?.data).toEqual({ cart: ['tea'] });
        expect(warnings).toHaveLength(1);
        await collect(store.clear());
      });

      test(`C29 ${medium}: a record gone bad (${how}) does not stop list, tidy, destroy and clear`, async () => {
        const { store, clock, warnings } = await open();
        const fresh = { json: JSON.stringify({}), hint: 'abcd', expiresAt: clock.now() + minute };
        for (const key of [ann, bob]) await store.create(key, fresh);
        await bed().spoil(ann, how);
        expect((await listAll(store)).map(({ key }) => key)).toEqual([bob]);
        expect(warnings).toHaveLength(1);
        clock.advance(minute);
        expect(await collect(store.tidy())).toContain(bob);
        await store.destroy(ann);
        expect((await collect(store.clear())).length).toBe(0);
      });
    }
  },
  ['files', 'database', 'redis', 'memcached'],
);
