/**
 * Sessions as files, one each, named by their key in a private folder. Made for one server per folder: changes of one session queue up
 * within this process. See docs/decisions/store-files.md.
 */
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionKey } from '../session-types.ts';
import { prepareFolder, reasonOf } from './files-folder.ts';
import { KeyQueue } from './key-queue.ts';
import { demandAbsent, demandCurrent, isLive, OpenState } from './liveness.ts';
import {
  type FileContent,
  readExpiry,
  readRaw,
  readSessionFile,
  removeFile,
  setAside,
  touchSessionFile,
  writeSessionFile,
} from './session-file.ts';
import { isSessionKey } from './session-key.ts';
import type { SessionStore, StoreContext, StoredSession } from './store.ts';
import { StoreFailed } from './store.ts';

/** How many files are looked at together when somebody waits for the answer. */
const togetherInView = 16;

/** And when nobody waits: one, since visitors' requests need the few threads Node has for files, and the disk. */
const togetherInTheBackground = 1;

/** @param folder made when missing; @throws StoreFailed that names the folder when it cannot be used */
export async function openFilesStore(folder: string, context: StoreContext): Promise<SessionStore> {
  await prepareFolder(folder);
  const queue = new KeyQueue();
  const state = new OpenState('The files store');

  /** Runs `act` unless closed; whatever the file system says becomes StoreFailed. */
  const guard = async <T>(path: string, act: () => Promise<T>): Promise<T> => {
    state.demand();
    try {
      return await act();
    } catch (error) {
      if (codeless(error)) throw error;
      throw new StoreFailed(`${path} cannot be used: ${reasonOf(error)}.`, { cause: error });
    }
  };
  /** The same with no other change of this session coming in between. */
  const inTurn = <T>(key: SessionKey, act: (path: string) => Promise<T>): Promise<T> => {
    const path = pathOf(key);
    return guard(path, () => queue.run(key, () => act(path)));
  };
  const look = async (key: SessionKey): Promise<StoredSession | null> => {
    const path = pathOf(key);
    const found = await guard(path, () => readSessionFile(path));
    return found === 'corrupt' ? inTurn(key, lookAgain) : orNull(found);
  };
  const live = (record: StoredSession | null) => (record && isLive(record, context.now()) ? record : null);

  return {
    medium: 'files',
    read: async (key) => live(await look(key)),
    create: (key, fresh) =>
      inTurn(key, async (path) => {
        const now = context.now();
        demandAbsent(await lookAgain(path), key, now);
        const record = { ...fresh, rev: 1, createdAt: now, changedAt: now };
        await writeSessionFile(path, record);
        return record;
      }),
    update: (key, rev, change) =>
      inTurn(key, async (path) => {
        const now = context.now();
        const { hint, createdAt } = demandCurrent(await lookAgain(path), key, rev, now);
        const record = { ...change, rev: rev + 1, hint, createdAt, changedAt: now };
        await writeSessionFile(path, record);
        return record;
      }),
    touch: (key, expiresAt) =>
      inTurn(key, async (path) => {
        if (!(await hasLive(path))) return false;
        await touchSessionFile(path, expiresAt);
        return true;
      }),
    destroy,
    async *list() {
      for await (const keys of walk()) {
        const records = await Promise.all(keys.map(async (key) => ({ key, record: live(await look(key)) })));
        for (const { key, record } of records) if (record) yield { key, ...record, place: pathOf(key) };
      }
    },
    placeOf: pathOf,
    raw: (key) => guard(pathOf(key), () => readRaw(pathOf(key))),
    restore: (key, record) => inTurn(key, (path) => writeSessionFile(path, record)),
    async count() {
      let live = 0;
      for await (const keys of walk()) {
        const found = await Promise.all(keys.map((key) => guard(pathOf(key), () => hasLive(pathOf(key)))));
        live += found.filter(Boolean).length;
      }
      return live;
    },
    async clear() {
      let live = 0;
      for await (const keys of walk()) {
        const gone = await Promise.all(keys.map((key) => destroy(key)));
        live += gone.filter(Boolean).length;
      }
      for await (const name of names(/\.json\.bad$/)) await guard(name, () => removeFile(join(folder, name)));
      return live;
    },
    async tidy() {
      const gone: SessionKey[] = [];
      for await (const keys of walk(togetherInTheBackground)) {
        const removed = await Promise.all(keys.map(removeExpired));
        gone.push(...keys.filter((_, index) => removed[index]));
      }
      return gone;
    },
    async close() {
      state.end();
      await queue.idle();
    },
  };

  function pathOf(key: SessionKey): string {
    // The type says it; the path into our folder is where it must be true.
    if (!isSessionKey(key)) throw new StoreFailed('That is not a session key.');
    return join(folder, `${key}.json`);
  }

  function destroy(key: SessionKey): Promise<boolean> {
    return inTurn(key, async (path) => {
      const wasLive = await hasLive(path);
      await removeFile(path);
      return wasLive;
    });
  }

  /** Reads with the queue of this session held, so that a file set aside is the one that was found corrupt. */
  async function lookAgain(path: string): Promise<StoredSession | null> {
    const found = await readSessionFile(path);
    if (found !== 'corrupt') return orNull(found);
    const aside = await setAside(path);
    context.warn(`A session file could not be read and was set aside as ${aside}; that visitor starts afresh.`);
    return null;
  }

  async function hasLive(path: string): Promise<boolean> {
    const expiresAt = await readExpiry(path);
    return expiresAt !== null && isLive({ expiresAt }, context.now());
  }

  async function removeExpired(key: SessionKey): Promise<boolean> {
    const path = pathOf(key);
    const isExpired = async () => {
      const expiresAt = await readExpiry(path);
      return expiresAt !== null && !isLive({ expiresAt }, context.now());
    };
    if (!(await guard(path, isExpired))) return false;
    // It may have been touched since: asked again when nobody else can change it (C39).
    return inTurn(key, async () => {
      if (!(await isExpired())) return false;
      await removeFile(path);
      return true;
    });
  }

  /** All keys that have a file, some at a time. */
  async function* walk(together = togetherInView): AsyncGenerator<SessionKey[]> {
    let some: SessionKey[] = [];
    for await (const name of names(/\.json$/)) {
      const key = name.slice(0, -'.json'.length);
      if (isSessionKey(key)) some.push(key);
      if (some.length < together) continue;
      yield some;
      some = [];
    }
    yield some;
  }

  async function* names(ending: RegExp): AsyncGenerator<string> {
    const entries = await guard(folder, () => opendir(folder, { bufferSize: 256 }));
    for await (const entry of entries) {
      state.demand();
      if (entry.isFile() && ending.test(entry.name)) yield entry.name;
    }
  }
}

function orNull(found: Exclude<FileContent, 'corrupt'>): StoredSession | null {
  return found === 'missing' ? null : found;
}

/** Our own errors carry no system code: they are said already. */
function codeless(error: unknown): boolean {
  return !(error instanceof Error && 'code' in error);
}
