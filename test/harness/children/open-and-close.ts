// Opens a medium, uses every operation, closes it, and then has nothing more to do: it must end by itself (C33).
import type { Medium } from '../../../server/inspector/records.ts';
import type { StoreOptions } from '../../../server/store/medium.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';
import { collect } from '../../../server/store/slices.ts';

const { medium, options } = JSON.parse(process.argv[2] ?? '') as { medium: Medium; options: StoreOptions };
const { store, orders } = await openStore(medium, options, { now: Date.now, warn: console.error });
const key = sessionKeyOf('one');
await store.create(key, { json: JSON.stringify({ n: 1 }), hint: 'onee', expiresAt: Date.now() + 2 ** 31 + 1 });
await store.update(key, 1, { json: JSON.stringify({ n: 2 }), expiresAt: Date.now() + 60_000 });
await store.touch(key, Date.now() + 60_000);
await store.read(key);
await store.count();
for await (const listed of store.list()) console.log(`listed ${listed.hint}`);
await orders.place(orderNumberOf('token'), { total: 1 }, { key, rev: 2 });
await collect(store.tidy());
await collect(store.clear());
await orders.close();
await store.close();
console.log('closed');
