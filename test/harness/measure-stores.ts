/**
 * What the media cost, for people: run by hand, `node --expose-gc --import tsx test/harness/measure-stores.ts [--million] [medium ...]`. Prints ms per
 * operation at 10, 1,000 and 100,000 live sessions, how long others wait while 100,000 expired ones are tidied, and the memory of an idle
 * session. Numbers are this machine's; compare them with each other only.
 */
import type { Medium } from '../../server/inspector/records.ts';
import { sessionKeyOf } from '../../server/store/session-key.ts';
import { collect } from '../../server/store/slices.ts';
import type { SessionStore } from '../../server/store/store.ts';
import { createFakeClock } from './fake-clock.ts';
import { listMedia } from './media.ts';

const million = process.argv.includes('--million');
const sizes = million ? [10, 1000, 100_000, 1_000_000] : [10, 1000, 100_000];
const most = Math.max(...sizes);
const samples = 600;
const rounds = 5;
const data = {
  cart: Array.from({ length: 10 }, (_, n) => ({ product: `tea ${n}`, count: n })),
  // A million of the large ones would measure the machine's memory.
  note: 'x'.repeat(million ? 0 : 1000),
};
const minute = 60_000;

const wanted = process.argv.slice(2).filter((word) => word !== '--million') as Medium[];
for (const medium of listMedia(wanted.length > 0 ? wanted : ['memory', 'files', 'database'])) {
  if (medium.skip) continue;
  const bed = await medium.start();
  const clock = createFakeClock();
  const { store } = await bed.open({ now: clock.now });
  const before = heapUsed();
  let filled = 0;
  for (const size of sizes) {
    const began = performance.now();
    while (filled < size) {
      const some = Math.min(50, size - filled);
      await fill(store, clock.now() + 60 * minute, filled, some);
      filled += some;
    }
    const filling = (performance.now() - began) / 1000;
    const cost = await costPerOperation(store, clock.now, size);
    console.log(
      `${medium.medium} at ${size}: ${show(cost)} ms (median of ${rounds} rounds; filled in ${filling.toFixed(1)} s)`,
    );
  }
  if (medium.medium === 'memory') {
    const perSession = (heapUsed() - before) / most;
    const ownData = JSON.stringify(data).length;
    console.log(`memory of an idle session: ${perSession.toFixed(0)} bytes, of which ${ownData} are its data`);
  }
  let began = performance.now();
  const count = await store.count();
  console.log(`${medium.medium}: count of ${count} took ${(performance.now() - began).toFixed(0)} ms`);
  began = performance.now();
  let listed = 0;
  for await (const _ of store.list()) listed += 1;
  console.log(`${medium.medium}: list of ${listed} took ${(performance.now() - began).toFixed(0)} ms`);
  await tidyWithVisitors(medium.medium, store, clock);
  await bed.stop();
}

async function fill(store: SessionStore, expiresAt: number, from: number, count: number): Promise<void> {
  const one = (n: number) =>
    store.create(sessionKeyOf(`filled ${n}`), { json: JSON.stringify(data), hint: 'fill', expiresAt });
  await Promise.all(Array.from({ length: count }, (_, n) => one(from + n)));
}

/** ms of the four things requests do, one after another, on random sessions; the median round. */
async function costPerOperation(store: SessionStore, now: () => number, size: number): Promise<Record<string, number>> {
  const all: Record<string, number[]> = { read: [], update: [], touch: [], 'create+destroy': [] };
  for (let round = 0; round < rounds; round += 1) {
    const keys = Array.from({ length: samples }, () => sessionKeyOf(`filled ${Math.floor(Math.random() * size)}`));
    const time = async (what: string, act: (key: (typeof keys)[number]) => Promise<unknown>) => {
      const began = performance.now();
      for (const key of keys) await act(key);
      all[what]?.push((performance.now() - began) / samples);
    };
    const expiresAt = now() + 60 * minute;
    await time('read', (key) => store.read(key));
    const reading = all.read?.at(-1) ?? 0;
    await time('update', async (key) =>
      store.update(key, (await store.read(key))?.rev ?? 0, { json: JSON.stringify(data), expiresAt }),
    );
    const updates = all.update;
    if (updates) updates[updates.length - 1] = (updates.at(-1) ?? 0) - reading;
    await time('touch', (key) => store.touch(key, expiresAt));
    let n = 0;
    await time('create+destroy', async () => {
      n += 1;
      const key = sessionKeyOf(`new ${n}`);
      await store.create(key, { json: JSON.stringify(data), hint: 'newn', expiresAt });
      await store.destroy(key);
    });
  }
  return Object.fromEntries(
    Object.entries(all).map(([what, times]) => [what, times.toSorted((a, b) => a - b)[2] ?? 0]),
  );
}

/** All but a hundred expire; they are tidied while one visitor after another reads and writes. */
async function tidyWithVisitors(
  medium: Medium,
  store: SessionStore,
  clock: ReturnType<typeof createFakeClock>,
): Promise<void> {
  const visitors = Array.from({ length: 100 }, (_, n) => sessionKeyOf(`visitor ${n}`));
  for (const key of visitors)
    await store.create(key, { json: JSON.stringify(data), hint: 'visi', expiresAt: clock.now() + 600 * minute });
  clock.advance(61 * minute);
  const waits: number[] = [];
  let tidying = true;
  const began = performance.now();
  const done = collect(store.tidy()).then((gone) => {
    tidying = false;
    return gone;
  });
  for (let n = 0; tidying; n += 1) {
    const key = visitors[n % visitors.length] ?? sessionKeyOf('');
    const asked = performance.now();
    const { rev } = (await store.read(key)) ?? { rev: 0 };
    await store.update(key, rev, { json: JSON.stringify(data), expiresAt: clock.now() + 600 * minute });
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const gone = await done;
  waits.sort((a, b) => a - b);
  const p = (share: number) => (waits[Math.floor((waits.length - 1) * share)] ?? 0).toFixed(2);
  console.log(
    `${medium}: ${gone.length} tidied in ${(performance.now() - began).toFixed(0)} ms; a read and an update of ${waits.length} others meanwhile: p50 ${p(0.5)}, p99 ${p(0.99)}, worst ${p(1)} ms`,
  );
}

function show(cost: Record<string, number>): string {
  return Object.entries(cost)
    .map(([what, ms]) => `${what} ${ms.toFixed(3)}`)
    .join(', ');
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
