import { EventEmitter } from 'node:events';
import {
  type AttackSite,
  createAttackSite,
  type SessionServer,
  type Settings,
} from '../../../server/session-server.ts';
import { AskError } from '../../shared/ask-error.ts';
import { type ExperimentId, experimentIds } from '../../shared/experiment-ids.ts';
import type { ExperimentsState } from '../../shared/experiment-records.ts';
import type { Say } from '../../shared/messages/messages.ts';
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
  /** For the attacker's pages. */
  readonly say: Say;
}

interface ExperimentsEventMap {
  changed: [ExperimentsState];
}

/** Plays the article's experiments on the bench. The attacker's site is opened with the first one that needs it. */
export class Experiments extends EventEmitter<ExperimentsEventMap> {
  readonly #deps: ExperimentsDeps;
  readonly #attack: AttackSite;
  #running: { readonly id: ExperimentId; readonly before: Partial<Settings> } | null = null;

  constructor(deps: ExperimentsDeps) {
    super();
    this.#deps = deps;
    this.#attack = createAttackSite({
      shop: deps.server.url,
      cookieName: () => deps.server.settings.cookieName,
      say: deps.say,
      onCaught: () => this.#tell(),
    });
  }

  state(): ExperimentsState {
    return {
      experiments: experimentIds.map((id) => ({ id, switches: experiments[id].switches })),
      running: this.#running?.id ?? null,
      caught: this.#attack.caught.map(({ hint }) => hint),
    };
  }

  /** Turns its defences off and sets the stage. Another one that runs is ended first. @throws AskError no-room */
  async begin(id: ExperimentId): Promise<void> {
    await this.end();
    const { weaken } = experiments[id];
    const now = this.#deps.server.settings;
    const before = Object.fromEntries(Object.keys(weaken).map((name) => [name, now[name as keyof Settings]]));
    await this.#deps.switchboard.change(() => weaken);
    this.#running = { id, before };
    await this.again();
  }

  /** Sets the stage anew, with the switches as they stand now. @throws AskError no-experiment, no-room */
  async again(): Promise<void> {
    if (this.#running === null) throw new AskError('no-experiment', 'none runs');
    this.#attack.forget();
    this.#tell();
    const attacker = await this.#attack.listen();
    const actors = this.#actors();
    await experiments[this.#running.id].prepare({ ...actors, attacker, breakpoints: this.#deps.breakpoints });
    // Every experiment's deed is the victim's, and the next thing to do.
    actors.victim.takeKeyboard();
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
    await this.#deps.switchboard.change(() => ending.before);
    this.#tell();
  }

  /** The bench and the settings were put back by somebody else: nothing runs any more. */
  forget(): void {
    this.#running = null;
    this.#attack.forget();
    this.#tell();
  }

  /** Whether an address is the attacker's: panes may go there while machine policy keeps them from the rest of the web. */
  owns(address: string): boolean {
    return this.#attack.url !== '' && address.startsWith(`${this.#attack.url}/`);
  }

  async close(): Promise<void> {
    this.removeAllListeners();
    await this.#attack.close();
  }

  #actors(): Actors {
    const { bench, server } = this.#deps;
    return findActors(bench, server.url, server.settings.cookieName);
  }

  #tell(): void {
    this.emit('changed', this.state());
  }
}
