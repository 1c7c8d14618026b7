/**
 * The media a test can run on, on this machine. Memory, files and database are always there; Redis and memcached when a server is
 * installed, as a private process. A matrix looks like this:
 *
 *     for (const medium of listMedia()) {
 *       describe.skipIf(medium.skip)(medium.medium, () => {
 *         let bed: MediumBed;
 *         beforeAll(async () => { bed = await medium.start(); });
 *         afterAll(() => bed.stop());
 *         test(`C26 ${medium.medium}: ...`, async () => { const { store, orders } = await bed.open(); ... });
 *       });
 *     }
 *
 * `bed.options` is what openStore() or the server's settings take. Every bed is empty and apart from all others.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Medium, mediumNames, type SessionKey } from '../../server/session-types.ts';
import { addressOf } from '../../server/store/media.ts';
import type { OpenedStore, StoreOptions } from '../../server/store/medium.ts';
import { openStore } from '../../server/store/open-store.ts';
import type { StoreContext } from '../../server/store/store.ts';
import { type CacheKind, type CacheServer, findCacheProgram, startCacheServer } from './cache-servers.ts';
import { type Spoiling, spoilRecord } from './spoil-record.ts';

export interface MediumBed {
  readonly medium: Medium;
  readonly options: StoreOptions;
  /** Redis's or memcached's process, to be killed and frozen; null for the others. */
  readonly server: CacheServer | null;
  /** Opens the medium; closed with the bed if the test does not. Opening again finds what was left (but in memory). */
  open(context?: Partial<StoreContext>): Promise<OpenedStore>;
  /** Spoils a stored record behind the store's back. Memory cannot be spoiled: rejects. */
  spoil(key: SessionKey, how: Spoiling): Promise<void>;
  /** Closes what is open, ends the server, removes the folder. */
  stop(): Promise<void>;
}

export interface TestMedium {
  readonly medium: Medium;
  /** Null when it can be tested here, else why not, in a sentence; printed when listed. */
  readonly skip: string | null;
  start(): Promise<MediumBed>;
}

const caches: readonly Medium[] = ['redis', 'memcached'] satisfies readonly CacheKind[];

/** @param only some of the media; default all five */
export function listMedia(only: readonly Medium[] = mediumNames): TestMedium[] {
  return only.map((medium) => {
    const skip = reasonToSkip(medium);
    if (skip) console.warn(`Skipped: ${skip}`);
    return { medium, skip, start: () => startBed(medium) };
  });
}

function isCache(medium: Medium): medium is CacheKind {
  return caches.includes(medium);
}

function reasonToSkip(medium: Medium): string | null {
  if (!isCache(medium) || findCacheProgram(medium)) return null;
  return `no ${medium} is installed here, so the ${medium} medium is not tested (on Debian: apt-get install ${medium === 'redis' ? 'redis-server' : medium}).`;
}

async function startBed(medium: Medium): Promise<MediumBed> {
  const folder = await mkdtemp(join(tmpdir(), `jarful-${medium}-`));
  const server = isCache(medium) ? await startCacheServer(medium) : null;
  const opened: OpenedStore[] = [];
  const options: StoreOptions = {
    dataFolder: join(folder, 'data'),
    ...(server ? { addresses: { [medium]: addressOf(medium)?.usual.replace(/\d+$/, `${server.port}`) ?? '' } } : {}),
  };
  return {
    medium,
    options,
    server,
    async open(context = {}) {
      const one = await openStore(medium, options, { now: Date.now, warn: failOnWarning, ...context });
      opened.push(one);
      return one;
    },
    spoil: (key, how) => spoilRecord(medium, options, key, how),
    async stop() {
      for (const { orders, store } of opened) {
        await orders.close();
        await store.close();
      }
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A test that expects a warning brings its own ear. */
function failOnWarning(sentence: string): void {
  throw new Error(`The store warned, and the test did not expect it: ${sentence}`);
}
