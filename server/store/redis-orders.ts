import { createHash } from 'node:crypto';
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
      const values = [number, JSON.stringify(order), endSession ?? ''];
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
    async clear() {
      for (const kind of ['order:', 'order-token:']) {
        for await (const names of keys(kind)) await ask((redis) => redis.unlink(names));
      }
    },
    // The connection is closed with the sessions' store.
    close: async () => {},
  };
}
