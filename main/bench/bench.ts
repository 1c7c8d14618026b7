import { EventEmitter } from 'node:events';
import type { Cookie } from 'electron';
import { AskError } from '../ipc/ask-error.ts';
import type { BenchState, BenchWord, JarId, LayoutMode, NoticeCode, PaneId, PaneSlot } from '../ipc/contract.ts';
import { Jar, type TicketReader } from '../jars/jar.ts';
import { JarEdits } from '../jars/jar-edits.ts';
import { type JarMark, nextMark } from '../jars/jar-marks.ts';
import { Pane, type PopupWish } from '../panes/pane.ts';
import type { JarSite, Visit } from '../security/site-kinds.ts';
import type { BenchPlan } from './bench-plan.ts';
import { firstBench } from './first-bench.ts';

/** What the bench needs from the world around it. */
export interface BenchWorld {
  readonly tickets: TicketReader;
  /** Where a new person arrives. */
  readonly startAddress: string;
  /** What the jars' browsers ask for, e.g. "es,en". */
  readonly languages: string;
  /** Where a jar's pages may go at the top level. */
  readonly judgeVisit: (site: JarSite, address: string) => Visit;
  /** What the third person at somebody's own app is called. */
  readonly strangerName: string;
  /** How many panes may be open at once. */
  readonly mostPanes: number;
  /** Puts a pane's native view into the window; `remove` takes it out. */
  readonly stage: { add(pane: Pane): void; remove(pane: Pane): void };
}

interface BenchEventMap {
  /** At most once per turn of the loop, after everything that happened in it. */
  changed: [BenchState];
  notice: [NoticeCode, PaneId];
  /** What a jar holds of the shop now, whole. */
  cookies: [JarId, readonly Cookie[]];
}

/** The shop's 16 px become 22: to be read from the last row. */
const projectorZoom = 1.4;

/** All jars and panes and how they are laid out. The one registry that knows which jar is which partition. */
export class Bench extends EventEmitter<BenchEventMap> {
  readonly #world: BenchWorld;
  readonly #jars = new Map<JarId, Jar>();
  readonly #panes = new Map<PaneId, Pane>();
  readonly #edits = new JarEdits((jarId) => this.#jars.get(jarId)?.partition.cookies);
  /** The address of the person's own app while the bench is that app's; null while it is the shop's. */
  #ownApp: string | null = null;
  readonly #forgetting = new Set<Promise<void>>();
  #activePane: PaneId | null = null;
  #layout: LayoutMode = 'row';
  #backstageOpen = true;
  #projector = false;
  #name: string | null = null;
  #word: BenchWord | null = null;
  #opening: BenchPlan | null = null;
  #lastJar = 0;
  #lastPane = 0;
  #telling = false;
  #resetting = false;

  constructor(world: BenchWorld) {
    super();
    this.#world = world;
  }

