import { JarEdits } from '../../browsers/jars/jar-edits.ts';
import { AskError } from '../../shared/ask-error.ts';
import { type Avatar, type AvatarLook, freeAvatar, lookTaken } from '../../shared/avatars.ts';
import type { BenchState, JarId } from '../../shared/bench-records.ts';
import { readPersonName } from '../../shared/person-name.ts';
import type { PeopleAndPanes } from './people-and-panes.ts';

/**
 * Changes of the bench's people and their jars that can be taken back: the one way to change a jar's cookies, for a person's deed
 * and for an experiment's.
 */
export class PeopleEdits {
  readonly #people: PeopleAndPanes;
  readonly #changed: () => void;
  readonly #edits: JarEdits;

  /** @param changed runs after each change, also after one that went wrong half way */
  constructor(people: PeopleAndPanes, changed: () => void) {
    this.#people = people;
    this.#changed = changed;
    this.#edits = new JarEdits({
      find: (jarId) => people.findJar(jarId),
      setAvatar: (jarId, avatar) => people.findJar(jarId)?.setAvatar(freeAvatar(avatar, this.#avatarsBut(jarId))),
    });
  }

  state(): BenchState['edits'] {
    const { canUndo, canRedo, newer } = this.#edits;
    return { canUndo, canRedo, newer };
  }

  async edit<T>(change: (edits: JarEdits) => Promise<T>): Promise<T> {
    try {
      return await change(this.#edits);
    } finally {
      this.#changed();
    }
  }

  /** Nothing of a jar that has gone can be taken back. */
  forget(jarId: JarId): void {
    this.#edits.forget(jarId);
  }

  /** @throws AskError no-such-jar, bad-name, name-taken */
  async rename(jarId: JarId, typed: string): Promise<void> {
    const { avatar } = this.#people.jar(jarId);
    const others = this.#avatarsBut(jarId).map(({ name }) => name);
    const read = readPersonName(typed, others);
    if (!read.ok) throw new AskError(read.fault, typed);
    if (read.name !== avatar.name)
      await this.edit((edits) => edits.setAvatar(jarId, avatar, { ...avatar, name: read.name }));
  }

  /** Another shape or colour. @throws AskError no-such-jar, look-taken */
  async setAvatar(jarId: JarId, look: Partial<AvatarLook>): Promise<void> {
    const { avatar } = this.#people.jar(jarId);
    const next = { ...avatar, ...look };
    if (lookTaken(next, [avatar])) return;
    if (lookTaken(next, this.#avatarsBut(jarId))) throw new AskError('look-taken', `${next.colour} ${next.shape}`);
    await this.edit((edits) => edits.setAvatar(jarId, avatar, next));
  }

  #avatarsBut(jarId: JarId): readonly Avatar[] {
    return this.#people.jars.filter((jar) => jar.id !== jarId).map(({ avatar }) => avatar);
  }
}
