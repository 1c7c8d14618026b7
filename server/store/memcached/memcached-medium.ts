import { defaultPrefix, type MediumEntry } from '../medium.ts';
import { StoreFailed } from '../store.ts';
import { readMemcachedAddress } from './memcached-address.ts';

export const memcached: MediumEntry = {
  needs: { usual: '127.0.0.1:11211', of: 'a memcached', form: 'host:port', read: readMemcachedAddress },
  placeOf({ addresses, keyPrefix = defaultPrefix }) {
    const address = addresses?.memcached ? readMemcachedAddress(addresses.memcached) : null;
    return address === null ? null : { kind: 'keys', address, prefix: `${keyPrefix}session:` };
  },
  async open({ addresses, keyPrefix = defaultPrefix }, context) {
    if (!addresses?.memcached) throw new StoreFailed('memcached.no-address');
    const [{ connectMemcached }, { openMemcachedStore }, { openMemcachedOrders }] = await Promise.all([
      import('./memcached-connection.ts'),
      import('./memcached-store.ts'),
      import('./memcached-orders.ts'),
    ]);
    const connection = await connectMemcached(addresses.memcached, keyPrefix);
    const store = openMemcachedStore(connection, context);
    return { store, orders: openMemcachedOrders(connection, store, context) };
  },
};
