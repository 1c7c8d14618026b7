import type { SessionKey } from '../../session-types.ts';
import { isOrderNumber, type KeptOrder, type OrderBook } from '../orders.ts';
import { parseData } from '../session-data.ts';
import { cut } from '../slices.ts';
import { type StoreContext, StoreFailed } from '../store.ts';
import type { RedisConnection } from './redis-connection.ts';

/** Orders read or removed at a time. */
const pageSize = 100;

/** Orders in Redis beside the sessions; placing one and ending its session are one script, that is, one step. */
export async function openRedisOrders(connection: RedisConnection, context: StoreContext): Promise<OrderBook> {
  const { ask, prefix } = connection;
  const index = `${prefix}orders`;
  const nameOf = (number: string) => `${prefix}order:${number}`;
  /** Values that are no orders, each told of once. */
  const strange = new Set<string>();
  await connection.demandIndex(index, context.warn);

  return {
    async place(number, order, session) {
      const now = context.now();
      const names = [nameOf(number), index, `${prefix}sessions`];
      const content = JSON.stringify(order);
      const values = [number, content, session?.key ?? '', session?.rev ?? '', `${prefix}session:`, now];
      const [outcome, ...kept] = await ask((redis) => redis.placeOrder(names, values));
      if (outcome === 'stale') return { kind: 'stale' };
      if (outcome === 'placed') return { kind: 'placed', kept: { number, order, session, placedAt: now } };
      const [earlier = '', key = '', rev = '', placed = ''] = kept;
      const first = decode(number, { content: earlier, session: key, rev, placed });
      if (!first) throw new StoreFailed('redis.no-order', { place: nameOf(number) });
      return { kind: 'again', kept: first };
    },
    find: async (number) => (isOrderNumber(number) ? look(number) : null),
    count: () => ask((redis) => redis.zCard(index)),
    async *list() {
      const numbers = await ask((redis) => redis.zRange(index, 0, -1));
      for (const some of cut(numbers, pageSize)) {
        for (const kept of await Promise.all(some.map(look))) if (kept) yield kept;
      }
    },
    async restore({ number, order, session, placedAt }) {
      const fields = {
        content: JSON.stringify(order),
        session: session?.key ?? '',
        rev: session?.rev ?? '',
        placed: placedAt,
      };
      const name = nameOf(number);
      const entry = { score: placedAt, value: number };
      await ask((redis) => redis.multi().del(name).hSet(name, fields).zAdd(index, entry).exec());
    },
    async remove(numbers) {
      let removed = 0;
      for (const some of cut(numbers, pageSize)) {
        removed += await removeListed(some);
      }
      return removed;
    },
    async clear() {
      // As many as there are now: what is placed meanwhile may stay, and does not make this endless.
      for (let left = await ask((redis) => redis.zCard(index)); left > 0; left -= pageSize)
        await removeListed(await ask((redis) => redis.zRange(index, 0, pageSize - 1)));
      // What was put there past the index.
      for await (const names of connection.keys('order:')) await ask((redis) => redis.unlink(names));
    },
    // The connection is closed with the sessions' store.
    close: async () => {},
  };

  /** In one step: what is found is listed, wherever this breaks off. Resolves to how many there were. */
  async function removeListed(numbers: readonly string[]): Promise<number> {
    if (numbers.length === 0) return 0;
    const names = numbers.map(nameOf);
    const [removed] = await ask((redis) =>
      redis
        .multi()
        .unlink(names)
        .zRem(index, [...numbers])
        .exec(),
    );
    return Number(removed);
  }

  async function look(number: string): Promise<KeptOrder | null> {
    const fields = await ask((redis) =>
      redis.hGetAll(nameOf(number)).catch((error: Error) => {
        if (error.message.startsWith('WRONGTYPE')) return { content: 'of another type' };
        throw error;
      }),
    );
    if (Object.keys(fields).length === 0) return null;
    const kept = decode(number, fields);
    if (!kept && !strange.has(number)) {
      context.warn(`What lies in Redis, key ${nameOf(number)} is no order and is left out.`);
      strange.add(number);
    }
    return kept;
  }
}

/** Null for a hash that is no order. */
function decode(number: string, { content, session, rev, placed }: Readonly<Record<string, string>>): KeptOrder | null {
  const order = parseData(content ?? '');
  if (!order || !Number.isFinite(Number(placed))) return null;
  return {
    number,
    order,
    session: session ? { key: session as SessionKey, rev: Number(rev) } : null,
    placedAt: Number(placed),
  };
}
