import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { AdoptPage, OpenPage, PopupWish } from '../../browsers/engine/page-view.ts';
import type { Download } from '../../browsers/engine/partition.ts';
import type { Jar } from '../../browsers/jars/jar.ts';
import type { KeptPerson } from '../../browsers/jars/kept-people.ts';
import type { Stranger } from '../../browsers/jars/stranger.ts';
import { Pane } from '../../browsers/panes/pane.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { Avatar } from '../../shared/avatars.ts';
import type { JarId, PaneId } from '../../shared/bench-records.ts';
import type { JarSite } from '../../shared/site-kinds.ts';
import type { BenchDeps } from './bench-deps.ts';
import { BenchJars } from './bench-jars.ts';
import { moveInto } from './move-into.ts';

/** What jars and panes do by themselves. */
export interface PeopleEvents {
  /** Something about them is not as it was told. */
  readonly changed: () => void;
  /** A page wants to put a file on the disk. */
  readonly download: (jar: Jar, download: Download) => void;
  /** What a jar holds of the shop now, whole. */
  readonly cookies: (jarId: JarId, cookies: readonly StoredCookie[]) => void;
  /** A page opens a window. */
  readonly popup: (jarId: JarId, opener: PaneId, wish: PopupWish) => AdoptPage | null;
  readonly focused: (paneId: PaneId) => void;
  /** A page closed its own window. */
  readonly closed: (paneId: PaneId) => void;
  /** The jar is nobody any more. */
  readonly forgotten: (jarId: JarId) => void;
}

/** Who is there and through which panes they look. */
export class PeopleAndPanes {
  readonly #deps: BenchDeps;
  readonly #events: PeopleEvents;
  readonly #jars: BenchJars;
  readonly #panes = new Map<PaneId, Pane>();
  #lastPane = 0;

