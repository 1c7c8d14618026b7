import { expect, test } from 'vitest';
import { openMemoryStore } from '../../../server/store/memory-store.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import { makeFaulty } from '../../harness/faulty-store.ts';
import { until } from '../../harness/until.ts';

const key = sessionKeyOf('one');
const fresh = { data: { n: 1 }, hint: 'onee', expiresAt: Date.now() + 60_000 };
const open = () => makeFaulty(openMemoryStore({ now: Date.now, warn: () => {} }));

test('a store is as it is while no fault is set', async () => {
  const { store, faults } = open();
  await store.create(key, fresh);
  expect(await store.read(key)).toMatchObject({ data: { n: 1 } });
  expect(faults.calls).toEqual([`create ${key.slice(0, 4)}…`, `read ${key.slice(0, 4)}…`]);
});

test('it fails before or after the work, as often as told', async () => {
  const { store, faults } = open();
  faults.set('create', { kind: 'fail' }, 1);
  await expect(store.create(key, fresh)).rejects.toThrow(StoreFailed);
  expect(await store.read(key)).toBeNull();
  faults.set('create', { kind: 'fail', after: true }, 1);
  await expect(store.create(key, fresh)).rejects.toThrow(StoreFailed);
  expect(await store.read(key)).not.toBeNull();
});

test('it hangs until healed, and reads as missing when corrupt', async () => {
  const { store, faults } = open();
  await store.create(key, fresh);
  faults.set('update', { kind: 'hang' });
  const update = store.update(key, 1, fresh);
  await until('the update hangs', () => faults.hanging === 1);
  faults.heal();
  expect(await update).toMatchObject({ rev: 2 });
  faults.set('read', { kind: 'corrupt' }, 1);
  expect(await store.read(key)).toBeNull();
  expect(await store.read(key)).not.toBeNull();
});
