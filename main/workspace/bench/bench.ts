import { EventEmitter } from 'node:events';
import type { FormPost } from '../../browsers/engine/page-view.ts';
import type { Jar } from '../../browsers/jars/jar.ts';
import type { JarEdits } from '../../browsers/jars/jar-edits.ts';
import type { Stranger } from '../../browsers/jars/stranger.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import { type AvatarLook, nextAvatar } from '../../shared/avatars.ts';
import type { BenchState, JarId, PaneId } from '../../shared/bench-records.ts';
import type { PaneSlot } from '../../shared/contract/panes.ts';
import type { JarSite } from '../../shared/site-kinds.ts';
import type { BenchDeps } from './bench-deps.ts';
import type { BenchEventMap } from './bench-events.ts';
import { BenchLook } from './bench-look.ts';
import type { BenchPlan } from './bench-plan.ts';
import { firstBench } from './first-bench.ts';
import { KeptOnBench } from './kept-on-bench.ts';
import { OwnAppOnBench } from './own-app-on-bench.ts';
import { PagePlaces } from './page-places.ts';
import { PeopleAndPanes } from './people-and-panes.ts';
import { PeopleEdits } from './people-edits.ts';
import { takePopup } from './popup-panes.ts';
import { seatPlan } from './seat-plan.ts';
import { TellOnce } from './tell-once.ts';

