/**
 * The little we ask of an SQL library, so that it can be changed: libsql today, because one prebuilt file of it loads in Node 20 to 24
 * and in Electron; node:sqlite once every Node we support has it. Calls are synchronous: a statement takes some
 * hundredths of a ms, less than a way through a thread and back.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nextTurn } from './slices.ts';
import { StoreFailed } from './store.ts';

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SqlStatement {
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

export interface SqlConnection {
  exec(sql: string): void;
  prepare(sql: string): SqlStatement;
  /** Ends the connection and lets go of its files. No statement may be used afterwards. */
  close(): Promise<void>;
}

/** Opens a database file, which must exist or be creatable. @throws StoreFailed where libsql has no build for this machine */
export async function connectSql(path: string): Promise<SqlConnection> {
  const { default: Database } = await import('libsql').catch((cause: unknown) => {
    throw new StoreFailed(
      `The database medium does not run on this machine: its library (libsql) has no build for ${process.platform} on ${process.arch}. The other media do.`,
      { cause },
    );
  });
  // Everything native hangs on these two, and nothing else holds it: dropping them is what closes the file (see below).
  const natives = { connection: new Database(path), statements: new Map<symbol, Statement>() };
  const nativeStatement = (id: symbol): Statement => {
    const statement = natives.statements.get(id);
    if (!statement) throw new StoreFailed(`The database ${path} is closed.`);
    return statement;
  };
  return {
    exec: (sql) => void natives.connection.exec(sql),
    prepare(sql) {
      const id = Symbol(sql);
      natives.statements.set(id, natives.connection.prepare(sql));
      return {
        run: (...values) => nativeStatement(id).run(...values).changes,
        // Not libsql's own get(), which stops at the first row: for a statement that writes, the error of its commit would go unheard.
        get: (...values) => (nativeStatement(id).all(...values) as SqlRow[])[0] ?? null,
        all: (...values) => nativeStatement(id).all(...values) as SqlRow[],
      };
    },
    async close() {
      natives.connection.close();
      natives.statements.clear();
      Reflect.deleteProperty(natives, 'connection');
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
