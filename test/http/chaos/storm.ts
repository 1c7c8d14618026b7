/**
 * One storm: some visitors, a sick medium and a hurried operator at one server, all by chance of one seed. Afterwards everything
 * that was acknowledged is in exactly one cart or order, nobody has waited for ever, and close() is done within two seconds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  BadRewind,
  createSessionServer,
  type SessionServer,
  StillBusy,
  StoreFailed,
} from '../../../server/session-server.ts';
import type { Medium } from '../../../server/session-types.ts';
import { catalogue } from '../../../server/shop/catalogue.ts';
import type { OpenedStore } from '../../../server/store/medium.ts';
import { inBeats, startBeats } from './beats.ts';
import { type Illness, makeIll } from './ill-store.ts';
import { Ledger, type Totals } from './ledger.ts';
import { Chance } from './random.ts';
import { Shopper } from './shopper.ts';

const SHOPPERS = 3;
const ACTIONS = 10;
const OPERATIONS = 4;
/** ms of beats for any operation, and for the end. */
const MOST_OPERATION_MS = 15_000;
const MOST_CLOSE_MS = 2_000;

export interface Outcome {
  readonly seed: number;
  readonly failures: readonly string[];
  /** What the operator did, in order, with how it went. */
  readonly story: readonly string[];
}

/** Seeds that end in 3 run on files, those that end in 7 on the database, all others in memory. */
function mediumOfSeed(seed: number): Medium {
  if (seed % 20 === 3) return 'files';
  return seed % 20 === 7 ? 'database' : 'memory';
}

export async function runStorm(seed: number): Promise<Outcome> {
  const chance = new Chance(seed);
  const folder = await mkdtemp(path.join(tmpdir(), 'jarful-chaos-'));
  const stopBeats = startBeats();
  const storm = new Storm(seed, chance, folder);
  try {
    await storm.run();
  } catch (error) {
    storm.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    stopBeats();
    await rm(folder, { recursive: true, force: true });
  }
  return { seed, failures: storm.failures, story: storm.story };
}

