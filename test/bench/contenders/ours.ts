/**
 * Contender: our server with everything on. Given as JSON in the first argument: the medium, where it lies, whether somebody
 * listens to the inspector or a history is recorded, how many sessions live there already, and whether they have expired.
 */
import './tell-cpu.ts';
import { createHash, randomBytes } from 'node:crypto';
import { createClock } from '../../../server/clock.ts';
import type { Medium, SessionKey } from '../../../server/inspector/records.ts';
import { createSessionServer } from '../../../server/session-server.ts';
import type { SessionStore } from '../../../server/store/store.ts';

export interface Given {
  readonly medium?: Medium;
  readonly dataFolder?: string;
  readonly redisUrl?: string;
  readonly listening?: boolean;
  /** Keeps a history, to rewind in. */
  readonly recording?: boolean;
  readonly sessions?: number;
  readonly expired?: boolean;
}

const {
  medium = 'memory',
  dataFolder,
  redisUrl,
  listening = false,
  recording = false,
  sessions = 0,
  expired = false,
}: Given = JSON.parse(process.argv[2] ?? '{}');
const clock = createClock();
let store: SessionStore | null = null;
const server = createSessionServer({
  dataFolder: dataFolder ?? null,
  ...(redisUrl === undefined ? {} : { addresses: { redis: redisUrl } }),
  rewind: recording,
  clock,
  settings: { medium, maxSessions: 10_000_000, tidyEvery: 3_600_000, idleLifetime: 3_600_000 },
  wrapStore: (opened) => {
    store = opened.store;
    return opened;
  },
});
const url = await server.listen();
const before = process.memoryUsage().rss;
await fill();
let heard = 0;
if (listening) server.inspector.subscribe(() => (heard += 1));
process.on('message', async (message: string) => {
  if (message === 'tidy') process.send?.({ tidied: (await server.tidy()).gone.length });
  if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss - before, heard });
});
process.send?.({ port: Number(new URL(url).port) });

/** Puts in what is there before the measuring begins, in parallel bundles. */
async function fill(): Promise<void> {
  if (store === null) return;
  const { create } = store as SessionStore;
  const expiresAt = clock.now() + (expired ? 1_000 : 3_600_000);
  const json = JSON.stringify({ cart: { tea: 1, juice: 2 } });
  for (let done = 0; done < sessions; done += 100) {
    const keys = Array.from(
      { length: Math.min(100, sessions - done) },
      () => createHash('sha256').update(randomBytes(20)).digest('hex') as SessionKey,
    );
    await Promise.all(keys.map((key) => create(key, { json, hint: key.slice(0, 4), expiresAt })));
  }
  if (expired) clock.advance(2_000);
}
