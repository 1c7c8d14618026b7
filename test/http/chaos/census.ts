/** What there is in the shop, compared with what its visitors were told, while everybody pauses. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, InspectorEvent } from '../../../server/inspector/records.ts';
import type { SessionServer } from '../../../server/session-server.ts';
import type { Medium } from '../../../server/session-types.ts';
import type { OpenedStore } from '../../../server/store/medium.ts';
import { inBeats } from './beats.ts';
import type { Illness } from './ill-store.ts';
import type { Ledger, Totals } from './ledger.ts';

export interface CensusDeps {
  readonly server: () => SessionServer;
  readonly illness: Illness;
  readonly ledger: Ledger;
  readonly fail: (why: string) => void;
  /** The past does not count any more. */
  readonly onCounted: () => void;
}

/** ms of beats until everything must have come to rest. */
const MOST_UNREST_MS = 10_000;

export class Census {
  /** Grows with each change after which the past does not count any more. */
  world = 0;
  /** Numbers of the exchanges that are over. */
  readonly exchanges: number[] = [];
  readonly #deps: CensusDeps;
  /** Sessions whose ticket some browser has received: what a store wrote and reported as failed, nobody can get at. */
  readonly #reachable = new Set<string>();
  /** Of these the ones that a login replaced and the store failed to remove, with its number: nobody is to go on with them. */
  readonly #replaced = new Map<string, number>();
  /** Of these the ones that this process refuses and removes when they are shown: no cart of anybody. */
  readonly #refused = new Set<string>();
  /** The latest one that was opened, of each medium, without its illness. */
  readonly #inner = new Map<Medium, OpenedStore>();
  /** What a rewind could not take back was told: the count alone knows. */
  #untold = false;
  #begun = 0;
  #acting = 0;
  #gate: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  constructor(deps: CensusDeps) {
    this.#deps = deps;
  }

  noteOpened(opened: OpenedStore): void {
    this.#inner.set(opened.store.medium, opened);
  }

  /** A ticket that a browser has received. */
  noteTicket(cookie: string): void {
    const ticket = this.#deps.server().inspector.ticketOfCookie(cookie);
    if (ticket !== null) this.#reachable.add(ticket.key);
  }

  hearWarning(sentence: string): void {
    if (/could not be taken back|No history|could not be removed/.test(sentence)) this.#untold = true;
  }

  hear(event: InspectorEvent): void {
    if (event.kind === 'exchange-began') this.#begun += 1;
    if (event.kind === 'rewound') this.#takeBackReplaced(event.to?.exchange ?? 0);
    if (event.kind !== 'exchange') return;
    this.#begun -= 1;
    this.#noteReplaced(event.exchange);
    this.exchanges.push(event.exchange.id);
  }

  /** What a process knows by heart ends with it. */
  noteRestart(): void {
    this.#refused.clear();
  }

  /** Somebody shops: whoever counts waits until he is done, or pauses. */
  async whileActing(act: () => Promise<void>): Promise<void> {
    this.#acting += 1;
    await act();
    this.#acting -= 1;
  }

  /** Resolves at once, or when the counting is over. */
  async pause(): Promise<void> {
    this.#acting -= 1;
    await this.#gate?.opened;
    this.#acting += 1;
  }

  /** The past does not count any more: what is there now is the beginning. */
  async begin(): Promise<void> {
    this.world += 1;
    await this.#whileAllPause(async () => this.#rebase(await this.totals()));
  }

  /**
   * Compares what is there with what the visitors were told.
   * @param atLeast there may be more: what had been left in this medium before is found again
   */
  async count(when: string, { atLeast = false, afterwards = async () => undefined }: CountOptions = {}): Promise<void> {
    const { ledger, fail } = this.#deps;
    await this.#whileAllPause(async () => {
      const totals = await this.totals();
      const reachable = atLeast ? null : await this.totals(true);
      if (!this.#untold) for (const one of ledger.disagreements(totals, reachable)) fail(`${when}: ${one}`);
      this.#rebase(totals);
      await afterwards();
    });
  }

  /** Whether everything that `act` could not take back is known. */
  async isTold(act: () => Promise<void>): Promise<boolean> {
    this.#untold = false;
    await act();
    return !this.#untold;
  }

  /** Nobody acts, no exchange is under way, and nothing of the medium's work is. */
  async quiet(): Promise<void> {
    const { illness } = this.#deps;
    const isQuiet = () => this.#acting === 0 && this.#begun === 0 && illness.pending === 0;
    const quiet = async () => {
      for (let still = 0; still < 10; still = isQuiet() ? still + 1 : 0) await wait(5);
    };
    await inBeats(`Quiet (${this.#acting} act, ${this.#begun} exchanges)`, MOST_UNREST_MS, quiet());
  }

  async totals(onlyReachable = false): Promise<Totals> {
    const { server, fail } = this.#deps;
    const totals = new Map<string, number>();
    const add = (product: string, count: number) => totals.set(product, (totals.get(product) ?? 0) + count);
    const { settings, url } = server();
    const inner = this.#inner.get(settings.medium);
    if (inner === undefined || url === '') return totals;
    for await (const { key, data } of inner.store.list()) {
      if (this.#refused.has(key)) continue;
      if (onlyReachable && (!this.#reachable.has(key) || this.#replaced.has(key))) continue;
      for (const [product, count] of Object.entries((data.cart ?? {}) as Record<string, number>)) add(product, count);
    }
    const numbers = new Set<string>();
    for await (const { number, order } of inner.orders.list()) {
      if (numbers.has(number)) fail(`The order ${number} is there twice.`);
      numbers.add(number);
      for (const { product, count } of order.lines as unknown as { product: string; count: number }[])
        add(product, count);
    }
    return totals;
  }

  #noteReplaced({ id, session, steps }: Exchange): void {
    if (session.effect !== 'regenerated') return;
    for (const step of steps) {
      if (step.kind !== 'store' || step.op !== 'destroy' || step.result !== 'failed') continue;
      this.#replaced.set(step.key, id);
      this.#refused.add(step.key);
    }
  }

  /** Before its login, an old ticket is good again. */
  #takeBackReplaced(exchange: number): void {
    for (const [key, login] of this.#replaced) {
      if (login <= exchange) continue;
      this.#replaced.delete(key);
      this.#refused.delete(key);
    }
  }

  #rebase(totals: Totals): void {
    this.#untold = false;
    this.#deps.ledger.rebase(totals);
    this.#deps.onCounted();
  }

  async #whileAllPause(act: () => Promise<void>): Promise<void> {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#gate = { opened, open };
    try {
      await this.quiet();
      await act();
    } finally {
      this.#gate = null;
      open();
    }
  }
}

export interface CountOptions {
  readonly atLeast?: boolean;
  /** Done before anybody goes on. */
  readonly afterwards?: () => Promise<void>;
}
