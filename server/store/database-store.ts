/**
 * Sessions as rows of an SQLite database. Each change is one statement that carries its own condition, so that the rules hold
 * also when two servers share the file. See docs/decisions/store-database.md.
 */
import type { SessionKey } from '../session-types.ts';
import type { Database } from './database.ts';
import { isLive, revisionConflict, sessionGone } from './liveness.ts';
import { parseData } from './session-data.ts';
import { nextTurn, rest } from './slices.ts';
import type { SqlRow } from './sql-driver.ts';
import { SessionExists, type SessionStore, type StoreContext, type StoredSession } from './store.ts';

/** Rows read at a time when walking through all: some of them may be large. */
const pageSize = 100;
/** Rows deleted in one step: visitors wait for it, since the database is written by one at a time. */
const tidiedAtOnce = 100;

/** `database` is closed with the store. */
export function openDatabaseStore(database: Database, context: StoreContext): SessionStore {
  const statements = prepareAll(database);

  return {
    medium: 'database',
    async read(key) {
      const row = await database.run(() => statements.read.get(key, context.now()));
      return row && decode(key, row);
    },
    create: (key, { data, hint, expiresAt }) =>
      database.run(() => {
        const now = context.now();
        if (statements.create.run(key, hint, JSON.stringify(data), now, now, expiresAt, now) === 0) {
          throw new SessionExists(`There is a session in row ${key} already.`);
        }
        return { data, hint, rev: 1, createdAt: now, changedAt: now, expiresAt };
      }),
    update: (key, rev, { data, expiresAt }) =>
      database.run(() => {
        const now = context.now();
        const row = statements.update.get(JSON.stringify(data), now, expiresAt, key, rev, now);
        if (row) {
          return {
            data,
            hint: String(row.hint),
            rev: rev + 1,
            createdAt: Number(row.created_at),
            changedAt: now,
            expiresAt,
          };
        }
        const found = statements.read.get(key, now);
        throw found ? revisionConflict(key, rev, Number(found.rev)) : sessionGone(key);
      }),
    touch: (key, expiresAt) =>
      database.run(() => statements.touch.run(expiresAt, context.now(), key, context.now()) > 0),
    destroy: (key) =>
      database.run(() => {
        const row = statements.destroy.get(key);
        return row !== null && isLive({ expiresAt: Number(row.expires_at) }, context.now());
      }),
    async *list() {
      for (let after = ''; ; await nextTurn()) {
        const rows = await database.run(() => statements.page.all(after, context.now(), pageSize));
        for (const row of rows) {
          const key = String(row.key) as SessionKey;
          after = key;
          const record = await decode(key, row);
          if (record) yield { key, ...record, place: placeOf(key) };
        }
        if (rows.length < pageSize) return;
      }
    },
    placeOf,
    async raw(key) {
      const row = await database.run(() => statements.raw.get(key));
      return row && JSON.stringify(row, null, 2);
    },
    async restore(key, { data, rev, hint, createdAt, changedAt, expiresAt }) {
      const values = [key, rev, hint, JSON.stringify(data), createdAt, changedAt, expiresAt];
      await database.run(() => statements.restore.run(...values));
    },
    count: () => database.run(() => Number(statements.count.get(context.now())?.live)),
    clear: () =>
      database.transact(() => {
        const live = Number(statements.count.get(context.now())?.live);
        statements.clear.run();
        return live;
      }),
    async tidy() {
      const gone: SessionKey[] = [];
      for (;;) {
        const began = performance.now();
        // The moment is asked anew for each slice, and each row's expiry is read as it is deleted (C39).
        const rows = await database.run(() => statements.tidy.all(context.now(), tidiedAtOnce));
        for (const { key } of rows) gone.push(String(key) as SessionKey);
        if (rows.length < tidiedAtOnce) return gone;
        await rest(performance.now() - began);
      }
    },
    close: () => database.close(),
  };

  function placeOf(key: SessionKey): string {
    return `${database.path}, table sessions, row ${key}`;
  }

  /** Null, with a warning, for a row whose data is no session any more; it is put out of the way as expired. */
  async function decode(key: SessionKey, row: SqlRow): Promise<StoredSession | null> {
    const data = parseData(String(row.data));
    if (data) {
      return {
        data,
        rev: Number(row.rev),
        hint: String(row.hint),
        createdAt: Number(row.created_at),
        changedAt: Number(row.changed_at),
        expiresAt: Number(row.expires_at),
      };
    }
    const retired = await database.run(() => statements.retire.run(key, Number(row.rev)));
    if (retired > 0) context.warn(`The session in ${placeOf(key)} could not be read; that visitor starts afresh.`);
    return null;
  }
}

function prepareAll({ connection }: Database) {
  const live = 'expires_at > ?';
  const columns = 'rev, hint, data, created_at, changed_at, expires_at';
  return {
    read: connection.prepare(`SELECT ${columns} FROM sessions WHERE key = ? AND ${live}`),
    create: connection.prepare(`
      INSERT INTO sessions (key, rev, hint, data, created_at, changed_at, expires_at) VALUES (?, 1, ?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET rev = 1, hint = excluded.hint, data = excluded.data,
        created_at = excluded.created_at, changed_at = excluded.changed_at, expires_at = excluded.expires_at
      WHERE sessions.expires_at <= ?`),
    update: connection.prepare(`
      UPDATE sessions SET data = ?, rev = rev + 1, changed_at = ?, expires_at = ?
      WHERE key = ? AND rev = ? AND ${live} RETURNING hint, created_at`),
    touch: connection.prepare(`UPDATE sessions SET expires_at = ?, changed_at = ? WHERE key = ? AND ${live}`),
    destroy: connection.prepare('DELETE FROM sessions WHERE key = ? RETURNING expires_at'),
    page: connection.prepare(`SELECT key, ${columns} FROM sessions WHERE key > ? AND ${live} ORDER BY key LIMIT ?`),
    raw: connection.prepare('SELECT * FROM sessions WHERE key = ?'),
    count: connection.prepare(`SELECT count(*) AS live FROM sessions WHERE ${live}`),
    restore: connection.prepare(`INSERT OR REPLACE INTO sessions (key, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`),
    clear: connection.prepare('DELETE FROM sessions'),
    tidy: connection.prepare(`
      DELETE FROM sessions WHERE key IN (SELECT key FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)
      RETURNING key`),
    retire: connection.prepare('UPDATE sessions SET expires_at = 0 WHERE key = ? AND rev = ? AND expires_at > 0'),
  };
}