  constructor(deps: BenchDeps, events: PeopleEvents) {
    this.#deps = deps;
    this.#events = events;
    this.#jars = new BenchJars(deps, {
      changed: events.changed,
      cookies: events.cookies,
      download: events.download,
    });
  }

  get jars(): readonly Jar[] {
    return this.#jars.all;
  }

  get panes(): readonly Pane[] {
    return [...this.#panes.values()];
  }

  /** How many more panes fit. One that sleeps takes no memory. */
  get room(): number {
    return Math.max(0, this.#deps.mostPanes - this.panes.filter((pane) => !pane.asleep).length);
  }

  /** @throws AskError no-such-pane */
  pane(paneId: PaneId): Pane {
    const pane = this.#panes.get(paneId);
    if (!pane) throw new AskError('no-such-pane', paneId);
    return pane;
  }

  /** Gives a pane another one's place; those between move up. */
  movePane(pane: Pane, to: Pane): void {
    const order = moveInto(this.panes, pane, to);
    this.#panes.clear();
    for (const each of order) this.#panes.set(each.id, each);
  }

  hasPane(paneId: PaneId): boolean {
    return this.#panes.has(paneId);
  }

  /** @throws AskError no-such-jar */
  jar(jarId: JarId): Jar {
    const jar = this.#jars.find(jarId);
    if (!jar) throw new AskError('no-such-jar', jarId);
    return jar;
  }

  findJar(jarId: JarId): Jar | undefined {
    return this.#jars.find(jarId);
  }

  panesOf(jarId: JarId): readonly Pane[] {
    return this.panes.filter((pane) => pane.jarId === jarId);
  }

  /** @throws AskError no-room */
  checkRoom(): void {
    if (this.room === 0) throw new AskError('no-room', `${this.#deps.mostPanes} panes are open`);
  }

  /** @param wanted what she is called and wears, unless somebody else does (a file may say anything). */
  addJar(wanted: Avatar, site: JarSite): Jar {
    return this.#jars.add(wanted, site);
  }

  /** Somebody whose browser was kept is there again, under a free name if hers is worn meanwhile. */
  bringBack(person: KeptPerson): Jar {
    return this.#jars.bringBack(person);
  }

  /** Moves a jar's cookies to the disk; her panes are opened anew where they were. */
  async keep(jarId: JarId): Promise<void> {
    const old = this.jar(jarId);
    const cookies = await old.cookies();
    const kept = this.#jars.replaceByKept(old);
    await kept.putCookies(cookies);
    for (const pane of this.panesOf(jarId)) {
      const { address } = pane.state();
      const fresh = this.#makePane(pane.id, pane.ordinal, kept);
      fresh.place(pane.slot);
      fresh.zoom.setReadingSize(pane.zoom.readingSize);
      fresh.zoom.set(pane.zoom.percent);
      pane.comeBack();
      this.#deps.stage.remove(pane);
      const { asleep } = pane;
      pane.close();
      if (asleep) fresh.beginAsleep(address);
      else void fresh.load(address);
    }
    await old.forget();
  }

  /** @param adopted for a page that its opener goes on holding; otherwise the engine opens it. */
  addPane(jar: Jar, adopted: OpenPage | null = null): Pane {
    const siblings = this.panesOf(jar.id).map((pane) => pane.ordinal);
    return this.#makePane(`pane-${++this.#lastPane}` as PaneId, Math.max(0, ...siblings) + 1, jar, adopted);
  }

  #makePane(id: PaneId, ordinal: number, jar: Jar, adopted: OpenPage | null = null): Pane {
    const mine = () => this.#panes.get(id) === pane;
    const judge = (address: string) => this.#deps.judgeVisit(jar.site, address);
    const pane: Pane = new Pane(
      { id, jar, ordinal, engine: this.#deps.engine, adopted, judge },
      {
        changed: () => {
          jar.noteVisit(pane.view.url);
          this.#events.changed();
        },
        popup: (wish) => this.#events.popup(jar.id, id, wish),
        focused: () => mine() && this.#events.focused(id),
        closed: () => mine() && this.#events.closed(id),
      },
    );
    this.#panes.set(id, pane);
    this.#deps.stage.add(pane);
    this.#events.changed();
    return pane;
  }

  /** Gives a pane a window of its own. */
  popOut(pane: Pane): void {
    if (this.#deps.switchedOff.includes('popOuts')) return;
    pane.popOut((back) => this.#deps.stage.popOut(pane, back));
  }

  /** Takes a pane away, and with the last pane of a person her jar. */
  drop(pane: Pane): void {
    this.#panes.delete(pane.id);
    pane.comeBack();
    this.#deps.stage.remove(pane);
    pane.close();
    const jar = this.#jars.find(pane.jarId);
    if (jar) this.forgetIfIdle(jar);
  }

  /** A jar ends with its last pane (docs/decisions/jar-is-not-a-pane.md). */
  forgetIfIdle(jar: Jar): void {
    if (this.panesOf(jar.id).length > 0) return;
    this.#jars.takeOut(jar);
    this.#events.forgotten(jar.id);
    this.#jars.letGo(jar);
  }

  /** Everybody goes. Resolves when nothing of theirs can reach a server any more; emptying takes longer. */
  async clear(): Promise<void> {
    const jars = this.jars;
    for (const jar of jars) {
      this.#jars.takeOut(jar);
      this.#events.forgotten(jar.id);
    }
    for (const pane of this.panes) this.drop(pane);
    await Promise.all(jars.map((jar) => jar.hangUp()));
    // No new jar has to wait for it.
    for (const jar of jars) this.#jars.letGo(jar);
  }

  /** Lets somebody act whom no server knows; nothing of theirs is left. */
  asStranger<T>(site: JarSite, act: (stranger: Stranger) => Promise<T>): Promise<T> {
    return this.#jars.asStranger(site, act);
  }

  /** Resolves when every jar that went is empty. */
  async forgotten(): Promise<void> {
    await this.#jars.emptied();
  }
}
