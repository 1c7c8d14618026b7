import { expect, test } from 'vitest';
import { memory } from '../../../server/store/memory/memory-medium.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import { makeFaulty } from '../../harness/faulty-store.ts';
import { until } from '../../harness/until.ts';

const key = sessionKeyOf('one');
const fresh = { json: '{"n":1}', hint: 'onee', expiresAt: Date.now() + 60_000 };
async function open() {
  const { opened, faults } = makeFaulty(await memory.open({}, { now: Date.now, warn: () => {} }));
  return { ...opened, faults };
}

test('a store is as it is while no fault is set', async () => {
  const { store, faults } = await open();
  await store.create(key, fresh);
  expect(await store.read(key)).toMatchObject({ data: { n: 1 } });
  expect(faults.calls).toEqual([`create ${key.slice(0, 4)}…`, `read ${key.slice(0, 4)}…`]);
});

test('it fails before or after the work, as often as told', async () => {
  const { store, faults } = await open();
  faults.set('create', { kind: 'fail' }, 1);
  await expect(store.create(key, fresh)).rejects.toThrow(StoreFailed);
  expect(await store.read(key)).toBeNull();
  faults.set('create', { kind: 'fail', after: true }, 1);
  await expect(store.create(key, fresh)).rejects.toThrow(StoreFailed);
  expect(await store.read(key)).not.toBeNull();
});

test('it hangs until healed, and reads as missing when corrupt', async () => {
  const { store, faults } = await open();
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