  state(): BenchState {
    return {
      jars: [...this.#jars.values()].map((jar) => jar.state()),
      panes: [...this.#panes.values()].map((pane) => pane.state()),
      activePane: this.#activePane,
      layout: this.#layout,
      name: this.#name,
      word: this.#word,
      backstage: { open: this.#backstageOpen },
      projector: this.#projector,
      edits: { canUndo: this.#edits.canUndo, canRedo: this.#edits.canRedo, newer: this.#edits.newer },
      room: Math.max(0, this.#world.mostPanes - this.#panes.size),
    };
  }

  /** The opening bench: Ann and Bob in the shop, unless Reset is to bring back another one. */
  async open(): Promise<void> {
    const plan = this.#opening ?? firstBench(this.#world.startAddress);
    this.#ownApp = plan.people.every(({ site }) => site === 'own') ? (plan.panes[0]?.address ?? null) : null;
    this.#name = plan.name;
    this.#layout = plan.layout;
    this.#backstageOpen = plan.backstage.open;
    const jars = plan.people.map(({ mark, site }) => this.#addJar(mark, site));
    const panes = plan.panes.slice(0, this.#world.mostPanes).flatMap(({ person, address }) => {
      const jar = jars[person];
      return jar ? [{ pane: this.#addPane(jar), address }] : [];
    });
    // A file may seat more people than there is room for: who has no pane is nobody.
    for (const jar of jars) if (!this.#hasPane(jar)) this.#forgetJar(jar);
    await Promise.all(plan.people.map(({ cookies }, index) => jars[index]?.putCookies(cookies)));
    const first = panes[0]?.pane;
    if (first) this.activate(first.id);
    await Promise.all(panes.map(({ pane, address }) => pane.load(address)));
    // A page that loads may take the keyboard: it begins with the first, whichever was faster.
    if (first && this.#panes.has(first.id)) first.focus();
  }

  /** A bench for somebody's own app: two users and a stranger, in fresh jars. @param url checked. */
  async openOwnApp(url: string): Promise<void> {
    await this.#clear();
    this.#ownApp = url;
    const first = this.#addPerson();
    const others = [this.#addPerson(), this.#addPerson(this.#world.strangerName)];
    this.activate(first.paneId);
    await Promise.all([first, ...others].map(({ paneId }) => this.pane(paneId).load(url)));
    this.#panes.get(first.paneId)?.focus();
  }

  /**
   * Everything as at the start; nothing of the old jars is left. Views are replaced, so no page can notice or object.
   *
   * @param forgetMore runs when no old page can ask for anything any more: what the server remembers is emptied then.
   */
  async reset(forgetMore: () => Promise<void>): Promise<void> {
    // Nobody is told of the moment between: an empty bench would flash up.
    this.#resetting = true;
    try {
      await this.#clear();
      await forgetMore();
    } finally {
      this.#resetting = false;
    }
    this.#word = null;
    await this.open();
  }

  /** Another bench in place of this one; Reset brings it back from now on. */
  async replace(plan: BenchPlan, forgetMore: () => Promise<void>): Promise<void> {
    this.#opening = plan;
    await this.reset(forgetMore);
  }

  /** What the bench is called from now on. */
  setName(name: string): void {
    this.#name = name;
    this.#tell();
  }

  /** What is to be said about a bench file; null: nothing any more. */
  tellWord(word: BenchWord | null): void {
    this.#word = word;
    this.#tell();
  }

  /** A new person with a pane of her own. @throws AskError no-room */
  createJar(): { jarId: JarId; paneId: PaneId } {
    this.#checkRoom();
    const person = this.#addPerson();
    const pane = this.pane(person.paneId);
    this.activate(pane.id);
    // As with a new window of any browser: it gets the keyboard.
    pane.focus();
    void pane.load(this.#home);
    return person;
  }

  /** A second pane of the same person. @throws AskError no-such-jar, no-room */
  openPane(jarId: JarId, url: string = this.#home, post: PopupWish['post'] = null): PaneId {
    const jar = this.#jars.get(jarId);
    if (!jar) throw new AskError('no-such-jar', jarId);
    this.#checkRoom();
    const pane = this.#addPane(jar);
    this.activate(pane.id);
    pane.focus();
    void pane.load(url, post);
    return pane.id;
  }

  /** A jar without panes is nobody any more: it is forgotten with its last pane. @throws AskError no-such-pane */
  closePane(paneId: PaneId): void {
    const pane = this.pane(paneId);
    const order = [...this.#panes.keys()];
    const place = order.indexOf(paneId);
    this.#drop(pane);
    if (this.#activePane === paneId) this.#activePane = order[place + 1] ?? order[place - 1] ?? null;
    this.#tell();
  }

  /** @throws AskError no-such-pane */
  pane(paneId: PaneId): Pane {
    const pane = this.#panes.get(paneId);
    if (!pane) throw new AskError('no-such-pane', paneId);
    return pane;
  }

  /** @throws AskError no-such-jar */
  jar(jarId: JarId): Jar {
    const jar = this.#jars.get(jarId);
    if (!jar) throw new AskError('no-such-jar', jarId);
    return jar;
  }

  /** Changes the jars by hand, as `change` says, and tells the window. */
  async edit<T>(change: (edits: JarEdits) => Promise<T>): Promise<T> {
    try {
      return await change(this.#edits);
    } finally {
      this.#tell();
    }
  }

  get panes(): readonly Pane[] {
    return [...this.#panes.values()];
  }

  get activePane(): Pane | null {
    return (this.#activePane && this.#panes.get(this.#activePane)) || null;
  }

  /** @throws AskError no-such-pane */
  activate(paneId: PaneId): void {
    this.pane(paneId);
    if (this.#activePane === paneId) return;
    this.#activePane = paneId;
    this.#tell();
  }

  setLayout(layout: LayoutMode): void {
    this.#layout = layout;
    this.#tell();
  }

  toggleBackstage(open: boolean = !this.#backstageOpen): void {
    this.#backstageOpen = open;
    this.#tell();
  }

  /** The projector view: the pages grow with the window's own text. */
  setProjector(on: boolean): void {
    this.#projector = on;
    for (const pane of this.#panes.values()) pane.setReadingSize(on ? projectorZoom : 1);
    this.#tell();
  }

  /** Lays every pane over its slot; panes without one are hidden. Slots of panes that are gone are ignored. */
  place(slots: readonly PaneSlot[]): void {
    const rects = new Map(slots.map((slot) => [slot.paneId, slot.rect]));
    for (const pane of this.#panes.values()) pane.place(rects.get(pane.id) ?? null);
  }

  /** Closes every pane and empties every jar. The bench must not be used afterwards. */
  async close(): Promise<void> {
    this.removeAllListeners();
    await this.#clear();
    await Promise.all(this.#forgetting);
  }

  async #clear(): Promise<void> {
    const jars = [...this.#jars.values()];
    this.#jars.clear();
    for (const jar of jars) this.#edits.forget(jar.id);
    for (const pane of this.panes) this.#drop(pane);
    this.#activePane = null;
    // Nothing of theirs can reach the server any more. Emptying takes longer, and no new jar has to wait for it.
    await Promise.all(jars.map((jar) => jar.hangUp()));
    for (const jar of jars) this.#forget(jar);
  }

  /** Where a new pane arrives. */
  get #home(): string {
    return this.#ownApp ?? this.#world.startAddress;
  }

  #addPerson(name?: string): { jarId: JarId; paneId: PaneId } {
    const ready = nextMark([...this.#jars.values()].map((other) => other.mark));
    const mark = name === undefined ? ready : { ...ready, name };
    const jar = this.#addJar(mark, this.#ownApp === null ? 'shop' : 'own');
    return { jarId: jar.id, paneId: this.#addPane(jar).id };
  }

  #addJar(mark: JarMark, site: JarSite): Jar {
    const jar = new Jar(this.#nextJarId(mark), mark, site, this.#world.languages, this.#world.tickets, {
      changed: () => this.#tell(),
      shopCookies: (cookies) => this.emit('cookies', jar.id, cookies),
      downloadRefused: (contentsId) => {
        const pane = this.panes.find((candidate) => candidate.contents.id === contentsId);
        if (pane) this.emit('notice', 'download-refused', pane.id);
      },
    });
    this.#jars.set(jar.id, jar);
    return jar;
  }

  #addPane(jar: Jar): Pane {
    const siblings = this.panes.filter((pane) => pane.jarId === jar.id).map((pane) => pane.ordinal);
    const id = `pane-${++this.#lastPane}` as PaneId;
    const pane: Pane = new Pane(
      id,
      jar.id,
      Math.max(0, ...siblings) + 1,
      jar.partition,
      (address) => this.#world.judgeVisit(jar.site, address),
      {
        changed: () => {
          jar.noteVisit(pane.contents.getURL());
          this.#tell();
        },
        popup: (wish) => this.#openPopup(jar.id, id, wish),
        focused: () => this.#panes.has(id) && this.activate(id),
        closed: () => this.#panes.has(id) && this.closePane(id),
      },
    );
    if (this.#projector) pane.setReadingSize(projectorZoom);
    this.#panes.set(id, pane);
    this.#world.stage.add(pane);
    this.#tell();
    return pane;
  }

  /** Popups stay in the opener's jar: they become a second pane of it. */
  #openPopup(jarId: JarId, opener: PaneId, wish: PopupWish): void {
    if (this.state().room === 0) this.emit('notice', 'popup-no-room', opener);
    else this.openPane(jarId, wish.url, wish.post);
  }

  #drop(pane: Pane): void {
    this.#panes.delete(pane.id);
    this.#world.stage.remove(pane);
    pane.close();
    const jar = this.#jars.get(pane.jarId);
    if (jar && !this.#hasPane(jar)) this.#forgetJar(jar);
  }

  #hasPane(jar: Jar): boolean {
    return this.panes.some((pane) => pane.jarId === jar.id);
  }

  /** Closing waits for it. */
  #forget(jar: Jar): void {
    const emptied = jar.forget().finally(() => this.#forgetting.delete(emptied));
    this.#forgetting.add(emptied);
  }

  #forgetJar(jar: Jar): void {
    this.#jars.delete(jar.id);
    this.#edits.forget(jar.id);
    this.#forget(jar);
  }

  /** Never the same twice in one run: a partition outlives its jar inside Electron. */
  #nextJarId(mark: JarMark): JarId {
    const slug = mark.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return `${slug}-${++this.#lastJar}` as JarId;
  }

  #checkRoom(): void {
    if (this.state().room === 0) throw new AskError('no-room', `${this.#world.mostPanes} panes are open`);
  }

  #tell(): void {
    if (this.#telling || this.#resetting) return;
    this.#telling = true;
    setImmediate(() => {
      this.#telling = false;
      if (!this.#resetting) this.emit('changed', this.state());
    });
  }
}
