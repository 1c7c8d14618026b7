/**
 * `npm run serve` as it is, with two things that a person at the window or a bug could do, on request of the parent. "rewind" goes
 * back to the first exchange and stands still on the way until "go on"; "break" lets each request fail at its very beginning until
 * "mend". It tells of each request that has begun.
 */
import { runServe } from '../../../server/cli/run-serve.ts';
import { createClock, type MovableClock } from '../../../server/clock.ts';
import { createSessionServer, type SessionServer } from '../../../server/session-server.ts';

const clock = createClock();
let isBroken = false;
let goOn: () => void = () => undefined;
const tell = (message: string) => process.send?.(message);

process.exitCode = await runServe(process.argv.slice(2), (options) => {
  const now = () => {
    if (isBroken) throw new Error('The clock is broken.');
    return clock.now();
  };
  const server = createSessionServer({
    ...options,
    rewind: true,
    clock: Object.create(clock, { now: { value: now } }) as MovableClock,
    wrapStore: ({ store, orders }) => ({
      orders,
      store: {
        ...store,
        async restore(key, record) {
          const released = new Promise<void>((resolve) => {
            goOn = resolve;
          });
          tell('standing still');
          await released;
          await store.restore(key, record);
        },
      },
    }),
  });
  server.inspector.subscribe(({ kind }) => kind === 'exchange-began' && tell('begun'));
  process.on('message', (order) => obey(server, order));
  // Listening to the parent is no reason to live on.
  process.channel?.unref();
  return server;
});

async function obey(server: SessionServer, order: unknown): Promise<void> {
  switch (order) {
    case 'rewind': {
      const [first] = server.history.rewindable;
      await server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
      tell('rewound');
      return;
    }
    case 'go on':
      return goOn();
    default:
      isBroken = order === 'break';
      tell(isBroken ? 'broken' : 'mended');
  }
}
