/**
 * Sessions as files, one each, named by their key in a private folder. Made for one server per folder: changes of one session queue up
 * within this process. See docs/decisions/store-files.md.
 */
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionKey } from '../../session-types.ts';
import { KeyQueue } from '../key-queue.ts';
import { demandAbsent, demandCurrent, isLive, OpenState } from '../liveness.ts';
import { storedPart } from '../session-data.ts';
import { isSessionKey } from '../session-key.ts';
import type { ReadSession, SessionStore, StoreContext, StoredSession } from '../store.ts';
import { StoreFailed } from '../store.ts';
import { namesAtOnce, prepareFolder, reasonOf } from './files-folder.ts';
import { readFileTime, readRaw, removeFile, setAside } from './private-file.ts';
import { type FileContent, readSessionFile, touchSessionFile, writeSessionFile } from './session-file.ts';

/** How many files are looked at together when somebody waits for the answer. */
const togetherInView = 16;

/** And when nobody waits: one, since visitors' requests need the few threads Node has for files, and the disk. */
const togetherInTheBackground = 1;

/** Files that are looked at in one slice of tidying. */
const tidiedAtOnce = 100;

/** The store with what the orders beside it need. */
export interface FilesStore extends SessionStore {
  /**
   * Runs `act` and then ends a live session at this revision, with no other change of it in between.
   * @returns false, and `act` has not run, when there is none; @throws what `act` throws, and the session stays
   */
  endAt(key: SessionKey, rev: number, act: () => Promise<void>): Promise<boolean>;
}

