import type { Request } from 'express';
import { type SessionData, Store } from 'express-session';
import type { Step } from '../inspector/records.ts';
import type { RequestContext } from '../request-context.ts';
import type { SessionKey } from '../session-types.ts';
import { sessionKeyOf } from '../store/session-key.ts';
import {
  type NewSession,
  RevisionConflict,
  SessionExists,
  SessionGone,
  type SessionStore,
  type StoredSession,
} from '../store/store.ts';
import { hasOutlived } from './lifetime.ts';
import { hintOf } from './ticket.ts';

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
  #asking: RequestContext | null = null;

  constructor(store: SessionStore, now: () => number) {
    super();
    this.#store = store;
    this.#now = now;
  }

  /** Runs `ask`; a `get` within it reads for `context`. */
  askFor(context: RequestContext, ask: () => void): void {
    this.#asking = context;
    try {
      ask();
    } finally {
      this.#asking = null;
    }
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    const context = this.#asking;
    if (context === null) callback(new Error('A session is only read while a request runs.'));
    else answer(this.#read(context, keyFor(context, id)), callback);
  }

  override set(id: string, session: SessionData, callback: Done = ignore): void {
    const { context } = (session as unknown as { readonly req: Request }).req;
    if (!context.committing) callback();
    else answer(this.#write(context, id, session), callback);
  }

  override destroy(id: string, callback: Done = ignore): void {
    answer(this.#store.destroy(sessionKeyOf(id)), callback);
  }

  async #read(context: RequestContext, key: SessionKey): Promise<SessionData | null> {
    const stored = await noteStore(context, 'read', key, async () => {
      const found = await this.#store.read(key);
      return [found, found === null ? 'missing' : 'found'];
    });
    if (stored === null) return null;
    if (hasOutlived(stored, context.generation.settings, this.#now())) {
      await noteStore(context, 'destroy', key, async () => [await this.#store.destroy(key), 'expired']);
      return null;
    }
    context.loaded = { key, stored };
    return { data: stored.data, cookie: { originalMaxAge: null } };
  }

  async #write(context: RequestContext, id: string, session: SessionData): Promise<void> {
    const key = keyFor(context, id);
    const { loaded } = context;
    const fresh = { json: JSON.stringify(session.data), hint: hintOf(id), expiresAt: context.expiresAt ?? this.#now() };
    if (loaded === null || loaded.key !== key) {
      await noteStore(context, 'create', key, async () => [await this.#store.create(key, fresh), 'done']);
      return;
    }
    await noteStore(context, 'update', key, async () => {
      try {
        return [await this.#store.update(key, loaded.stored.rev, fresh), 'done'];
      } catch (error) {
        if (context.generation.settings.checkRevision) throw error;
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
  context: RequestContext,
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
    context.noted = performance.now();
    const tookMs = context.noted - began;
    context.steps.push({ kind: 'store', op, key, result, at: began - context.began, tookMs });
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
function keyFor({ ticket }: RequestContext, id: string): SessionKey {
  return ticket.kind === 'valid' && ticket.id === id ? ticket.key : sessionKeyOf(id);
}
