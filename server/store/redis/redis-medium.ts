import { defaultPrefix, type MediumEntry } from '../medium.ts';
import { StoreFailed } from '../store.ts';
import { showRedisAddress } from './redis-address.ts';

export const redis: MediumEntry = {
  needs: {
    usual: 'redis://127.0.0.1:6379',
    of: 'a Redis',
    form: 'redis://host:port',
    read: (typed) => (showRedisAddress(typed) === null ? null : typed),
  },
  placeOf({ addresses, keyPrefix = defaultPrefix }) {
    const address = addresses?.redis ? showRedisAddress(addresses.redis) : null;
    return address === null ? null : { kind: 'keys', address, prefix: `${keyPrefix}session:` };
  },
  async open({ addresses, keyPrefix = defaultPrefix }, context) {
    if (!addresses?.redis) throw new StoreFailed('redis.no-address');
    const [{ connectRedis }, { openRedisStore }, { openRedisOrders }] = await Promise.all([
      import('./redis-connection.ts'),
      import('./redis-store.ts'),
      import('./redis-orders.ts'),
    ]);
    const connection = await connectRedis(addresses.redis, keyPrefix);
    try {
      const store = await openRedisStore(connection, context);
      return { store, orders: await openRedisOrders(connection, context) };
    } catch (error) {
      await connection.close();
      throw error;
    }
  },
};
