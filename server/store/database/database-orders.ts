import type { SessionKey } from '../../session-types.ts';
import type { KeptOrder, OrderBook } from '../orders.ts';
import { parseData } from '../session-data.ts';
import { nextTurn } from '../slices.ts';
import type { StoreContext } from '../store.ts';
import type { Database } from './database.ts';
import type { SqlRow } from './sql-driver.ts';

/** Rows read at a time when walking through all. */
const pageSize = 100;

/** Orders in the file of the sessions: placing one and ending its session are one transaction, on the disk when it resolves. */
export function openDatabaseOrders(database: Database, context: StoreContext): OrderBook {
  const { connection } = database;
  /** Rows that are no orders, each told of once. */
  const strange = new Set<string>();
  const columns = 'number, placed_at, session, session_rev, content';
  const find = connection.prepare(`SELECT ${columns} FROM orders WHERE number = ?`);
  const insert = connection.prepare(`INSERT OR REPLACE INTO orders (${columns}) VALUES (?, ?, ?, ?, ?)`);
  const endAt = connection.prepare('DELETE FROM sessions WHERE key = ? AND rev = ? AND expires_at > ?');
  const count = connection.prepare('SELECT count(*) AS orders FROM orders');
  const page = connection.prepare(`
    SELECT ${columns} FROM orders WHERE (placed_at, number) > (?, ?) ORDER BY placed_at, number LIMIT ?`);
  const remove = connection.prepare('DELETE FROM orders WHERE number = ?');
  const clear = connection.prepare('DELETE FROM orders');
  const write = ({ number, order, session, placedAt }: KeptOrder) =>
    insert.run(number, placedAt, session?.key ?? null, session?.rev ?? null, JSON.stringify(order));

  return {
    place: (number, order, session) =>
      database.transact(
        () => {
          const now = context.now();
          const earlier = find.get(number);
          const kept = earlier && decode(earlier);
          if (kept) {
            if (kept.session) endAt.run(kept.session.key, kept.session.rev, now);
            return { kind: 'again', kept };
          }
          if (session && endAt.run(session.key, session.rev, now) === 0) return { kind: 'stale' };
          const fresh = { number, order, session, placedAt: now };
          write(fresh);
          return { kind: 'placed', kept: fresh };
        },
        { durable: true },
      ),
    async find(number) {
      const row = await database.run(() => find.get(number));
      return row && decode(row);
    },
    count: () => database.run(() => Number(count.get()?.orders)),
    async *list() {
      for (let [time, number] = [-1, '']; ; await nextTurn()) {
        const rows = await database.run(() => page.all(time, number, pageSize));
        for (const row of rows) {
          [time, number] = [Number(row.placed_at), `${row.number}`];
          const kept = decode(row);
          if (kept) yield kept;
          else tellStrange(number);
        }
        if (rows.length < pageSize) return;
      }
    },
    async restore(kept) {
      await database.run(() => write(kept));
    },
    remove: (numbers) => database.transact(() => numbers.reduce((removed, number) => removed + remove.run(number), 0)),
    clear: async () => void (await database.run(() => clear.run())),
    // The file is closed with the sessions' store.
    close: async () => {},
  };

  function tellStrange(number: string): void {
    const said = `What lies in ${database.path}, table orders, row ${number} is no order and is left out.`;
    if (!strange.has(number)) context.warn(said);
    strange.add(number);
  }
}

/** Null for a row that is no order any more. */
function decode({ number, placed_at, session, session_rev, content }: SqlRow): KeptOrder | null {
  const order = parseData(`${content}`);
  const ended = session === null ? null : { key: `${session}` as SessionKey, rev: Number(session_rev) };
  return order && { number: `${number}`, order, session: ended, placedAt: Number(placed_at) };
}
