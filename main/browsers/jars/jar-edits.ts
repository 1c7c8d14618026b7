import type { Cookie, Cookies } from 'electron';
import type { CookieName, JarId } from '../../shared/bench-records.ts';
import type { JarMark } from '../../shared/jar-marks.ts';
import { sameCookie, sameKey, settableCookie } from './settable-cookie.ts';

/** What one place in a jar (name, domain, path) held before and after a change; null for nothing. */
interface CookieChange {
  readonly jarId: JarId;
  readonly before: Cookie | null;
  readonly after: Cookie | null;
}

/** Somebody was called or marked otherwise. */
interface MarkChange {
  readonly jarId: JarId;
  readonly before: JarMark;
  readonly after: JarMark;
}

/** What a person did by one command: it is taken back as a whole. */
type JarEdit =
  | { readonly kind: 'cookies'; readonly changes: readonly CookieChange[] }
  | { readonly kind: 'mark'; readonly change: MarkChange };

/** A cookie that somebody else (a page, a server) changed after the edit that is to be taken back. */
export interface NewerCookie {
  readonly jarId: JarId;
  readonly cookie: string;
}

/** Where a jar's cookies are; undefined when the jar has been forgotten. */
export type CookiesOf = (jarId: JarId) => Cookies | undefined;
/** Gives a person a mark, or what comes nearest to it when somebody else wears it meanwhile. */
export type Wear = (jarId: JarId, mark: JarMark) => void;

const mostRemembered = 100;

/**
 * Changes that people make to jars by hand, with undo and redo. What pages and servers do is theirs and is not undone: where
 * they wrote since, the first undo only says so (`newer`), a second one replaces it, and redo brings the newer cookie back.
 * One change at a time: two quick presses never meet half way.
 */
export class JarEdits {
  readonly #cookiesOf: CookiesOf;
  readonly #wear: Wear;
  #done: JarEdit[] = [];
  #undone: JarEdit[] = [];
  #newer: { readonly way: 'undo' | 'redo'; readonly cookies: readonly NewerCookie[] } | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(cookiesOf: CookiesOf, wear: Wear) {
    this.#wear = wear;
    this.#cookiesOf = cookiesOf;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** What the last undo or redo found changed meanwhile and therefore left; empty when it found nothing. */
  get newer(): readonly NewerCookie[] {
    return this.#newer?.cookies ?? [];
  }