class Storm {
  readonly failures: string[] = [];
  readonly story: string[] = [];
  readonly #chance: Chance;
  readonly #illness: Illness = { probability: 0, onlySlow: false, pending: 0 };
  readonly #ledger = new Ledger();
  readonly #server: SessionServer;
  readonly #shoppers: Shopper[] = [];
  readonly #exchanges: number[] = [];
  /** Sessions whose ticket some browser has received: what a store wrote and reported as failed, nobody can get at. */
  readonly #reachable = new Set<string>();
  /** The latest one that was opened, of each medium, without its illness. */
  readonly #inner = new Map<Medium, OpenedStore>();
  #world = 0;
  /** What a rewind could not take back was told: the count alone knows. */
  #untold = false;
  #begun = 0;
  #acting = 0;
  #gate: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  constructor(seed: number, chance: Chance, folder: string) {
    this.#chance = chance;
    const illChance = chance.branch();
    this.#server = createSessionServer({
      dataFolder: folder,
      rewind: chance.happens(0.7),
      settings: { medium: mediumOfSeed(seed), storeDeadline: 60, queueDeadline: 150, tidyEvery: 1_000 },
      warn: (sentence) => {
        if (/could not be taken back|No history|could not be removed/.test(sentence)) this.#untold = true;
      },
      wrapStore: (opened) => {
        this.#inner.set(opened.store.medium, opened);
        return makeIll(opened, this.#illness, illChance);
      },
    });
  }

  #given(cookie: string): void {
    const ticket = this.#server.inspector.ticketOfCookie(cookie);
    if (ticket !== null) this.#reachable.add(ticket.key);
  }

  fail(why: string): void {
    this.failures.push(why);
  }

  async run(): Promise<void> {
    const origin = await this.#server.listen();
    this.#server.inspector.subscribe((event) => {
      if (event.kind === 'exchange-began') this.#begun += 1;
      if (event.kind !== 'exchange') return;
      this.#begun -= 1;
      this.#exchanges.push(event.exchange.id);
    });
    const shop = {
      port: Number(new URL(origin).port),
      ledger: this.#ledger,
      world: () => this.#world,
      mayGoOn: async () => {
        this.#acting -= 1;
        await this.#gate?.opened;
        this.#acting += 1;
      },
      fail: (why: string) => this.fail(why),
      given: (cookie: string) => this.#given(cookie),
    };
    for (let at = 0; at < SHOPPERS; at += 1) this.#shoppers.push(new Shopper(shop, catalogue[at]?.id ?? ''));
    this.#illness.onlySlow = this.#chance.happens(0.4);
    this.#illness.probability = this.#illness.onlySlow ? 0.5 : this.#chance.pick([0, 0.02, 0.1, 0.25]);
    const tabs = this.#shoppers.flatMap((shopper) => [0, 1].map(() => this.#shop(shopper, this.#chance.branch())));
    await this.#operate(this.#chance.branch());
    await Promise.all(tabs);
    this.#illness.probability = 0;
    await this.#count('at the end');
    await this.#close();
  }

  async #shop(shopper: Shopper, chance: Chance): Promise<void> {
    this.#acting += 1;
    for (let at = 0; at < ACTIONS; at += 1) await shopper.act(chance);
    this.#acting -= 1;
  }

  async #operate(chance: Chance): Promise<void> {
    for (let at = 0; at < OPERATIONS; at += 1) {
      await wait(chance.below(60));
      const what = chance.pick([
        'settings',
        'carry',
        'carry',
        'carry',
        'leave',
        'rewind',
        'quiet-rewind',
        'return',
        'restart',
        'tidy',
        'plan',
        'count',
        'reset',
        'history',
      ]);
      await this.#do(what, chance);
    }
  }

  async #do(what: string, chance: Chance): Promise<void> {
    const server = this.#server;
    const medium = chance.pick(['memory', 'memory', 'files', 'database'] as const);
    const was = server.settings.medium;
    switch (what) {
      case 'settings':
        return void (await this.#try(
          what,
          server.change(
            chance.pick([
              { rolling: true },
              { csrf: false },
              { queue: chance.happens(0.5) },
              { signed: false },
              { cookieName: 'other' },
              { ticketOnFirstVisit: true },
            ]),
          ),
        ));
      case 'carry': {
        if (!(await this.#try(`carry to ${medium}`, server.change({ medium }, { carry: true })))) return;
        // What had been left there before is found again.
        return this.#count('after carrying over', medium !== was);
      }
      case 'leave':
        if ((await this.#try(`leave for ${medium}`, server.change({ medium }))) && medium !== was) await this.#begin();
        return;
      case 'rewind':
      case 'return': {
        const exchange = this.#exchanges[chance.below(this.#exchanges.length)] ?? 0;
        const going =
          what === 'return'
            ? server.history.return()
            : server.history.rewindTo({ exchange, side: chance.pick(['before', 'after']) });
        if (await this.#try(what, going)) await this.#begin();
        return;
      }
      case 'quiet-rewind':
        return this.#rewindInQuiet(chance);
      case 'restart':
        if (!(await this.#try(what, server.restart())))
          await this.#try(
            'restart again',
            this.#whenWell(() => server.restart()),
          );
        if (was === 'memory') await this.#begin();
        return;
      case 'tidy':
        return void (await this.#try(what, server.tidy()));
      case 'plan':
        return void (await this.#try(what, server.planMediumChange(medium)));
      case 'count':
        return this.#count('in between');
      case 'history':
        return void (await this.#try(what, server.history.start()));
      default:
        // A reset that fails has removed what went until then.
        await this.#try(what, server.reset());
        return this.#begin();
    }
  }

  /** With nobody at work: the camp's totals, some shopping, and back to the camp. */
  async #rewindInQuiet(chance: Chance): Promise<void> {
    await this.#count('before camp', false, async () => {
      // The very last one: whatever was done before it is over.
      await (await fetch(`${this.#server.url}/shop/`)).text();
      await this.#quiet();
      const exchange = Math.max(...this.#exchanges);
      const camp = await this.#totals(true);
      if (!this.#server.history.isRecording) return;
      const medium = this.#server.settings.medium;
      const product = chance.pick(catalogue.slice(0, SHOPPERS)).id;
      const twin = new Shopper(
        {
          port: Number(new URL(this.#server.url).port),
          ledger: new Ledger(),
          world: () => 0,
          mayGoOn: async () => undefined,
          fail: (why) => this.fail(why),
          given: (cookie) => this.#given(cookie),
        },
        product,
      );
      for (let at = 0; at < 4; at += 1) await twin.act(chance);
      await this.#quiet();
      const before = await this.#totals(true);
      this.#untold = false;
      const done = await this.#try('rewind in quiet', this.#server.history.rewindTo({ exchange, side: 'after' }));
      const after = await this.#totals(true);
      if (this.#untold || this.#server.settings.medium !== medium) return;
      const wanted = done ? camp : before;
      const differs = catalogue.some(({ id }) => {
        const missing = (wanted.get(id) ?? 0) - (after.get(id) ?? 0);
        // What nobody was told of may be taken for later than it was.
        return missing < 0 || missing > (done ? this.#ledger.unanswered(id) : 0);
      });
      if (differs) this.fail(`A rewind that ${done ? 'went' : 'failed'} left ${show(after)}, not ${show(wanted)}.`);
    });
    await this.#begin();
  }

  /** Whether it went; what is said to be possible to fail may fail. */
  async #try(what: string, operation: Promise<unknown>): Promise<boolean> {
    try {
      await inBeats(what, MOST_OPERATION_MS, operation);
      this.story.push(what);
      return true;
    } catch (error) {
      this.story.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      const allowed = error instanceof StillBusy || error instanceof StoreFailed || error instanceof BadRewind;
      if (!allowed && !/does not run/.test(String(error))) this.fail(`${what}: ${String(error)}`);
      return false;
    }
  }

  async #whenWell<T>(act: () => Promise<T>): Promise<T> {
    const { probability } = this.#illness;
    this.#illness.probability = 0;
    try {
      return await act();
    } finally {
      this.#illness.probability = probability;
    }
  }

  /** The past does not count any more: what is there now is the beginning. */
  async #begin(): Promise<void> {
    this.#world += 1;
    await this.#whileAllPause(async () => this.#rebase(await this.#totals()));
  }

  /** Compares what is there with what the visitors were told, while everybody pauses. */
  async #count(when: string, atLeast = false, then: () => Promise<void> = async () => undefined): Promise<void> {
    await this.#whileAllPause(async () => {
      const totals = await this.#totals();
      const reachable = atLeast ? null : await this.#totals(true);
      if (!this.#untold) for (const one of this.#ledger.disagreements(totals, reachable)) this.fail(`${when}: ${one}`);
      this.#rebase(totals);
      await then();
    });
  }

  #rebase(totals: Totals): void {
    this.#untold = false;
    this.#ledger.rebase(totals);
    for (const shopper of this.#shoppers) shopper.counted();
  }

  async #whileAllPause(act: () => Promise<void>): Promise<void> {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#gate = { opened, open };
    try {
      await this.#quiet();
      await act();
    } finally {
      this.#gate = null;
      open();
    }
  }

  /** Nobody acts, no exchange is under way, and nothing of the medium's work is. */
  async #quiet(): Promise<void> {
    const isQuiet = () => this.#acting === 0 && this.#begun === 0 && this.#illness.pending === 0;
    const quiet = async () => {
      for (let still = 0; still < 10; still = isQuiet() ? still + 1 : 0) await wait(5);
    };
    await inBeats(`Quiet (${this.#acting} act, ${this.#begun} exchanges)`, 10_000, quiet());
  }

  async #totals(onlyReachable = false): Promise<Totals> {
    const totals = new Map<string, number>();
    const add = (product: string, count: number) => totals.set(product, (totals.get(product) ?? 0) + count);
    const inner = this.#inner.get(this.#server.settings.medium);
    if (inner === undefined || this.#server.url === '') return totals;
    for await (const { key, data } of inner.store.list()) {
      if (onlyReachable && !this.#reachable.has(key)) continue;
      for (const [product, count] of Object.entries((data.cart ?? {}) as Record<string, number>)) add(product, count);
    }
    const numbers = new Set<string>();
    for await (const { number, order } of inner.orders.list()) {
      if (numbers.has(number)) this.fail(`The order ${number} is there twice.`);
      numbers.add(number);
      for (const { product, count } of order.lines as unknown as { product: string; count: number }[])
        add(product, count);
    }
    return totals;
  }

  async #close(): Promise<void> {
    await inBeats('close()', MOST_CLOSE_MS, this.#server.close());
  }
}

function show(totals: Totals): string {
  return (
    [...totals]
      .filter(([, count]) => count > 0)
      .sort()
      .map(([product, count]) => `${product} ${count}`)
      .join(', ') || 'nothing'
  );
}
