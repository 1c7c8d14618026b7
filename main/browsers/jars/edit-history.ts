import type { Avatar } from '../../shared/avatars.ts';
import type { JarId } from '../../shared/bench-records.ts';
import type { StoredCookie } from '../engine/cookie-store.ts';

/** What one place in a jar (name, domain, path) held before and after a change; null for nothing. */
export interface CookieChange {
  readonly jarId: JarId;
  readonly before: StoredCookie | null;
  readonly after: StoredCookie | null;
}

/** Somebody was called, or looks, otherwise. */
interface AvatarChange {
  readonly jarId: JarId;
  readonly before: Avatar;
  readonly after: Avatar;
}

/** What was done by one command: it is taken back as a whole. */
export type JarEdit =
  | { readonly kind: 'cookies'; readonly changes: readonly CookieChange[] }
  | { readonly kind: 'avatar'; readonly change: AvatarChange };

export type EditDirection = 'undo' | 'redo';

/** Edits that are remembered. */
const mostRemembered = 100;

/** Two stacks of edits: those that can be undone, and those that can be done again. Changes no jar. */
export class EditHistory {
  #done: JarEdit[] = [];
  #undone: JarEdit[] = [];

  /** The edit that would be undone or redone next. */
  next(direction: EditDirection): JarEdit | null {
    return (direction === 'undo' ? this.#done : this.#undone).at(-1) ?? null;
  }

  /** A new edit: what had been undone cannot be done again any more. */
  add(edit: JarEdit): void {
    this.#done.push(edit);
    if (this.#done.length > mostRemembered) this.#done.shift();
    this.#undone = [];
  }

  /**
   * From one stack to the other. `forgetJar` may have replaced them meanwhile: what is not on top is not taken off.
   *
   * @param as the edit as it has to be done the other way: it holds what really stood there.
   */
  move(direction: EditDirection, edit: JarEdit, as: JarEdit): void {
    const [left, gained] = direction === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    if (left.at(-1) === edit) left.pop();
    gained.push(as);
  }

  /** A jar that has gone takes its changes along. */
  forgetJar(jarId: JarId): void {
    const without = (edits: readonly JarEdit[]) => edits.flatMap((edit) => withoutJar(edit, jarId));
    this.#done = without(this.#done);
    this.#undone = without(this.#undone);
  }
}

function withoutJar(edit: JarEdit, jarId: JarId): readonly JarEdit[] {
  if (edit.kind === 'avatar') return edit.change.jarId === jarId ? [] : [edit];
  const changes = edit.changes.filter((change) => change.jarId !== jarId);
  return changes.length === 0 ? [] : [{ kind: 'cookies', changes }];
}
