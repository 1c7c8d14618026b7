import { createHash } from 'node:crypto';
import type { SessionKey } from '../session-types.ts';
import { makeOrderNumber, type OrderBook } from './orders.ts';
import type { RedisConnection } from './redis-connection.ts';
import { parseData } from './session-data.ts';

/** Orders in Redis beside the sessions; placing one and ending its session are one script, that is, one step. */
export function openRedisOrders({ ask, keys, prefix }: RedisConnection): OrderBook {
  const tokenKey = (token: string) => `${prefix}order-token:${createHash('sha256').update(token).digest('hex')}`;
  const orderKey = (number: string) => `${prefix}order:${number}`;

  return {
    async place(token, order, endSession) {
      const number = makeOrderNumber();
      const names = [tokenKey(token), orderKey(number), `${prefix}session:${endSession ?? ''}`];
      const values = [number, JSON.stringify(order), endSession ?? '', token];
      const [placed, content, state] = await ask((redis) => redis.placeOrder(names, values));
      return { number: placed ?? '', order: parseData(content ?? '') ?? {}, fresh: state === 'fresh' };
    },
    async numberOf(token) {
      return (await ask((redis) => redis.hGet(tokenKey(token), 'number'))) ?? null;
    },
    async find(number) {
      const content = await ask((redis) => redis.get(orderKey(number)));
      return content === null ? null : parseData(content);
    },
    async *list() {
      for await (const names of keys('order-token:')) {
        for (const name of names) {
          const { number, content, session, token } = await ask((redis) => redis.hGetAll(name));
          const order = parseData(content ?? '');
          if (!number || !token || !order) continue;
          yield { number, token, order, endSession: session ? (session as SessionKey) : null };
        }
      }
    },
    async restore({ number, token, order, endSession }) {
      const content = JSON.stringify(order);
      const fields = { number, content, session: endSession ?? '', token };
      await ask((redis) => redis.multi().hSet(tokenKey(token), fields).set(orderKey(number), content).exec());
    },
    async remove(number) {
      for await (const names of keys('order-token:')) {
        for (const name of names) {
          if ((await ask((redis) => redis.hGet(name, 'number'))) === number) await ask((redis) => redis.unlink(name));
        }
      }
      return (await ask((redis) => redis.unlink(orderKey(number)))) > 0;
    },
    async clear() {
      for (const kind of ['order:', 'order-token:']) {
        for await (const names of keys(kind)) await ask((redis) => redis.unlink(names));
      }
    },
    // The connection is closed with the sessions' store.
    close: async () => {},
  };
}
