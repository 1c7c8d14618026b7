// Runs where files may not grow beyond a limit, which is how a full disk looks: the large write must fail and the small one before it stay.
import type { Medium } from '../../../server/inspector/records.ts';
import type { StoreOptions } from '../../../server/store/medium.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';
import { StoreFailed } from '../../../server/store/store.ts';

const { medium, options, large } = JSON.parse(process.argv[2] ?? '') as {
  medium: Medium;
  options: StoreOptions;
  /** Characters of the write that is too much. */
  large: number;
};
// The signal of the limit would end the process; heard, the write itself fails.
process.on('SIGXFSZ', () => {});
const { store, orders } = await openStore(medium, options, { now: Date.now, warn: console.error });
const expiresAt = Date.now() + 3_600_000;
const key = sessionKeyOf('starved');
await store.create(key, { json: JSON.stringify({ cart: ['tea'] }), hint: 'star', expiresAt });

async function report(what: string, attempt: Promise<unknown>): Promise<void> {
  const outcome = await attempt.then(
    () => 'went well',
    (error: unknown) => `${error instanceof StoreFailed ? 'StoreFailed' : 'another error'}: ${error}`,
  );
  console.log(`${what}: ${outcome}`);
}
const ballast = 'x'.repeat(large);
await report('update', store.update(key, 1, { json: JSON.stringify({ ballast }), expiresAt }));
await report(
  'create',
  store.create(sessionKeyOf('another'), { json: JSON.stringify({ ballast }), hint: 'anot', expiresAt }),
);
await report('order', orders.place(orderNumberOf('token'), { ballast }, { key, rev: 1 }));
console.log(`kept: ${JSON.stringify((await store.read(key))?.data)}`);
console.log(`count: ${await store.count()}`);
console.log(`order kept: ${await orders.find(orderNumberOf('token'))}`);
await report('small update', store.update(key, 1, { json: JSON.stringify({ cart: ['tea', 'milk'] }), expiresAt }));
await orders.close();
await store.close();
