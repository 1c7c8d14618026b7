import { chmod, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolder, reasonOf } from '../files/files-folder.ts';
import { OpenState } from '../liveness.ts';
import { StoreFailed } from '../store.ts';
import { isOnNetwork } from './network-drive.ts';
import { connectSql, isLocked, type SqlConnection } from './sql-driver.ts';

const schemaVersion = 2;

/** Times are ms since 1970. The index on the expiry is for tidying up and counting, so that neither reads the data. */
const sessionsSchema = `
  CREATE TABLE sessions (
    key TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    hint TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);
`;

/** The session is the one that ended with the order, at the revision that was shown. */
const ordersSchema = `
  CREATE TABLE orders (
    number TEXT PRIMARY KEY,
    placed_at INTEGER NOT NULL,
    session TEXT,
    session_rev INTEGER,
    content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX orders_by_age ON orders (placed_at, number);
`;

/** Layout 1 kept the orders by their tokens and without their age: they count as the oldest. */
const fromLayout1 = `
  ALTER TABLE orders RENAME TO orders_1;
  ${ordersSchema}
  INSERT INTO orders (number, placed_at, content) SELECT number, 0, content FROM orders_1;
  DROP TABLE orders_1;
`;

/**
 * ms a statement itself waits for another program's write, with the event loop standing still; after that we wait outside it, up to
 * `patience` ms.
 */
const busyTimeout = 10;
const patience = 5000;

/** How often the write-ahead log is moved into the file, in calls of `run`; one call writes some pages of 4 KiB. */
const runsPerCheckpoint = 500;

/** Pages after which SQLite itself moves them, holding everybody up: only should our own way not keep pace (64 MiB). */
const mostPagesInLog = 16_384;

/** One database file, shared by the sessions and the orders in it. */
export interface Database {
  readonly path: string;
  readonly connection: SqlConnection;
  /** Does `act` in one go; again while another program holds the file. @throws StoreFailed, and our own errors as they are */
  run<T>(act: () => T): Promise<T>;
  /** `run` as one transaction. `durable`: on the disk before it resolves, power cut included. */
  transact<T>(act: () => T, options?: { readonly durable: boolean }): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens or makes the file (0600). WAL, so that readers and writers do not wait for each other; synchronous NORMAL: a killed process
 * loses nothing, a power cut at worst the last moments, never the consistency. See docs/decisions/store-database.md.
 *
 * @throws StoreFailed that names the file
 */
export async function openDatabase(path: string): Promise<Database> {
  const state = new OpenState('store.closed', { medium: 'database' });
  const connection = await connect(path);
  let runs = 0;
  let checkpoint: Promise<void> | null = null;
  const nudgeCheckpoint = () => {
    runs += 1;
    if (runs < runsPerCheckpoint || checkpoint) return;
    runs = 0;
    // Should it fail, the log grows until the next one; a disk that is full tells so at the next write.
    const over = () => {
      checkpoint = null;
    };
    checkpoint = connection.checkpoint().then(over, over);
  };

  const database: Database = {
    path,
    connection,
    async run(act) {
      const began = performance.now();
      for (;;) {
        state.demand();
        try {
          const result = act();
          nudgeCheckpoint();
          return result;
        } catch (error) {
          if (!isDriverError(error)) throw error;
          if (!isLocked(error))
            throw new StoreFailed('database.unusable', { path, reason: reasonOf(error) }, { cause: error });
          if (performance.now() - began > patience) {
            throw new StoreFailed('database.locked', { path }, { cause: error });
          }
        }
        await wait(20);
      }
    },
    transact: (act, options) =>
      database.run(() => {
        if (options?.durable) connection.exec('PRAGMA synchronous = FULL');
        try {
          return inTransaction(connection, act);
        } finally {
          if (options?.durable) connection.exec('PRAGMA synchronous = NORMAL');
        }
      }),
    async close() {
      if (!state.end()) return;
      await checkpoint;
      await connection.close();
    },
  };
  try {
    await database.transact(() => migrate(connection, path));
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function connect(path: string): Promise<SqlConnection> {
  try {
    await makeFolder(dirname(path));
    // SQLite makes its side files with the mode of this one.
    const file = await open(path, 'a', 0o600);
    await file.close();
    await chmod(path, 0o600);
    const connection = await connectSql(path);
    connection.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    // The log's index is memory that programs share: on a drive of the network they do not, and the file would be damaged (sqlite.org/wal.html).
    connection.exec(`PRAGMA journal_mode = ${isOnNetwork(dirname(path)) ? 'DELETE' : 'WAL'}`);
    connection.exec('PRAGMA synchronous = NORMAL');
    connection.exec(`PRAGMA wal_autocheckpoint = ${mostPagesInLog}`);
    // 16 MiB: the upper pages of the indexes of 100,000 sessions stay at hand.
    connection.exec('PRAGMA cache_size = -16384');
    return connection;
  } catch (error) {
    if (error instanceof StoreFailed) throw error;
    throw new StoreFailed('database.unopened', { path, reason: reasonOf(error) }, { cause: error });
  }
}

function migrate(connection: SqlConnection, path: string): void {
  const version = connection.prepare('PRAGMA user_version').get()?.user_version;
  if (version === schemaVersion) return;
  if (version === 0) connection.exec(`${sessionsSchema}${ordersSchema}`);
  else if (version === 1) connection.exec(fromLayout1);
  else {
    throw new StoreFailed('database.other-layout', { path, version: String(version), ours: String(schemaVersion) });
  }
  connection.exec(`PRAGMA user_version = ${schemaVersion}`);
}

function inTransaction<T>(connection: SqlConnection, act: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = act();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}

function rollBack(connection: SqlConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // After some errors (a full disk) SQLite has rolled back by itself; the first error is the one to tell.
  }
}

/** What the driver throws has a code (SQLITE_FULL); our own errors have none and mean what they say. */
function isDriverError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
