import type { Avatar } from '../../shared/avatars.ts';
import type { CookieName, JarId } from '../../shared/bench-records.ts';
import type { StoredCookie } from '../engine/cookie-store.ts';
import { CookieChanges, type EditedJar } from './cookie-changes.ts';
import { nameOf, sameCookie, sameKey } from './cookie-place.ts';
import { type CookieChange, type EditDirection, EditHistory, type JarEdit } from './edit-history.ts';

/** A cookie that somebody else (a page, a server) changed after the edit that is to be taken back. */
export interface NewerCookie {
  readonly jarId: JarId;
  readonly cookie: string;
}

/** The jars that edits act on. */
export interface EditedJars {
  /** Undefined when the jar has been forgotten. */
  find(jarId: JarId): EditedJar | undefined;
  /** Gives a person an avatar, or what comes nearest to it when somebody else has it meanwhile. */
  setAvatar(jarId: JarId, avatar: Avatar): void;
}

/**
 * Changes that are made to jars by hand or by an experiment, with undo and redo. What pages and servers do is theirs and is
 * not undone: where they wrote since, the first undo only says so (`newer`), a second one replaces it, and redo brings the
 * newer cookie back. One change at a time: two quick presses never meet half way.
 *
 * The only way to change a jar's cookies from outside of it: `bench.edit((edits) => edits.put(jarId, cookie))`.
 */
export class JarEdits {
  readonly #jars: EditedJars;
  readonly #cookies: CookieChanges;
  readonly #history = new EditHistory();
  #newer: { readonly direction: EditDirection; readonly cookies: readonly NewerCookie[] } | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(jars: EditedJars) {
    this.#jars = jars;
    this.#cookies = new CookieChanges((jarId) => jars.find(jarId));
  }

  get canUndo(): boolean {
    return this.#history.next('undo') !== null;
  }

  get canRedo(): boolean {
    return this.#history.next('redo') !== null;
  }

  /** What the last undo or redo found changed meanwhile and therefore left; empty when it found nothing. */
  get newer(): readonly NewerCookie[] {
    return this.#newer?.cookies ?? [];
  }

  /** False when the jar holds no such cookie. */
  remove(jarId: JarId, cookie: CookieName): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = await this.#cookies.at(jarId, cookie);
      if (!before) return false;
      await this.#do([{ jarId, before, after: null }]);
      return true;
    });
  }

  /** Lays a cookie into a jar, over what stands in its place. @throws the engine's own words when it does not take it */
  put(jarId: JarId, cookie: StoredCookie): Promise<void> {
    return this.#inTurn(async () => {
      await this.#do([{ jarId, before: await this.#cookies.at(jarId, nameOf(cookie)), after: cookie }]);
    });
  }

  /** Puts a copy into another jar, over what stands there: "steal the ticket". False when there is nothing to copy. */
  copy(from: JarId, cookie: CookieName, to: JarId): Promise<boolean> {
    return this.#inTurn(async () => {
      const after = await this.#cookies.at(from, cookie);
      if (!after) return false;
      await this.#do([{ jarId: to, before: await this.#cookies.at(to, cookie), after }]);
      return true;
    });
  }

  /** Every cookie of one jar into another; what else lies there stays. Says how many. */
  copyAll(from: JarId, to: JarId): Promise<number> {
    return this.#inTurn(async () => {
      if (from === to) return 0;
      const [mine, theirs] = await Promise.all([this.#cookies.all(from), this.#cookies.all(to)]);
      const changes = mine.map((after) => ({
        jarId: to,
        before: theirs.find((other) => sameKey(other, after)) ?? null,
        after,
      }));
      await this.#do(changes);
      return changes.length;
    });
  }

  /** Empties a jar of its cookies, or of those that fit. Says how many there were. */
  removeAll(jarId: JarId, fits: (cookie: StoredCookie) => boolean = () => true): Promise<number> {
    return this.removeFrom([jarId], fits);
  }

  /** Takes the cookies that fit out of several jars, as one change. Says how many there were. */
  removeFrom(jarIds: readonly JarId[], fits: (cookie: StoredCookie) => boolean): Promise<number> {
    return this.#inTurn(async () => {
      const changes = await Promise.all(
        jarIds.map(async (jarId) =>
          (await this.#cookies.all(jarId)).filter(fits).map((before) => ({ jarId, before, after: null })),
        ),
      );
      await this.#do(changes.flat());
      return changes.flat().length;
    });
  }

  /**
   * Puts a cookie into a jar in the place of `old` (null: a new one). False when `old` is not there any more.
   * @throws the engine's own words when it does not take it; the jar is then as it was.
   */
  write(jarId: JarId, old: CookieName | null, make: (before: StoredCookie | null) => StoredCookie): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = old && (await this.#cookies.at(jarId, old));
      if (old && !before) return false;
      const after = make(before);
      const standing = await this.#cookies.at(jarId, nameOf(after));
      const moved = before && !sameKey(before, after);
      await this.#do([...(moved ? [{ jarId, before, after: null }] : []), { jarId, before: standing, after }]);
      return true;
    });
  }

  /** Gives a person another name or look. */
  setAvatar(jarId: JarId, before: Avatar, after: Avatar): Promise<void> {
    return this.#inTurn(async () => {
      this.#jars.setAvatar(jarId, after);
      this.#remember({ kind: 'avatar', change: { jarId, before, after } });
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
    this.#history.forgetJar(jarId);
    this.#newer = null;
  }

  async #travel(direction: EditDirection): Promise<void> {
    const edit = this.#history.next(direction);
    if (!edit) return;
    const asked = this.#newer?.direction === direction;
    this.#newer = null;
    if (edit.kind === 'avatar') {
      this.#jars.setAvatar(edit.change.jarId, direction === 'undo' ? edit.change.before : edit.change.after);
      this.#history.move(direction, edit, edit);
      return;
    }
    const wanted = (change: CookieChange) => (direction === 'undo' ? change.before : change.after);
    const expected = (change: CookieChange) => (direction === 'undo' ? change.after : change.before);
    // What stands there now, not what we remember, is what going the other way has to bring back.
    const steps = await this.#cookies.standing(edit.changes);
    const newer = steps.filter(
      ({ change, now }) => !sameCookie(now, expected(change)) && !sameCookie(now, wanted(change)),
    );
    if (newer.length > 0 && !asked) {
      const cookies = newer.map(({ change, place }) => ({ jarId: change.jarId, cookie: place.name }));
      this.#newer = { direction, cookies };
      return;
    }
    await this.#cookies.write(
      steps.map(({ change, now }) => ({ jarId: change.jarId, before: now, after: wanted(change) })),
    );
    const changes = steps.map(({ change, now }) =>
      direction === 'undo' ? { ...change, after: now } : { ...change, before: now },
    );
    this.#history.move(direction, edit, { kind: 'cookies', changes });
  }

  async #do(changes: readonly CookieChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#cookies.write(changes);
    this.#remember({ kind: 'cookies', changes });
  }

  #remember(edit: JarEdit): void {
    this.#history.add(edit);
    this.#newer = null;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }
}
