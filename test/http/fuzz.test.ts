/** 20,000 requests of no good intent to the shop, and some to the attacker's site. None hangs, and neither process falls. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createAttackSite } from '../../server/attack/attack-site.ts';
import { createSessionServer } from '../../server/session-server.ts';
import { speak } from '../harness/languages.ts';
import { Browser } from './harness/browser.ts';
import { makeHostileRequest, makeRandom, sendAndEnd } from './harness/hostile-requests.ts';

/** Another one by JARFUL_FUZZ_SEED. */
const SEED = Number(process.env.JARFUL_FUZZ_SEED ?? 20_261_122);
const REQUESTS = 20_000;
const CONNECTIONS = 16;
/** The right answer to CONNECT. */
const NOT_IMPLEMENTED = 501;
/** Bytes of heap that 15,000 of them may leave behind once the garbage is collected. */
const MOST_GROWTH = 8 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes in use after the garbage is gone. */
function measureHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test(`${REQUESTS} fuzzed raw requests: no 5xx, no hang, no growth of memory`, { timeout: 180_000 }, async () => {
  const warnings: string[] = [];
  const server = createSessionServer({
    warn: (sentence) => warnings.push(sentence),
    settings: { maxSessions: 1_000_000 },
  });
  const origin = await server.listen();
  const port = Number(new URL(origin).port);
  const ann = new Browser(origin);
  await ann.add();
  const random = makeRandom(SEED);
  const statuses = new Map<number, number>();
  let left = REQUESTS;
  const settle = async (count: number) => {
    left = count;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (left > 0) {
          left -= 1;
          const bytes = makeHostileRequest(random, { port, origin, cookie: ann.cookie });
          const status = await sendAndEnd(port, bytes);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status >= 500 && status !== NOT_IMPLEMENTED)
            throw new Error(
              `${status} for ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}: ${warnings.at(-1)}`,
            );
        }
      }),
    );
  };
  try {
    // A first part fills the caches and the ring of exchanges; what grows after that would grow for ever.
    await settle(REQUESTS / 4);
    await server.inspector.snapshot();
    const before = measureHeap();
    await settle((REQUESTS * 3) / 4);
    const growth = measureHeap() - before;
    console.log(
      `fuzz: ${[...statuses]
        .sort()
        .map(([status, count]) => `${status}: ${count}`)
        .join(', ')}; heap ${Math.round(growth / 1024)} KiB`,
    );
    expect(growth).toBeLessThan(MOST_GROWTH);
    expect(warnings).toEqual([]);
    expect((await ann.get('/shop/')).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('the attacker’s site answers 4,000 of them too, and goes on', { timeout: 60_000 }, async () => {
  const shop = createSessionServer();
  const attack = createAttackSite({
    shop: await shop.listen(),
    cookieName: () => shop.settings.cookieName,
    say: speak('en'),
    warn: () => {},
  });
  const origin = await attack.listen();
  const port = Number(new URL(origin).port);
  const random = makeRandom(SEED);
  let left = 4_000;
  try {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (left > 0) {
          left -= 1;
          const bytes = makeHostileRequest(random, { port, origin, cookie: 'jarful=x', host: `localhost:${port}` });
          const status = await sendAndEnd(port, bytes);
          if (status >= 500 && status !== NOT_IMPLEMENTED)
            throw new Error(`${status} for ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}`);
        }
      }),
    );
    expect((await new Browser(origin).get('/prize')).status).toBe(200);
  } finally {
    await attack.close();
    await shop.close();
  }
});