/** @param folder made when missing; @throws StoreFailed that names the folder when it cannot be used */
export async function openFilesStore(folder: string, context: StoreContext): Promise<FilesStore> {
  await prepareFolder(folder);
  const queue = new KeyQueue();
  const state = new OpenState('store.closed', { medium: 'files' });
  /** Files that could not be opened, each told of once. */
  const unreadable = new Set<string>();

  /** Runs `act` unless closed; whatever the file system says becomes StoreFailed. */
  const guard = async <T>(path: string, act: () => Promise<T>): Promise<T> => {
    state.demand();
    try {
      return await act();
    } catch (error) {
      if (codeless(error)) throw error;
      throw new StoreFailed('files.unusable', { path, reason: reasonOf(error) }, { cause: error });
    }
  };
  /** The same with no other change of this session coming in between. */
  const inTurn = <T>(key: SessionKey, act: (path: string) => Promise<T>): Promise<T> => {
    const path = pathOf(key);
    return guard(path, () => queue.run(key, () => act(path)));
  };
  const look = async (key: SessionKey): Promise<ReadSession | null> => {
    const path = pathOf(key);
    const found = await guard(path, () => readSessionFile(path));
    return found === 'corrupt' ? inTurn(key, lookAgain) : orNull(found);
  };
  const live = <T extends StoredSession>(record: T | null) => (record && isLive(record, context.now()) ? record : null);

  return {
    medium: 'files',
    read: async (key) => live(await look(key)),
    create: (key, { json, hint, expiresAt }) =>
      inTurn(key, async (path) => {
        const now = context.now();
        demandAbsent(await lookAgain(path), key, now);
        const record = { json, rev: 1, hint, createdAt: now, changedAt: now, expiresAt };
        await writeSessionFile(path, record);
        return record;
      }),
    update: (key, rev, { json, expiresAt }) =>
      inTurn(key, async (path) => {
        const now = context.now();
        const { hint, createdAt } = demandCurrent(await lookAgain(path), key, rev, now);
        const record = { json, rev: rev + 1, hint, createdAt, changedAt: now, expiresAt };
        await writeSessionFile(path, record);
        return record;
      }),
    touch: (key, expiresAt) =>
      inTurn(key, async (path) => {
        const found = live(await lookAgain(path));
        if (!found) return null;
        await touchSessionFile(path, expiresAt);
        return { rev: found.rev, changedAt: found.changedAt + Math.max(0, expiresAt - found.expiresAt), expiresAt };
      }),
    destroy: (key) => inTurn(key, destroyAt),
    async *list() {
      for await (const keys of walk(togetherInView)) {
        const records = await Promise.all(keys.map(async (key) => ({ key, record: live(await lookOrPass(key)) })));
        for (const { key, record } of records) if (record) yield { key, ...record, place: pathOf(key) };
      }
    },
    placeOf: pathOf,
    raw: (key) => guard(pathOf(key), () => readRaw(pathOf(key))),
    restore: (key, record) => inTurn(key, (path) => writeSessionFile(path, storedPart(record))),
    async count() {
      let count = 0;
      for await (const keys of walk(togetherInView)) {
        const found = await Promise.all(keys.map((key) => guard(pathOf(key), () => hasLive(pathOf(key)))));
        count += found.filter(Boolean).length;
      }
      return count;
    },
    async *clear() {
      for await (const keys of walk(togetherInView)) {
        const gone = await Promise.all(keys.map((key) => inTurn(key, destroyAt)));
        yield keys.filter((_, index) => gone[index]);
      }
      for await (const name of names(/\.json\.bad$/)) await guard(name, () => removeFile(join(folder, name)));
    },
    async *tidy() {
      let looked = 0;
      let gone: SessionKey[] = [];
      for await (const keys of walk(togetherInTheBackground)) {
        const removed = await Promise.all(keys.map(removeExpired));
        gone.push(...keys.filter((_, index) => removed[index]));
        looked += keys.length;
        if (looked % tidiedAtOnce !== 0) continue;
        yield gone;
        gone = [];
      }
      yield gone;
    },
    endAt: (key, rev, act) =>
      inTurn(key, async (path) => {
        if (live(await lookAgain(path))?.rev !== rev) return false;
        await act();
        await removeFile(path);
        return true;
      }),
    async close() {
      state.end();
      await queue.idle();
    },
  };

  function pathOf(key: SessionKey): string {
    // The type says it; the path into our folder is where it must be true.
    if (!isSessionKey(key)) throw new StoreFailed('store.not-key');
    return join(folder, `${key}.json`);
  }

  async function destroyAt(path: string): Promise<boolean> {
    const wasLive = await hasLive(path);
    await removeFile(path);
    return wasLive;
  }

  /** Reads with the queue of this session held, so that a file set aside is the one that was found corrupt. */
  async function lookAgain(path: string): Promise<ReadSession | null> {
    const found = await readSessionFile(path);
    if (found !== 'corrupt') return orNull(found);
    const aside = await setAside(path);
    context.warn(`A session file could not be read and was set aside as ${aside}; that visitor starts afresh.`);
    return null;
  }

  /** For a walk: one file that this user may not open (somebody else's, put there by hand) does not hide all others. */
  async function lookOrPass(key: SessionKey): Promise<ReadSession | null> {
    try {
      return await look(key);
    } catch (error) {
      if (!(error instanceof StoreFailed) || !state.isOpen) throw error;
      if (!unreadable.has(key)) context.warn(`${error.message} It is left out.`);
      unreadable.add(key);
      return null;
    }
  }

  async function hasLive(path: string): Promise<boolean> {
    const expiresAt = await readFileTime(path);
    return expiresAt !== null && isLive({ expiresAt }, context.now());
  }

  async function removeExpired(key: SessionKey): Promise<boolean> {
    const path = pathOf(key);
    const isExpired = async () => {
      const expiresAt = await readFileTime(path);
      return expiresAt !== null && !isLive({ expiresAt }, context.now());
    };
    if (!(await guard(path, isExpired))) return false;
    // It may have been touched since: asked again when nobody else can change it (C39).
    return inTurn(key, async () => (await isExpired()) && removeFile(path));
  }

  /** All keys that have a file, some at a time. */
  async function* walk(together: number): AsyncGenerator<SessionKey[]> {
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
    const entries = await guard(folder, () => opendir(folder, { bufferSize: namesAtOnce }));
    for await (const entry of entries) {
      state.demand();
      if (entry.isFile() && ending.test(entry.name)) yield entry.name;
    }
  }
}

function orNull(found: Exclude<FileContent, 'corrupt'>): ReadSession | null {
  return found === 'missing' ? null : found;
}

/** Our own errors carry no system code: they are said already. */
function codeless(error: unknown): boolean {
  return !(error instanceof Error && 'code' in error);
}
