import type { Jar } from '../../browsers/jars/jar.ts';
import type { KeptPeople, KeptPerson } from '../../browsers/jars/kept-people.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { JarId } from '../../shared/bench-records.ts';
import { addressForFile, addressFromFile } from '../bench-file/file-address.ts';
import type { PeopleAndPanes } from './people-and-panes.ts';

export interface KeptDeps {
  readonly kept: KeptPeople;
  readonly people: PeopleAndPanes;
  /** The shop's origin: addresses in it are written without its port, which is another one each time. */
  readonly shop: string;
  /** Where somebody is of whom no page is known. */
  readonly home: () => string;
}

/** The people of the bench whose browsers are on the disk: how they get there, and back. */
export class KeptOnBench {
  readonly #deps: KeptDeps;

  constructor(deps: KeptDeps) {
    this.#deps = deps;
  }

  /** Moves a person's browser to the disk. @throws AskError no-such-jar, kept-damaged */
  async keep(jarId: JarId): Promise<void> {
    const { kept, people } = this.#deps;
    const jar = people.jar(jarId);
    if (jar.kept) return;
    if (kept.damaged) throw new AskError('kept-damaged', jarId);
    // First what can still fail: nothing has moved then.
    kept.put(this.#recordOf(jar));
    await people.keep(jarId);
  }

  /** A pane for somebody who is not on the bench, and where she was. @throws AskError no-such-jar, no-room */
  bringBack(jarId: JarId): { readonly pane: Pane; readonly address: string } {
    const { kept, people, shop, home } = this.#deps;
    const person = kept.people.find(({ id }) => id === jarId);
    if (!person || people.findJar(jarId)) throw new AskError('no-such-jar', jarId);
    people.checkRoom();
    const pane = people.addPane(people.bringBack(person));
    return { pane, address: addressFromFile(person.address, shop) ?? home() };
  }

  /** Empties a browser that no pane shows any more, and takes it from the disk. */
  async forget(jar: Jar): Promise<void> {
    const { kept } = this.#deps;
    if (kept.has(jar.id)) kept.remove(jar.id);
    await jar.forget();
  }

  /** Writes down how kept people are called and where they are, for when they come back. */
  note(): void {
    const { kept, people } = this.#deps;
    try {
      for (const jar of people.jars) if (jar.kept) kept.put(this.#recordOf(jar));
    } catch {
      // The disk takes nothing: she comes back as she was written down last.
    }
  }

  #recordOf({ id, avatar, site }: Jar): KeptPerson {
    const { people, shop, home } = this.#deps;
    const address = people.panesOf(id)[0]?.state().address ?? home();
    return { id, ...avatar, site, address: addressForFile(address, shop) };
  }
}