/** The bench: its people and their panes, how they are laid out, and what can be done with all of it. */
export class Bench extends EventEmitter<BenchEventMap> {
  readonly #deps: BenchDeps;
  readonly #people: PeopleAndPanes;
  readonly #kept: KeptOnBench;
  readonly #edits: PeopleEdits;
  /** How it lies, and what is said of it. */
  readonly look: BenchLook;
  readonly #places: PagePlaces;
  readonly #teller = new TellOnce(() => this.emit('changed', this.state()));
  /** The person's own app, while the bench is that app's. */
  readonly ownApp = new OwnAppOnBench(() => this.#teller.tell());
  #activePane: PaneId | null = null;
  #opening: BenchPlan | null = null;

  constructor(deps: BenchDeps) {
    super();
    this.#deps = deps;
    this.look = new BenchLook(deps.backstagePlace ?? 'auto', {
      changed: () => this.#teller.tell(),
      projected: () => this.#places.fit(),
    });
    this.#people = new PeopleAndPanes(deps, {
      changed: () => this.#teller.tell(),
      download: (jar, download) => {
        if (!this.emit('download', jar, download)) download.refuse();
      },
      cookies: (jarId, cookies) => this.emit('cookies', jarId, cookies),
      popup: (jarId, opener, wish) =>
        takePopup(this.#people, wish, {
          jar: this.#people.jar(jarId),
          judge: (site, url) => deps.judgeVisit(site, url),
          noRoom: () => this.emit('notice', 'popup-no-room', opener),
          openPane: () => this.openPane(jarId, wish.url, wish.post),
          opened: (pane) => this.#begin(pane),
        }),
      focused: (paneId) => this.activate(paneId),
      closed: (paneId) => this.closePane(paneId),
      forgotten: (jarId) => this.#edits.forget(jarId),
    });
    this.#edits = new PeopleEdits(this.#people, () => this.#teller.tell());
    this.#places = new PagePlaces({
      panes: () => this.panes,
      isProjected: () => this.look.state().projector,
      windowHeight: () => deps.stage.height(),
    });
    this.#kept = new KeptOnBench({
      kept: deps.kept,
      people: this.#people,
      shop: new URL(deps.startAddress).origin,
      home: () => this.#home,
    });
  }

  state(): BenchState {
    return {
      jars: this.#people.jars.map((jar) => this.ownApp.mark(jar.state())),
      panes: this.panes.map((pane) => pane.state()),
      activePane: this.#activePane,
      ...this.look.state(),
      edits: this.#edits.state(),
      room: this.#people.room,
      mayLeaveShop: this.#deps.mayLeaveShop,
      switchedOff: this.#deps.switchedOff,
    };
  }

  /** The opening bench: Ann and Bob in the shop, unless Reset is to bring back another one. */
  async open(): Promise<void> {
    // Where the backstage stands is the person's choice; only a bench's file has one of its own.
    const plan = this.#opening ?? firstBench(this.#deps.startAddress, this.look.state().backstage.place);
    this.ownApp.beginAs(plan);
    this.look.beginAs(plan);
    const { first, cookies, load } = seatPlan(plan, this.#people);
    await cookies;
    if (first) this.activate(first.id);
    await load();
    if (first) this.#beginWith(first.id);
  }

  /** A page that loads may take the keyboard, and with it the lead: it begins with the first, whichever was faster. */
  #beginWith(paneId: PaneId): void {
    if (!this.#people.hasPane(paneId)) return;
    this.activate(paneId);
    this.pane(paneId).focus();
  }

  /**
   * A bench for somebody's own app, in fresh jars.
   *
   * @param url checked. @param names of its people, as far as there is room; null: a ready one.
   */
  async openOwnApp(url: string, names: readonly (string | null)[], sessionCookie: string | null): Promise<void> {
    await this.#clear();
    this.ownApp.begin(url, sessionCookie);
    // Another bench than its file's: Save must not write over that.
    this.look.setName(null);
    const paneIds = names.slice(0, this.#people.room).map((name) => this.#addPerson(name ?? undefined).paneId);
    const loaded = Promise.all(paneIds.map((paneId) => this.pane(paneId).load(url)));
    const [first] = paneIds;
    if (first === undefined) return;
    this.activate(first);
    // An app that takes the call and never answers must not keep the window waiting.
    void loaded.then(() => this.#beginWith(first));
  }

  /**
   * Everything as at the start; nothing of the old jars is left. Views are replaced, so no page can notice or object.
   *
   * @param forgetMore runs when no old page can ask for anything any more: what the server remembers is emptied then.
   */
  async reset(forgetMore: () => Promise<void>): Promise<void> {
    // Nobody is told of the moment between: an empty bench would flash up.
    await this.#teller.quietly(async () => {
      await this.#clear();
      await forgetMore();
    });
    this.look.tellNotice(null);
    await this.open();
  }

  /** Another bench in place of this one; Reset brings it back from now on. @param plan null: the one that Jarful begins with */
  async replace(plan: BenchPlan | null, forgetMore: () => Promise<void>): Promise<void> {
    this.#opening = plan;
    await this.reset(forgetMore);
  }

  /** The panes' browsers ask for what `deps.languages` says now, from their next request on. */
  speak(): void {
    for (const jar of this.#people.jars) jar.speak(this.#deps.languages());
  }

  /** A new person with a pane of her own. @throws AskError no-room */
  createJar(): { jarId: JarId; paneId: PaneId } {
    this.#people.checkRoom();
    const person = this.#addPerson();
    const pane = this.pane(person.paneId);
    this.#begin(pane);
    void pane.load(this.#home);
    return person;
  }

  /** As with a new window of any browser: it gets the keyboard. */
  #begin(pane: Pane): void {
    this.activate(pane.id);
    pane.focus();
  }

  /** A second pane of the same person. @throws AskError no-such-jar, no-room */
  openPane(jarId: JarId, url: string = this.#home, post: FormPost | null = null): PaneId {
    const jar = this.#people.jar(jarId);
    this.#people.checkRoom();
    const pane = this.#people.addPane(jar);
    this.#begin(pane);
    void pane.load(url, post);
    return pane.id;
  }

  /** @throws AskError no-such-pane */
  popOut(paneId: PaneId): void {
    this.#people.popOut(this.pane(paneId));
  }

  /** A jar without panes is nobody any more: it is forgotten with its last pane. @throws AskError no-such-pane */
  closePane(paneId: PaneId): void {
    const pane = this.pane(paneId);
    this.#kept.note();
    const order = this.panes;
    const place = order.indexOf(pane);
    this.#people.drop(pane);
    if (this.#activePane === paneId) this.#activePane = (order[place + 1] ?? order[place - 1])?.id ?? null;
    this.#teller.tell();
  }

  /** @throws AskError no-such-pane */
  pane(paneId: PaneId): Pane {
    return this.#people.pane(paneId);
  }

  /** @throws AskError no-such-jar */
  jar(jarId: JarId): Jar {
    return this.#people.jar(jarId);
  }

  /** Lets somebody act whom no server knows; nothing of theirs is left. */
  asStranger<T>(site: JarSite, act: (stranger: Stranger) => Promise<T>): Promise<T> {
    return this.#people.asStranger(site, act);
  }

  /** Calls a person otherwise; taken back like every change by hand. @throws AskError no-such-jar, bad-name, name-taken */
  rename(jarId: JarId, typed: string): Promise<void> {
    return this.#edits.rename(jarId, typed);
  }

  /** Another shape or colour; taken back like every change by hand. @throws AskError no-such-jar, look-taken */
  setAvatar(jarId: JarId, look: Partial<AvatarLook>): Promise<void> {
    return this.#edits.setAvatar(jarId, look);
  }

  /**
   * Changes the jars as `change` says, and tells the window. The one way to change a jar's cookies, for a person's deed and for
   * an experiment's: what was done can be undone.
   */
  edit<T>(change: (edits: JarEdits) => Promise<T>): Promise<T> {
    return this.#edits.edit(change);
  }

  get panes(): readonly Pane[] {
    return this.#people.panes;
  }

  get activePane(): Pane | null {
    return this.panes.find((pane) => pane.id === this.#activePane) ?? null;
  }

  /** @throws AskError no-such-pane */
  activate(paneId: PaneId): void {
    this.pane(paneId);
    if (this.#activePane === paneId) return;
    this.#activePane = paneId;
    this.#teller.tell();
  }

  /** Gives a pane another one's place. @throws AskError no-such-pane */
  movePane(paneId: PaneId, to: PaneId): void {
    this.#people.movePane(this.pane(paneId), this.pane(to));
    this.#teller.tell();
  }

  /** Lays every page over its slot; panes without one are hidden. */
  place(slots: readonly PaneSlot[]): void {
    this.#places.place(slots);
  }

  /** Resolves when the window has said for the first time where the panes lie. */
  get drawn(): Promise<void> {
    return this.#places.drawn;
  }

  /** Closes every pane and empties every jar. The bench must not be used afterwards. */
  async close(): Promise<void> {
    this.removeAllListeners();
    await this.#clear();
    await this.#people.forgotten();
  }

  async #clear(): Promise<void> {
    this.#kept.note();
    const cleared = this.#people.clear();
    this.#activePane = null;
    await cleared;
  }

  /** Moves a person's browser to the disk. @throws AskError no-such-jar, kept-damaged */
  async keep(jarId: JarId): Promise<void> {
    await this.#kept.keep(jarId);
    this.#teller.tell();
  }

  /** A person whose browser was kept comes back to the bench, where she was. @throws AskError no-such-jar, no-room */
  bringBack(jarId: JarId): void {
    const { pane, address } = this.#kept.bringBack(jarId);
    this.#begin(pane);
    void pane.load(address);
  }

  /** Her panes are closed, and her browser is emptied and leaves the disk. @throws AskError no-such-jar */
  async forgetForGood(jarId: JarId): Promise<void> {
    const jar = this.jar(jarId);
    for (const pane of this.#people.panesOf(jarId)) this.closePane(pane.id);
    await this.#kept.forget(jar);
    this.#teller.tell();
  }

  /** Where a new pane arrives. */
  get #home(): string {
    return this.ownApp.address ?? this.#deps.startAddress;
  }

  #addPerson(name?: string): { jarId: JarId; paneId: PaneId } {
    const free = nextAvatar(this.#people.jars.map((other) => other.avatar));
    const avatar = name === undefined ? free : { ...free, name };
    const jar = this.#people.addJar(avatar, this.ownApp.address === null ? 'shop' : 'own');
    return { jarId: jar.id, paneId: this.#people.addPane(jar).id };
  }
}
