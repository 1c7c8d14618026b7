import { EventEmitter } from 'node:events';
import type { Exchange } from '../../../server/inspector/records.ts';
import {
  type AttackSite,
  createAttackSite,
  listWeak,
  type SessionServer,
  type Settings,
  safeSettings,
} from '../../../server/session-server.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { PaneId } from '../../shared/bench-records.ts';
import { type ExperimentId, experimentIds } from '../../shared/experiment-ids.ts';
import type { ExperimentsState } from '../../shared/experiment-records.ts';
import type { Say } from '../../shared/messages/messages.ts';
import { type IdentifyVisitor, jarOfVisitor } from '../../shared/visitor-id.ts';
import type { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import { type Actors, findActors } from './actors.ts';
import { experiments } from './experiment-list.ts';

export interface ExperimentsDeps {
  readonly bench: Bench;
  readonly server: SessionServer;
  readonly breakpoints: ShopBreakpoints;
  readonly switchboard: Switchboard;
  readonly identify: IdentifyVisitor;
  /** For the attacker's pages. */
  readonly say: Say;
  /** Gets a sentence about anything odd that happens to the attacker's site. */
  readonly warn: (sentence: string) => void;
}

interface ExperimentsEventMap {
  changed: [ExperimentsState];
}

/** Plays the article's experiments on the bench. The attacker's site is opened with the first one that needs it. */
export class Experiments extends EventEmitter<ExperimentsEventMap> {
  readonly #deps: ExperimentsDeps;
  readonly #attack: AttackSite;
  /** How many of the running one's deeds are done; null while the stage is being set. */
  #done: number | null = null;
  /** Who plays in the running one. */
  #cast: Actors | null = null;
  readonly #opened = new Set<PaneId>();
  readonly #unsubscribe: () => void;
  #running: { readonly id: ExperimentId; readonly before: Partial<Settings> } | null = null;

  constructor(deps: ExperimentsDeps) {
    super();
    this.#deps = deps;
    this.#attack = createAttackSite({
      shop: deps.server.url,
      cookieName: () => deps.server.settings.cookieName,
      say: deps.say,
      onCaught: () => {
        this.#tell();
        void this.#showCatch().catch(() => undefined);
      },
      warn: deps.warn,
    });
    this.#unsubscribe = deps.server.inspector.subscribe((event) => {
      if (event.kind === 'exchange') this.#countDeed(event.exchange);
    });
  }

  state(): ExperimentsState {
    return {
      experiments: experimentIds.map((id) => ({ id, switches: experiments[id].switches })),
      running: this.#running?.id ?? null,
      stage: this.#stage,
      caught: this.#attack.caught.map(({ hint }) => hint),
    };
  }

  /**
   * Puts the stage back to its opening, whatever was played on it, with every defence on but those that it is about, and sets
   * it. Ending puts the switches back, and undo the tickets. @throws AskError no-room
   */
  async begin(id: ExperimentId): Promise<void> {
    await this.end();
    const now = this.#deps.server.settings;
    const others = Object.fromEntries(listWeak(now).map((name) => [name, safeSettings[name]]));
    const changes: Partial<Settings> = { ...others, ...experiments[id].weaken };
    const before = Object.fromEntries(Object.keys(changes).map((name) => [name, now[name as keyof Settings]]));
    await this.#deps.switchboard.change(() => changes);
    this.#running = { id, before };
    this.#done = null;
    this.#deps.breakpoints.clear();
    await this.again();
  }

  /**
   * Sets the stage anew, with the switches as they stand now, for people whom the shop does not know: nothing of the last try
   * is left. @throws AskError no-experiment, no-room
   */
  async again(): Promise<void> {
    if (this.#running === null) throw new AskError('no-experiment', 'none runs');
    const { breakpoints } = this.#deps;
    this.#attack.forget();
    breakpoints.clear();
    this.#done = null;
    this.#tell();
    const attacker = await this.openAttackSite();
    const actors = this.#actors();
    this.#cast = actors;
    await actors.putTicketsAway();
    // Whatever the last try left in the second pane tells of a ticket that is away now.
    await actors.thief.go('/shop/');
    const opened = await experiments[this.#running.id].prepare({ ...actors, attacker, breakpoints });
    if (opened !== null) this.#opened.add(opened);
    this.#done = 0;
    this.#tell();
  }

  /** The thief shows what was caught last to the shop. @throws AskError nothing-caught */
  async useCaught(): Promise<void> {
    const ticket = this.#attack.caught.findLast((one) => one.ticket !== '')?.ticket;
    if (ticket === undefined) throw new AskError('nothing-caught', 'no ticket was brought');
    const { thief } = this.#actors();
    await thief.showTicket(ticket);
    await thief.go('/cart/');
  }

  /** Puts the switches that it turned off back to where they were. */
  async end(): Promise<void> {
    const ending = this.#running;
    if (ending === null) return;
    this.#running = null;
    this.#attack.forget();
    this.#deps.breakpoints.clear();
    this.#cast = null;
    this.#closeOpened();
    await this.#deps.switchboard.change(() => ending.before);
    this.#tell();
  }

  /** The bench and the settings were put back by somebody else: nothing runs any more. */
  forget(): void {
    this.#running = null;
    this.#cast = null;
    this.#opened.clear();
    this.#attack.forget();
    this.#tell();
  }

  /** The attacker's site stands from now on, whatever experiment runs or not. Resolves to its origin. */
  openAttackSite(): Promise<string> {
    return this.#attack.listen();
  }

  /** Whether an address is the attacker's: panes may go there while machine policy keeps them from the rest of the web. */
  owns(address: string): boolean {
    return this.#attack.url !== '' && address.startsWith(`${this.#attack.url}/`);
  }

  async close(): Promise<void> {
    this.removeAllListeners();
    this.#unsubscribe();
    await this.#attack.close();
  }

  #actors(): Actors {
    const { bench, server } = this.#deps;
    return findActors(bench, server.url, server.settings.cookieName);
  }

  get #stage(): ExperimentsState['stage'] {
    if (this.#running === null) return null;
    if (this.#done === null) return 'setting';
    return this.#done < experiments[this.#running.id].deeds.length ? 'ready' : 'done';
  }

  /** The next deed counts when the shop has answered it; what comes before the stage is set is its own doing. */
  #countDeed({ who, request }: Exchange): void {
    if (this.#running === null || this.#done === null) return;
    const deed = experiments[this.#running.id].deeds[this.#done];
    if (!deed || request.method !== deed.method || request.target.split('?')[0] !== deed.path) return;
    if (jarOfVisitor(this.#deps.identify(who)) !== this.#cast?.[deed.who].jarId) return;
    this.#done += 1;
    this.#tell();
  }

  /** The attacker's page shows what has come: it does not ask again and again by itself. */
  async #showCatch(): Promise<void> {
    await this.#cast?.thief.showAnew(`${this.#attack.url}/caught`);
  }

  /** Panes that the stage needed and the opening did not have. */
  #closeOpened(): void {
    const { bench } = this.#deps;
    for (const { id } of bench.panes) if (this.#opened.has(id)) bench.closePane(id);
    this.#opened.clear();
  }

  #tell(): void {
    this.emit('changed', this.state());
  }
}
