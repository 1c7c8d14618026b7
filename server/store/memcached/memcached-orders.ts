import type { SessionKey } from '../../session-types.ts';
import { KeyQueue } from '../key-queue.ts';
import { isOrderNumber, type KeptOrder, type OrderBook } from '../orders.ts';
import { isJsonObject, parseData } from '../session-data.ts';
import { mapInGroups } from '../slices.ts';
import { type StoreContext, StoreFailed } from '../store.ts';
import type { MemcachedConnection } from './memcached-connection.ts';
import { openMemcachedList } from './memcached-list.ts';
import type { MemcachedStore } from './memcached-store.ts';

/** A number without its dashes. */
const bytesPerNumber = 12;

/** Orders asked for at a time: visitors' questions stand in the same line. */
const askedTogether = 16;

/**
 * Orders in memcached: `add` lets one of several checkouts with the same number win. The session is then removed at the version that was
 * looked at; should it have been written in between, the order is withdrawn. These are two steps: a crash in between leaves both, and the next
 * try with the same number ends the session. And memcached may drop any order when it runs out of room: a cache is no place for
 * orders, and people should see that.
 */
export function openMemcachedOrders(
  connection: MemcachedConnection,
  sessions: MemcachedStore,
  context: StoreContext,
): OrderBook {
  const queue = new KeyQueue();
  const list = openMemcachedList(connection, 'orders', bytesPerNumber, context.warn);
  const nameOf = (number: string) => `order:${number}`;

  return {
    place: (number, order, session) =>
      queue.run(number, async () => {
        const item = await connection.get(nameOf(number));
        const earlier = item && decode(number, item.value);
        if (earlier) {
          if (earlier.session) await sessions.endAt(earlier.session.key, earlier.session.rev, async () => true);
          return { kind: 'again', kept: earlier };
        }
        const kept = { number, order, session, placedAt: context.now() };
        let added = false;
        const add = async () => {
          // What lies there and is no order is written over.
          added = await (item
            ? connection.replace(nameOf(number), item.version, encode(kept), null)
            : connection.add(nameOf(number), encode(kept), null));
          return added;
        };
        // Listed first: a number that stands there without an order is passed over.
        await note(number);
        const placed = await (session ? sessions.endAt(session.key, session.rev, add) : add());
        if (placed) return { kind: 'placed', kept };
        if (added) await connection.remove(nameOf(number));
        // Another server may have placed it meanwhile.
        const first = added ? null : await read(number);
        return first ? { kind: 'again', kept: first } : { kind: 'stale' };
      }),
    find: async (number) => (isOrderNumber(number) ? read(number) : null),
    async count() {
      let count = 0;
      for await (const orders of readAll()) count += orders.length;
      return count;
    },
    async *list() {
      // Put back, an old one stands last on the list.
      const all: KeptOrder[] = [];
      for await (const orders of readAll()) all.push(...orders);
      yield* all.sort((one, other) => one.placedAt - other.placedAt);
    },
    async restore(kept) {
      await connection.set(nameOf(kept.number), encode(kept), null);
      await note(kept.number);
    },
    async remove(numbers) {
      const removed = await mapInGroups(numbers.filter(isOrderNumber), askedTogether, (number) =>
        connection.remove(nameOf(number)),
      );
      await sift();
      return removed.filter(Boolean).length;
    },
    async clear() {
      for await (const _ of list.sift((entries) =>
        mapInGroups(entries, askedTogether, async (entry) => {
          await connection.remove(nameOf(toNumber(entry)));
          return false;
        }),
      ));
    },
    // The connection is closed with the sessions' store.
    close: () => queue.idle(),
  };

  async function read(number: string): Promise<KeptOrder | null> {
    const item = await connection.get(nameOf(number));
    return item && decode(number, item.value);
  }

  async function* readAll(): AsyncGenerator<KeptOrder[]> {
    for await (const entries of list.walk()) {
      const orders = await mapInGroups(entries.map(toNumber), askedTogether, read);
      yield orders.filter((kept) => kept !== null);
    }
  }

  /** Strikes from the list what is no order any more. */
  async function sift(): Promise<void> {
    const isThere = async (entry: Buffer) => (await read(toNumber(entry))) !== null;
    for await (const _ of list.sift((entries) => mapInGroups(entries, askedTogether, isThere)));
  }

  async function note(number: string): Promise<void> {
    const entry = Buffer.from(number.replaceAll('-', ''));
    try {
      await list.add(entry);
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
      // Full of orders that memcached has dropped.
      await sift();
      await list.add(entry);
    }
  }
}

function toNumber(entry: Buffer): string {
  return entry.toString('latin1').replace(/^(.{4})(.{4})(.{4})$/s, '$1-$2-$3');
}

function encode({ order, session, placedAt }: KeptOrder): string {
  return JSON.stringify({ order, session, placedAt });
}

/** Null for an item that is no order. */
function decode(number: string, value: Buffer): KeptOrder | null {
  const { order, session, placedAt } = parseData(value.toString('utf8')) ?? {};
  if (!isJsonObject(order) || typeof placedAt !== 'number') return null;
  const ended = isJsonObject(session) ? { key: session.key as SessionKey, rev: Number(session.rev) } : null;
  return { number, order, session: ended, placedAt };
}
