import { defaultPrefix, type MediumEntry } from '../medium.ts';
import { StoreFailed } from '../store.ts';
import { showRedisAddress } from './redis-address.ts';

export const redis: MediumEntry = {
  placeOf({ redisUrl, keyPrefix = defaultPrefix }) {
    const address = redisUrl ? showRedisAddress(redisUrl) : null;
    return address === null ? null : { kind: 'keys', address, prefix: `${keyPrefix}session:` };
  },
  async open({ redisUrl, keyPrefix = defaultPrefix }, context) {
    if (!redisUrl) throw new StoreFailed('redis.no-address');
    const [{ connectRedis }, { openRedisStore }, { openRedisOrders }] = await Promise.all([
      import('./redis-connection.ts'),
      import('./redis-store.ts'),
      import('./redis-orders.ts'),
    ]);
    const connection = await connectRedis(redisUrl, keyPrefix);
    try {
      const store = await openRedisStore(connection, context);
      return { store, orders: await openRedisOrders(connection, context) };
    } catch (error) {
      await connection.close();
      throw error;
    }
  },
};
