import type { SessionKey } from '../inspector/records.ts';
import type { Database } from './database.ts';
import { makeOrderNumber, type OrderBook } from './orders.ts';
import { parseData } from './session-data.ts';
import type { SqlRow } from './sql-driver.ts';

/** Orders in the file of the sessions: placing one and ending its session are one transaction, on the disk when it resolves. */
export function openDatabaseOrders(database: Database): OrderBook {
  const { connection } = database;
  const byToken = connection.prepare('SELECT number, end_session, content FROM orders WHERE token = ?');
  const byNumber = connection.prepare('SELECT content FROM orders WHERE number = ?');
  const insert = connection.prepare('INSERT INTO orders (number, token, end_session, content) VALUES (?, ?, ?, ?)');
  const endSession = connection.prepare('DELETE FROM sessions WHERE key = ?');
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
    clear: async () => void (await database.run(() => clear.run())),
    // The file is closed with the sessions' store.
    close: async () => {},
  };
}

function contentOf(row: SqlRow) {
  return parseData(String(row.content)) ?? {};
}
