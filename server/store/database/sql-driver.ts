/**
 * The little we ask of an SQL library, so that it can be changed: libsql today, because one prebuilt file of it loads in Node 20 to 24
 * and in Electron; node:sqlite once every Node we support has it. Calls are synchronous: a statement takes some
 * hundredths of a ms, less than a way through a thread and back.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nextTurn } from '../slices.ts';
import { StoreFailed } from '../store.ts';

type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

interface SqlStatement {
  /** Resolves to how many rows were written. */
  run(...values: SqlValue[]): number;
  /** The first row; the statement must not have more. */
  get(...values: SqlValue[]): SqlRow | null;
  all(...values: SqlValue[]): SqlRow[];
}

/** What we use of a statement of libsql. */
interface Statement {
  run(...values: SqlValue[]): { readonly changes: number };
  all(...values: SqlValue[]): unknown[];
}

interface NativeConnection {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): void;
}

interface ThreadedConnection {
  exec(sql: string): Promise<unknown>;
  close(): void;
}

interface Natives {
  connection: NativeConnection | null;
  /** A second connection, made at the first checkpoint. */
  threaded: ThreadedConnection | null;
  readonly statements: Map<symbol, Statement>;
}

export interface SqlConnection {
  exec(sql: string): void;
  prepare(sql: string): SqlStatement;
  /**
   * Moves what the write-ahead log holds into the database file, in a thread: with its waits for the disk (50 to 200 ms were
   * measured) it would hold up everybody. Others may read and write meanwhile.
   */
  checkpoint(): Promise<void>;
  /** Ends the connection and lets go of its files. No statement may be used afterwards. */
  close(): Promise<void>;
}

/** Opens a database file, which must exist or be creatable. @throws StoreFailed where libsql has no build for this machine */
export async function connectSql(path: string): Promise<SqlConnection> {
  const [{ default: Database }, { default: ThreadedDatabase }] = await Promise.all([
    import('libsql'),
    import('libsql/promise'),
  ]).catch((cause: unknown) => {
    throw new StoreFailed('database.no-library', { platform: process.platform, arch: process.arch }, { cause });
  });
  // Everything native hangs on this, and nothing else holds it: dropping them is what closes the file (see below).
  const natives: Natives = { connection: new Database(path), threaded: null, statements: new Map() };
  const nativeStatement = (id: symbol): Statement => {
    const statement = natives.statements.get(id);
    if (!statement) throw new StoreFailed('database.closed', { path });
    return statement;
  };
  const openConnection = (): NativeConnection => {
    if (!natives.connection) throw new StoreFailed('database.closed', { path });
    return natives.connection;
  };
  return {
    exec: (sql) => openConnection().exec(sql),
    prepare(sql) {
      const id = Symbol(sql);
      natives.statements.set(id, openConnection().prepare(sql));
      return {
        run: (...values) => nativeStatement(id).run(...values).changes,
        // Not libsql's own get(), which stops at the first row: for a statement that writes, the error of its commit would go unheard.
        get: (...values) => (nativeStatement(id).all(...values) as SqlRow[])[0] ?? null,
        all: (...values) => nativeStatement(id).all(...values) as SqlRow[],
      };
    },
    async checkpoint() {
      natives.threaded ??= new ThreadedDatabase(path, {}) as ThreadedConnection;
      await natives.threaded.exec('PRAGMA wal_checkpoint(PASSIVE)');
    },
    async close() {
      natives.threaded?.close();
      natives.connection?.close();
      natives.statements.clear();
      natives.threaded = null;
      natives.connection = null;
      await collectGarbage();
    },
  };
}

/** True when another program is writing at this moment: worth another try. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/**
 * libsql lets go of a file only when its statements are collected, which may be much later: until then Windows would not let anybody
 * delete it. Closing is rare, so it asks for the collection.
 */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  // Finalizers run in turns of their own; what they release may hold more.
  for (let round = 0; round < 2; round += 1) {
    await nextTurn();
    if (typeof gc === 'function') gc();
  }
  await nextTurn();
}
