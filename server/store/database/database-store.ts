/**
 * Sessions as rows of an SQLite database. Each change is one statement that carries its own condition, so that the rules hold
 * also when two servers share the file. See docs/decisions/store-database.md.
 */
import type { SessionKey } from '../../session-types.ts';
import { isLive, revisionConflict, sessionGone } from '../liveness.ts';
import { withData } from '../session-data.ts';
import { isSessionKey } from '../session-key.ts';
import { nextTurn } from '../slices.ts';
import { type ReadSession, SessionExists, type SessionStore, type StoreContext } from '../store.ts';
import type { Database } from './database.ts';
import type { SqlRow } from './sql-driver.ts';

/** Rows read at a time when walking through all: some of them may be large. */
const pageSize = 100;
/** Rows deleted in one step: visitors wait for it, since the database is written by one at a time. */
const removedAtOnce = 50;

/** `database` is closed with the store. */
export function openDatabaseStore(database: Database, context: StoreContext): SessionStore {
  const statements = prepareAll(database);
  /** Rows that are no sessions, each told of once. */
  const strange = new Set<string>();

  return {
    medium: 'database',
    async read(key) {
      const row = await database.run(() => statements.read.get(key, context.now()));
      return row && decode(key, row);
    },
    create: (key, { json, hint, expiresAt }) =>
      database.run(() => {
        const now = context.now();
        if (statements.create.run(key, hint, json, now, now, expiresAt, now) === 0) {
          throw new SessionExists(`There is a session in row ${key} already.`);
        }
        return { json, hint, rev: 1, createdAt: now, changedAt: now, expiresAt };
      }),
    update: (key, rev, { json, expiresAt }) =>
      database.run(() => {
        const now = context.now();
        const row = statements.update.get(json, now, expiresAt, key, rev, now);
        if (row) {
          const { hint, created_at } = row;
          return { json, hint: `${hint}`, rev: rev + 1, createdAt: Number(created_at), changedAt: now, expiresAt };
        }
        const found = statements.read.get(key, now);
        throw found ? revisionConflict(key, rev, Number(found.rev)) : sessionGone(key);
      }),
    touch: (key, expiresAt) =>
      database.run(() => {
        const now = context.now();
        const row = statements.touch.get(expiresAt, now, key, now);
        return row && { rev: Number(row.rev), changedAt: now, expiresAt };
      }),
    destroy: (key) =>
      database.run(() => {
        const row = statements.destroy.get(key);
        return row !== null && isLive({ expiresAt: Number(row.expires_at) }, context.now());
      }),
    async *list() {
      for (let after = ''; ; await nextTurn()) {
        const rows = await database.run(() => statements.page.all(after, context.now(), pageSize));
        for (const row of rows) {
          after = `${row.key}`;
          const record = isSessionKey(after) ? await decode(after, row) : tellStrange(after);
          if (record) yield { key: after as SessionKey, ...record, place: placeOf(after) };
        }
        if (rows.length < pageSize) return;
      }
    },
    placeOf,
    async raw(key) {
      const row = await database.run(() => statements.raw.get(key));
      return row && JSON.stringify(row, null, 2);
    },
    async restore(key, { json, rev, hint, createdAt, changedAt, expiresAt }) {
      const values = [key, rev, hint, json, createdAt, changedAt, expiresAt];
      await database.run(() => statements.restore.run(...values));
    },
    count: () => database.run(() => Number(statements.count.get(context.now())?.live)),
    clear: () => inSlices(() => statements.clear.all(context.now(), removedAtOnce)),
    // The moment is asked anew for each slice, and each row's expiry is read as it is deleted (C39).
    tidy: () => inSlices(() => statements.tidy.all(context.now(), removedAtOnce)),
    close: () => database.close(),
  };

  function placeOf(key: string): string {
    return `${database.path}, table sessions, row ${key}`;
  }

  /** Removes slice after slice until one is not full, with a turn for the others in between. */
  async function* inSlices(remove: () => readonly SqlRow[]): AsyncGenerator<SessionKey[]> {
    for (;;) {
      const rows = await database.run(remove);
      yield rows.filter((row) => row.counts === 1).map((row) => `${row.key}` as SessionKey);
      if (rows.length < removedAtOnce) return;
      await nextTurn();
    }
  }

  /** Null, with a warning, for a row whose data is no session any more; it is put out of the way as expired. */
  async function decode(key: SessionKey, row: SqlRow): Promise<ReadSession | null> {
    const record = withData({
      json: `${row.data}`,
      rev: Number(row.rev),
      hint: `${row.hint}`,
      createdAt: Number(row.created_at),
      changedAt: Number(row.changed_at),
      expiresAt: Number(row.expires_at),
    });
    if (record) return record;
    const retired = await database.run(() => statements.retire.run(key, Number(row.rev)));
    if (retired > 0) context.warn(`The session in ${placeOf(key)} could not be read; that visitor starts afresh.`);
    return null;
  }

  function tellStrange(key: string): null {
    if (!strange.has(key)) context.warn(`What lies in ${placeOf(key)} is no session and is left out.`);
    strange.add(key);
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
    touch: connection.prepare(
      `UPDATE sessions SET expires_at = ?, changed_at = ? WHERE key = ? AND ${live} RETURNING rev`,
    ),
    destroy: connection.prepare('DELETE FROM sessions WHERE key = ? RETURNING expires_at'),
    page: connection.prepare(`SELECT key, ${columns} FROM sessions WHERE key > ? AND ${live} ORDER BY key LIMIT ?`),
    raw: connection.prepare('SELECT * FROM sessions WHERE key = ?'),
    count: connection.prepare(`SELECT count(*) AS live FROM sessions WHERE ${live}`),
    restore: connection.prepare(`INSERT OR REPLACE INTO sessions (key, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`),
    clear: connection.prepare(`
      DELETE FROM sessions WHERE rowid IN (SELECT rowid FROM sessions LIMIT ?2)
      RETURNING key, expires_at > ?1 AS counts`),
    tidy: connection.prepare(`
      DELETE FROM sessions WHERE rowid IN
        (SELECT rowid FROM sessions WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2)
      RETURNING key, 1 AS counts`),
    retire: connection.prepare('UPDATE sessions SET expires_at = 0 WHERE key = ? AND rev = ? AND expires_at > 0'),
  };
}
