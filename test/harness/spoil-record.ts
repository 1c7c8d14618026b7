import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from 'redis';
import type { Medium, SessionKey } from '../../server/inspector/records.ts';
import { connectSql } from '../../server/store/database/sql-driver.ts';
import type { StoreOptions } from '../../server/store/medium.ts';
import { connectMemcached } from '../../server/store/memcached/memcached-connection.ts';

/** What a record can suffer: its end is missing, nothing is left, it is no text at all, or it is something else. */
export type Spoiling = 'truncated' | 'empty' | 'binary' | 'foreign';

export const spoilings: readonly Spoiling[] = ['truncated', 'empty', 'binary', 'foreign'];

const garbage: Record<Spoiling, Buffer> = {
  truncated: Buffer.from('{"v":1,"rev":1,"hint":"abcd","data":{"cart":[{"product":"te'),
  empty: Buffer.alloc(0),
  binary: Buffer.from([0, 255, 254, 0, 1, 2, 128, 200]),
  foreign: Buffer.from('["valid JSON, and not a session"]'),
};

/** Writes garbage where a record lies, going round the store; its expiry stays. */
export async function spoilRecord(
  medium: Medium,
  options: StoreOptions,
  key: SessionKey,
  how: Spoiling,
): Promise<void> {
  const bytes = garbage[how];
  const folder = options.dataFolder ?? '';
  switch (medium) {
    case 'memory':
      throw new Error('Nobody but the process itself can reach a record in its memory.');
    case 'files': {
      const path = join(folder, 'sessions', `${key}.json`);
      const { atime, mtime } = await stat(path);
      await writeFile(path, bytes);
      await utimes(path, atime, mtime);
      return;
    }
    case 'database': {
      const connection = await connectSql(join(folder, 'jarful.db'));
      connection.prepare(`UPDATE sessions SET data = CAST(x'${bytes.toString('hex')}' AS TEXT) WHERE key = ?`).run(key);
      await connection.close();
      return;
    }
    case 'redis': {
      const client = createClient({ url: options.addresses?.redis ?? '' });
      await client.connect();
      const name = `jarful:session:${key}`;
      // "Foreign" is another type of value here, which makes Redis itself refuse.
      if (how === 'foreign') await client.set(name, bytes);
      else await client.hSet(name, 'data', bytes);
      client.destroy();
      return;
    }
    case 'memcached': {
      const connection = await connectMemcached(options.addresses?.memcached ?? '', 'jarful:');
      await connection.set(`session:${key}`, bytes, null);
      await connection.close();
      return;
    }
  }
}
