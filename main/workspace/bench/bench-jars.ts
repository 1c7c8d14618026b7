import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Download } from '../../browsers/engine/partition.ts';
import { Jar } from '../../browsers/jars/jar.ts';
import type { KeptPerson } from '../../browsers/jars/kept-people.ts';
import { partitionName, strangersPartition } from '../../browsers/jars/partition-name.ts';
import { Stranger } from '../../browsers/jars/stranger.ts';
import { type Avatar, freeAvatar } from '../../shared/avatars.ts';
import type { JarId } from '../../shared/bench-records.ts';
import type { JarSite } from '../../shared/site-kinds.ts';
import type { BenchDeps } from './bench-deps.ts';

/** What jars do by themselves. */
interface JarsEvents {
  readonly changed: () => void;
  /** What a jar holds of the shop now, whole. */
  readonly cookies: (jarId: JarId, cookies: readonly StoredCookie[]) => void;
  /** A page wants to put a file on the disk. */
  readonly download: (jar: Jar, download: Download) => void;
}

/** The jars that are on the bench: the one registry that knows which jar is which partition. */
export class BenchJars {
  readonly #deps: BenchDeps;
  readonly #events: JarsEvents;
  readonly #jars = new Map<JarId, Jar>();
  /** Jars that have gone and are being emptied. */
  readonly #emptying = new Set<Promise<void>>();
  #lastNumber = 0;
  #lastStranger = 0;

  constructor(deps: BenchDeps, events: JarsEvents) {
    this.#deps = deps;
    this.#events = events;
  }

  get all(): readonly Jar[] {
    return [...this.#jars.values()];
  }

  find(jarId: JarId): Jar | undefined {
    return this.#jars.get(jarId);
  }

  /** @param wanted what she is called and wears, unless somebody else does (a file may say anything). */
  add(wanted: Avatar, site: JarSite): Jar {
    const avatar = this.#freeAvatar(wanted);
    return this.#make(this.#nextId(avatar), avatar, site, false);
  }

  /** Somebody whose browser was kept is there again, under a free name if hers is worn meanwhile. */
  bringBack({ id, name, shape, colour, site }: KeptPerson): Jar {
    return this.#make(id, this.#freeAvatar({ name, shape, colour }), site, true);
  }

  /** An empty jar on the disk in place of one in memory; the old one is the caller's to empty. */
  replaceByKept({ id, avatar, site }: Jar): Jar {
    return this.#make(id, avatar, site, true);
  }

  /** From now on it is not on the bench. */
  takeOut(jar: Jar): void {
    this.#jars.delete(jar.id);
  }

  /** Empties a jar that was taken out; one that is kept stays as it is on the disk. No new jar has to wait for it. */
  letGo(jar: Jar): void {
    const emptied = (jar.kept ? jar.leave() : jar.forget()).finally(() => this.#emptying.delete(emptied));
    this.#emptying.add(emptied);
  }

  /** Lets somebody act whom no server knows; nothing of theirs is left. */
  async asStranger<T>(site: JarSite, act: (stranger: Stranger) => Promise<T>): Promise<T> {
    const { engine, languages } = this.#deps;
    const stranger = new Stranger(engine.openPartition(strangersPartition(++this.#lastStranger)), site, languages());
    try {
      return await act(stranger);
    } finally {
      await stranger.forget();
    }
  }

  /** Resolves when every jar that went is empty. */
  async emptied(): Promise<void> {
    await Promise.all(this.#emptying);
  }

  #freeAvatar(wanted: Avatar): Avatar {
    return freeAvatar(
      wanted,
      this.all.map((jar) => jar.avatar),
    );
  }

  #make(id: JarId, avatar: Avatar, site: JarSite, kept: boolean): Jar {
    const { engine, languages, tickets } = this.#deps;
    const partition = engine.openPartition(partitionName(id, kept));
    const jar: Jar = new Jar(
      { id, avatar, site, kept, partition, languages: languages(), tickets },
      {
        changed: this.#events.changed,
        shopCookies: (cookies) => this.#events.cookies(id, cookies),
        download: (download) => this.#events.download(jar, download),
      },
    );
    this.#jars.set(id, jar);
    return jar;
  }

  /** Never the same twice in one run, nor one that somebody kept has: a partition outlives its jar inside Electron. */
  #nextId(avatar: Avatar): JarId {
    const slug = avatar.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const next = () => `${slug}-${++this.#lastNumber}` as JarId;
    let id = next();
    while (this.#deps.kept.has(id)) id = next();
    return id;
  }
}
