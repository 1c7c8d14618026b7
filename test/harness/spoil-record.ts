import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Medium, SessionKey } from '../../server/inspector/records.ts';
import type { StoreOptions } from '../../server/store/open-store.ts';

/** What a record can suffer: its end is missing, nothing is left, or it is no text at all. */
export type Spoiling = 'truncated' | 'empty' | 'binary' | 'foreign';

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
  switch (medium) {
    case 'files': {
      const path = join(options.dataFolder ?? '', 'sessions', `${key}.json`);
      const { atime, mtime } = await stat(path);
      await writeFile(path, bytes);
      await utimes(path, atime, mtime);
      return;
    }
    default:
      throw new Error(`Nobody but the server itself can reach a record in ${medium}.`);
  }
}
