import type { Request } from 'express';
import { type SessionData, Store } from 'express-session';
import type { SessionKey, Step } from '../inspector/records.ts';
import type { Passage } from '../passage.ts';
import {
  type NewSession,
  RevisionConflict,
  SessionExists,
  SessionGone,
  type SessionStore,
  type StoredSession,
} from '../store/store.ts';
import { hasOutlived } from './lifetime.ts';
import { hintOf, keyOf } from './ticket.ts';

/** How often a save without revisions tries to get past the others. */
const MOST_TRIES = 20;

type StoreStep = Extract<Step, { kind: 'store' }>;
type Done = (error?: unknown) => void;

/**
 * Lets express-session work on our stores. It finds, makes and signs the tickets; what is written and when is decided by
 * the commit alone. `touch` is left out on purpose: express-session would touch while the answer is already leaving.
 */
export class ExpressStore extends Store {
  readonly #store: SessionStore;
  readonly #now: () => number;
  /** Express-session asks for the record within the call of its middleware, and cannot say for which request. */
  #asking: Passage | null = null;

  constructor(store: SessionStore, now: () => number) {
    super();
    this.#store = store;
    this.#now = now;
  }

  /** Runs `ask`; a `get` within it reads for `passage`. */
  askFor(passage: Passage, ask: () => void): void {
    this.#asking = passage;
    try {
      ask();
    } finally {
      this.#asking = null;
    }
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    const passage = this.#asking;
    if (passage === null) callback(new Error('A session is only read on the way of a request.'));
    else answer(this.#read(passage, keyFor(passage, id)), callback);
  }

  override set(id: string, session: SessionData, callback: Done = ignore): void {
    const { passage } = (session as unknown as { readonly req: Request }).req;
    if (!passage.committing) callback();
    else answer(this.#write(passage, id, session), callback);
  }

  override destroy(id: string, callback: Done = ignore): void {
    answer(this.#store.destroy(keyOf(id)), callback);
  }

  async #read(passage: Passage, key: SessionKey): Promise<SessionData | null> {
    const stored = await noteStore(passage, 'read', key, async () => {
      const found = await this.#store.read(key);
      return [found, found === null ? 'missing' : 'found'];
    });
    if (stored === null) return null;
    if (hasOutlived(stored, passage.epoch.settings, this.#now())) {
      await noteStore(passage, 'destroy', key, async () => [await this.#store.destroy(key), 'expired']);
      return null;
    }
    passage.loaded = { key, stored, json: JSON.stringify(stored.data) };
    return { data: stored.data, cookie: { originalMaxAge: null } };
  }

  async #write(passage: Passage, id: string, session: SessionData): Promise<void> {
    const key = keyFor(passage, id);
    const { loaded } = passage;
    const fresh = { data: session.data, hint: hintOf(id), expiresAt: passage.expiresAt ?? this.#now() };
    if (loaded === null || loaded.key !== key) {
      await noteStore(passage, 'create', key, async () => [await this.#store.create(key, fresh), 'done']);
      return;
    }
    await noteStore(passage, 'update', key, async () => {
      try {
        return [await this.#store.update(key, loaded.stored.rev, fresh), 'done'];
      } catch (error) {
        if (passage.epoch.settings.checkRevision) throw error;
        return [await this.#overwrite(key, fresh, error), 'done'];
      }
    });
  }

  /** What stores without revisions do, for the lesson: the last save wins, and the dead come back. */
  async #overwrite(key: SessionKey, fresh: NewSession, why: unknown): Promise<StoredSession> {
    let failure = why;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (!isOvertaken(failure)) throw failure;
      try {
        const now = await this.#store.read(key);
        return await (now === null ? this.#store.create(key, fresh) : this.#store.update(key, now.rev, fresh));
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}

/** Does one thing with the store and notes it for the inspector, with its time and how it went. */
export async function noteStore<T>(
  passage: Passage,
  op: StoreStep['op'],
  key: SessionKey,
  work: () => Promise<readonly [T, StoreStep['result']]>,
): Promise<T> {
  const began = performance.now();
  let result: StoreStep['result'] = 'failed';
  try {
    const [value, went] = await work();
    result = went;
    return value;
  } catch (error) {
    result = resultOf(error);
    throw error;
  } finally {
    passage.noted = performance.now();
    const tookMs = passage.noted - began;
    passage.steps.push({ kind: 'store', op, key, result, at: began - passage.began, tookMs });
  }
}

/** Somebody else was faster: nothing is wrong with the store. */
function isOvertaken(error: unknown): boolean {
  return error instanceof RevisionConflict || error instanceof SessionGone || error instanceof SessionExists;
}

function resultOf(error: unknown): StoreStep['result'] {
  if (error instanceof SessionGone) return 'gone';
  if (error instanceof RevisionConflict) return 'conflict';
  return error instanceof SessionExists ? 'exists' : 'failed';
}

function ignore(): void {}

/** Hands a promise's end to a callback, exactly once. */
function answer<T>(work: Promise<T>, callback: (error: unknown, value?: T) => void): void {
  work.then((value) => callback(null, value), callback);
}

/** The key of an ID; of the one that the browser showed it is known already. */
function keyFor({ ticket }: Passage, id: string): SessionKey {
  return ticket.kind === 'valid' && ticket.id === id ? ticket.key : keyOf(id);
}
