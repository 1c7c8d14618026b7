import type { SessionKey } from '../session-types.ts';
import type { Database } from './database.ts';
import { makeOrderNumber, type OrderBook } from './orders.ts';
import { parseData } from './session-data.ts';
import type { SqlRow } from './sql-driver.ts';

/** Rows read at a time when walking through all. */
const pageSize = 100;

/** Orders in the file of the sessions: placing one and ending its session are one transaction, on the disk when it resolves. */
export function openDatabaseOrders(database: Database): OrderBook {
  const { connection } = database;
  const byToken = connection.prepare('SELECT number, end_session, content FROM orders WHERE token = ?');
  const byNumber = connection.prepare('SELECT content FROM orders WHERE number = ?');
  const insert = connection.prepare('INSERT INTO orders (number, token, end_session, content) VALUES (?, ?, ?, ?)');
  const endSession = connection.prepare('DELETE FROM sessions WHERE key = ?');
  const page = connection.prepare('SELECT * FROM orders WHERE number > ? ORDER BY number LIMIT ?');
  const restore = connection.prepare(
    'INSERT OR REPLACE INTO orders (number, token, end_session, content) VALUES (?, ?, ?, ?)',
  );
  const remove = connection.prepare('DELETE FROM orders WHERE number = ?');
  const clear = connection.prepare('DELETE FROM orders');

  return {
    place: (token, order, key: SessionKey | null) =>
      database.transact(
        () => {
          const known = byToken.get(token);
          if (known) {
            if (key !== null && key === known.end_session) endSession.run(key);
            return { number: String(known.number), order: contentOf(known), fresh: false };
          }
          const number = makeOrderNumber();
          insert.run(number, token, key, JSON.stringify(order));
          if (key !== null) endSession.run(key);
          return { number, order, fresh: true };
        },
        { durable: true },
      ),
    async numberOf(token) {
      const row = await database.run(() => byToken.get(token));
      return row && String(row.number);
    },
    async find(number) {
      const row = await database.run(() => byNumber.get(number));
      return row && contentOf(row);
    },
    async *list() {
      for (let after = ''; ; ) {
        const rows = await database.run(() => page.all(after, pageSize));
        for (const row of rows) {
          after = String(row.number);
          const end = row.end_session === null ? null : (String(row.end_session) as SessionKey);
          yield { number: after, token: String(row.token), order: contentOf(row), endSession: end };
        }
        if (rows.length < pageSize) return;
      }
    },
    async restore({ number, token, order, endSession: end }) {
      await database.run(() => restore.run(number, token, end, JSON.stringify(order)));
    },
    remove: async (number) => (await database.run(() => remove.run(number))) > 0,
    clear: async () => void (await database.run(() => clear.run())),
    // The file is closed with the sessions' store.
    close: async () => {},
  };
}

function contentOf(row: SqlRow) {
  return parseData(String(row.content)) ?? {};
}