  /** False when the jar holds no such cookie. */
  remove(jarId: JarId, cookie: CookieName): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = await this.#find(jarId, cookie);
      if (!before) return false;
      await this.#do([{ jarId, before, after: null }]);
      return true;
    });
  }

  /** Puts a copy into another jar, over what stands there: "steal the ticket". False when there is nothing to copy. */
  copy(from: JarId, cookie: CookieName, to: JarId): Promise<boolean> {
    return this.#inTurn(async () => {
      const after = await this.#find(from, cookie);
      if (!after) return false;
      await this.#do([{ jarId: to, before: await this.#find(to, cookie), after }]);
      return true;
    });
  }

  /** Every cookie of one jar into another; what else lies there stays. Says how many. */
  copyAll(from: JarId, to: JarId): Promise<number> {
    return this.#inTurn(async () => {
      if (from === to) return 0;
      const [mine, theirs] = await Promise.all([this.#all(from), this.#all(to)]);
      const changes = mine.map((after) => ({
        jarId: to,
        before: theirs.find((other) => sameKey(other, after)) ?? null,
        after,
      }));
      await this.#do(changes);
      return changes.length;
    });
  }

  /** Empties a jar of its cookies. Says how many there were. */
  removeAll(jarId: JarId): Promise<number> {
    return this.#inTurn(async () => {
      const changes = (await this.#all(jarId)).map((before) => ({ jarId, before, after: null }));
      await this.#do(changes);
      return changes.length;
    });
  }

  /**
   * Puts a cookie into a jar in the place of `old` (null: a new one). False when `old` is not there any more.
   * @throws the engine's own words when it does not take it; the jar is then as it was.
   */
  write(jarId: JarId, old: CookieName | null, make: (before: Cookie | null) => Cookie): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = old && (await this.#find(jarId, old));
      if (old && !before) return false;
      const after = make(before);
      const standing = await this.#find(jarId, nameOf(after));
      const moved = before && !sameKey(before, after);
      await this.#do([...(moved ? [{ jarId, before, after: null }] : []), { jarId, before: standing, after }]);
      return true;
    });
  }

  /** Calls or marks a person otherwise. */
  mark(jarId: JarId, before: JarMark, after: JarMark): Promise<void> {
    return this.#inTurn(async () => {
      this.#wear(jarId, after);
      this.#remember({ kind: 'mark', change: { jarId, before, after } });
    });
  }

  /** Takes the last change back; does nothing when there is none. Newer cookies are replaced at the second asking only. */
  undo(): Promise<void> {
    return this.#inTurn(() => this.#travel('undo'));
  }

  /** Makes the change again that was taken back last; does nothing when there is none. */
  redo(): Promise<void> {
    return this.#inTurn(() => this.#travel('redo'));
  }

  /** A jar that is gone takes its changes along. */
  forget(jarId: JarId): void {
    const without = (edits: readonly JarEdit[]) => edits.flatMap((edit) => withoutJar(edit, jarId));
    this.#done = without(this.#done);
    this.#undone = without(this.#undone);
    this.#newer = null;
  }

  async #travel(way: 'undo' | 'redo'): Promise<void> {
    const edit = (way === 'undo' ? this.#done : this.#undone).at(-1);
    if (!edit) return;
    const asked = this.#newer?.way === way;
    this.#newer = null;
    if (edit.kind === 'mark') {
      this.#wear(edit.change.jarId, way === 'undo' ? edit.change.before : edit.change.after);
      this.#pass(way, edit, edit);
      return;
    }
    // What stands there now, not what we remember, is what going the other way has to bring back.
    const steps: { readonly change: CookieChange; readonly now: Cookie | null }[] = [];
    for (const change of edit.changes) {
      const place = change.after ?? change.before;
      if (place) steps.push({ change, now: await this.#find(change.jarId, nameOf(place)) });
    }
    const expected = (change: CookieChange) => (way === 'undo' ? change.after : change.before);
    const wanted = (change: CookieChange) => (way === 'undo' ? change.before : change.after);
    const newer = steps.filter(
      ({ change, now }) => !sameCookie(now, expected(change)) && !sameCookie(now, wanted(change)),
    );
    if (newer.length > 0 && !asked) {
      const cookies = newer.map(({ change }) => ({
        jarId: change.jarId,
        cookie: (change.after ?? change.before)?.name ?? '',
      }));
      this.#newer = { way, cookies };
      return;
    }
    await this.#writeAll(steps.map(({ change, now }) => ({ jarId: change.jarId, before: now, after: wanted(change) })));
    const changes = steps.map(({ change, now }) =>
      way === 'undo' ? { ...change, after: now } : { ...change, before: now },
    );
    this.#pass(way, edit, { kind: 'cookies', changes });
  }

  /** From one list to the other. `forget` may have replaced them meanwhile. */
  #pass(way: 'undo' | 'redo', from: JarEdit, to: JarEdit): void {
    const [left, gained] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    if (left.at(-1) === from) left.pop();
    gained.push(to);
  }

  async #do(changes: readonly CookieChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#writeAll(changes);
    this.#remember({ kind: 'cookies', changes });
  }

  #remember(edit: JarEdit): void {
    this.#done.push(edit);
    if (this.#done.length > mostRemembered) this.#done.shift();
    this.#undone = [];
    this.#newer = null;
  }

  /** All of it or nothing: what was written before the engine refused is taken back. */
  async #writeAll(changes: readonly CookieChange[]): Promise<void> {
    const written: CookieChange[] = [];
    try {
      for (const change of changes) {
        await this.#write(change.jarId, change.before, change.after);
        written.push(change);
      }
    } catch (error) {
      for (const { jarId, before, after } of written.toReversed()) await this.#write(jarId, after, before);
      throw error;
    }
  }

  async #all(jarId: JarId): Promise<readonly Cookie[]> {
    return (await this.#cookiesOf(jarId)?.get({})) ?? [];
  }

  async #find(jarId: JarId, { name, domain, path }: CookieName): Promise<Cookie | null> {
    const found = await this.#cookiesOf(jarId)?.get({ name });
    return found?.find((cookie) => cookie.domain === domain && (cookie.path ?? '/') === path) ?? null;
  }

  async #write(jarId: JarId, from: Cookie | null, to: Cookie | null): Promise<void> {
    const cookies = this.#cookiesOf(jarId);
    if (!cookies) return;
    if (to) await cookies.set(settableCookie(to));
    // Not `remove`: it takes every cookie of that name that the address would be sent, those of other paths too.
    else if (from) await cookies.set({ ...settableCookie(from), expirationDate: 1 });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }
}

function withoutJar(edit: JarEdit, jarId: JarId): readonly JarEdit[] {
  if (edit.kind === 'mark') return edit.change.jarId === jarId ? [] : [edit];
  const changes = edit.changes.filter((change) => change.jarId !== jarId);
  return changes.length === 0 ? [] : [{ kind: 'cookies', changes }];
}

function nameOf(cookie: Cookie): CookieName {
  return { name: cookie.name, domain: cookie.domain ?? '', path: cookie.path ?? '/' };
}
