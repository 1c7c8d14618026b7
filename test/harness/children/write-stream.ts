// Writes without end, and says after each write what it was promised; to be killed in the middle (C22).
import type { Medium } from '../../../server/inspector/records.ts';
import type { StoreOptions } from '../../../server/store/medium.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';

const { medium, options, round } = JSON.parse(process.argv[2] ?? '') as {
  medium: Medium;
  options: StoreOptions;
  round: number;
};
const { store, orders } = await openStore(medium, options, { now: Date.now, warn: console.error });
const expiresAt = () => Date.now() + 3_600_000;

/** One visitor: adds and adds, and now and then checks out and starts again. */
async function shop(visitor: string): Promise<never> {
  for (let cart = 0; ; cart += 1) {
    const name = `${round} ${visitor} ${cart}`;
    const key = sessionKeyOf(name);
    let { rev } = await store.create(key, {
      json: JSON.stringify({ entries: [] }),
      hint: 'shop',
      expiresAt: expiresAt(),
    });
    const entries: number[] = [];
    for (let n = 1; n <= 15; n += 1) {
      entries.push(n);
      ({ rev } = await store.update(key, rev, {
        json: JSON.stringify({ entries, ballast: 'x'.repeat(1500) }),
        expiresAt: expiresAt(),
      }));
      console.log(`added ${n} ${name}`);
      await store.touch(key, expiresAt());
    }
    console.log(`ordering 0 ${name}`);
    const placing = await orders.place(orderNumberOf(name), { entries }, { key, rev });
    console.log(`ordered ${placing.kind === 'placed' ? placing.kept.number : placing.kind} ${name}`);
  }
}

await Promise.all(['ann', 'bob', 'cleo'].map(shop));
