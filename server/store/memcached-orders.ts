import { createHash, randomBytes } from 'node:crypto';
import type { SessionKey } from '../session-types.ts';
import type { MemcachedConnection } from './memcached-connection.ts';
import { isOrderNumber, makeOrderNumber, type Order, type OrderBook } from './orders.ts';
import { isJsonObject, parseData } from './session-data.ts';
import { type SessionStore, StoreFailed } from './store.ts';

/** What is kept under a token. */
interface TokenItem {
  readonly number: string;
  readonly token: string;
  readonly order: Order;
  readonly endSession: SessionKey | null;
}

/**
 * Orders in memcached: `add` lets one of several checkouts with the same token win. The session is ended after that, in a step of its own, and
 * memcached may drop any order when it runs out of room: a cache is no place for orders, and people should see that.
 */
export function openMemcachedOrders(connection: MemcachedConnection, store: SessionStore): OrderBook {
  return {
    async place(token, order, endSession) {
      const names = await currentNames();
      const number = makeOrderNumber();
      const item: TokenItem = { number, token, order, endSession };
      // Before the token, so that whoever finds the token finds the order.
      await connection.set(names.order(number), JSON.stringify(order), null);
      if (await connection.add(names.token(token), JSON.stringify(item), null)) {
        await note(names.list, token);
        if (endSession !== null) await store.destroy(endSession);
        return { number, order, fresh: true };
      }
      await connection.remove(names.order(number));
      const first = await findToken(token);
      if (!first) throw new StoreFailed('Memcached dropped an order while it was looked for.');
      if (endSession !== null && endSession === first.endSession) await store.destroy(endSession);
      return { number: first.number, order: first.order, fresh: false };
    },
    numberOf: async (token) => (await findToken(token))?.number ?? null,
    async find(number) {
      if (!isOrderNumber(number)) return null;
      const item = await connection.get((await currentNames()).order(number));
      return item && parseData(item.value.toString('utf8'));
    },
    async *list() {
      for (const token of await listTokens()) {
        const item = await findToken(token);
        if (item) yield item;
      }
    },
    async restore({ number, token, order, endSession }) {
      const names = await currentNames();
      await connection.set(names.order(number), JSON.stringify(order), null);
      await connection.set(names.token(token), JSON.stringify({ number, token, order, endSession }), null);
      await note(names.list, token);
    },
    async remove(number) {
      if (!isOrderNumber(number)) return false;
      const names = await currentNames();
      for (const token of await listTokens()) {
        if ((await findToken(token))?.number === number) await connection.remove(names.token(token));
      }
      return connection.remove(names.order(number));
    },
    clear: () => connection.set('orders', newEra(), null),
    // The connection is closed with the sessions' store.
    close: async () => {},
  };

  async function findToken(token: string): Promise<TokenItem | null> {
    const item = await connection.get((await currentNames()).token(token));
    const parsed = item && parseData(item.value.toString('utf8'));
    if (!parsed || typeof parsed.number !== 'string' || !isJsonObject(parsed.order)) return null;
    return { number: parsed.number, token, order: parsed.order, endSession: parsed.endSession as SessionKey | null };
  }

  /** Memcached cannot list: the tokens are kept one after another, a line each. */
  async function note(list: string, token: string): Promise<void> {
    const line = Buffer.from(`${token}\n`);
    // Both fail only while somebody else makes or drops the list.
    while (!(await connection.append(list, line)) && !(await connection.add(list, line, null)));
  }

  async function listTokens(): Promise<ReadonlySet<string>> {
    const item = await connection.get((await currentNames()).list);
    return new Set((item?.value.toString('utf8') ?? '').split('\n').filter((token) => token !== ''));
  }

  /** The names of this era: clearing starts a new one, since memcached cannot list the orders to remove. */
  async function currentNames() {
    await connection.add('orders', newEra(), null);
    const era = (await connection.get('orders'))?.value.toString('utf8') ?? '';
    return {
      list: `order-list:${era}`,
      order: (number: string) => `order:${era}:${number}`,
      token: (token: string) => `order-token:${era}:${createHash('sha256').update(token).digest('hex')}`,
    };
  }
}

function newEra(): string {
  return randomBytes(6).toString('hex');
}
