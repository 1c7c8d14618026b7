import { defaultPrefix, type MediumEntry } from '../medium.ts';
import { StoreFailed } from '../store.ts';
import { readMemcachedAddress } from './memcached-address.ts';

export const memcached: MediumEntry = {
  placeOf({ memcachedUrl, keyPrefix = defaultPrefix }) {
    const address = memcachedUrl ? readMemcachedAddress(memcachedUrl) : null;
    return address === null ? null : { kind: 'keys', address, prefix: `${keyPrefix}session:` };
  },
  async open({ memcachedUrl, keyPrefix = defaultPrefix }, context) {
    if (!memcachedUrl) throw new StoreFailed('memcached.no-address');
    const [{ connectMemcached }, { openMemcachedStore }, { openMemcachedOrders }] = await Promise.all([
      import('./memcached-connection.ts'),
      import('./memcached-store.ts'),
      import('./memcached-orders.ts'),
    ]);
    const connection = await connectMemcached(memcachedUrl, keyPrefix);
    const store = openMemcachedStore(connection, context);
    return { store, orders: openMemcachedOrders(connection, store, context) };
  },
};
