/**
 * One storm: some visitors, a sick medium and a hurried operator at one server, all by chance of one seed. Afterwards everything
 * that was acknowledged is in exactly one cart or order, nobody has waited for ever, and close() is done within two seconds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSessionServer, type SessionServer, StillBusy, StoreFailed } from '../../../server/session-server.ts';
import { type Medium, mediumNames } from '../../../server/session-types.ts';
import { catalogue } from '../../../server/shop/catalogue.ts';
import { addressOf } from '../../../server/store/media.ts';
import type { MediumAddresses } from '../../../server/store/medium.ts';
import { inBeats, startBeats } from './beats.ts';
import { Census } from './census.ts';
import { type Illness, makeIll } from './ill-store.ts';
import { Ledger } from './ledger.ts';
import { Operator } from './operator.ts';
import { Chance } from './random.ts';
import { Shopper } from './shopper.ts';

const SHOPPERS = 3;
const ACTIONS = 10;
/** ms of beats for the end. */
const MOST_CLOSE_MS = 2_000;

export interface Outcome {
  readonly seed: number;
  readonly failures: readonly string[];
  /** What the operator did, in order, with how it went. */
  readonly story: readonly string[];
}

/** Most run in memory; of twenty seeds one each on the other media. */
const mediaBySeed: Readonly<Record<number, Medium>> = { 3: 'files', 7: 'database', 11: 'redis', 13: 'memcached' };

export async function runStorm(seed: number, caches: MediumAddresses): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jarful-chaos-'));
  const stopBeats = startBeats();
  const storm = new Storm(seed, folder, caches);
  try {
    await storm.run();
  } catch (error) {
    storm.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
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
  readonly #census: Census;
  readonly #operator: Operator;
  readonly #shoppers: Shopper[] = [];

  constructor(seed: number, folder: string, caches: MediumAddresses) {
    const chance = new Chance(seed);
    this.#chance = chance;
    const illChance = chance.branch();
    const fail = (why: string) => void this.failures.push(why);
    this.#census = new Census({
      server: () => this.#server,
      illness: this.#illness,
      ledger: this.#ledger,
      fail,
      onCounted: () => {
        for (const shopper of this.#shoppers) shopper.counted();
      },
    });
    const media = listMedia(caches);
    const wanted = mediaBySeed[seed % 20] ?? 'memory';
    this.#server = createSessionServer({
      dataFolder: folder,
      addresses: caches,
      keyPrefix: `${path.basename(folder)}:`,
      rewind: chance.happens(0.7),
      settings: {
        medium: media.has(wanted) ? wanted : 'memory',
        storeDeadline: 60,
        queueDeadline: 150,
        tidyEvery: 1_000,
      },
      warn: (sentence) => this.#census.hearWarning(sentence),
      wrapStore: (opened) => {
        this.#census.noteOpened(opened);
        return makeIll(opened, this.#illness, illChance);
      },
    });
    this.#operator = new Operator({
      server: this.#server,
      census: this.#census,
      ledger: this.#ledger,
      illness: this.#illness,
      media,
      shoppers: SHOPPERS,
      fail,
      tell: (line) => void this.story.push(line),
    });
  }

  async run(): Promise<void> {
    const origin = await this.#begin();
    this.#server.inspector.subscribe((event) => this.#census.hear(event));
    const shop = {
      port: Number(new URL(origin).port),
      ledger: this.#ledger,
      world: () => this.#census.world,
      mayGoOn: () => this.#census.pause(),
      fail: (why: string) => void this.failures.push(why),
      given: (cookie: string) => this.#census.noteTicket(cookie),
      isQueued: () => this.#operator.isQueued,
    };
    for (const { id } of catalogue.slice(0, SHOPPERS)) this.#shoppers.push(new Shopper(shop, id));
    this.#illness.onlySlow = this.#chance.happens(0.4);
    this.#illness.probability = this.#illness.onlySlow ? 0.5 : this.#chance.pick([0, 0.02, 0.1, 0.25]);
    const tabs = this.#shoppers.flatMap((shopper) => [0, 1].map(() => this.#shop(shopper, this.#chance.branch())));
    await this.#operator.operate(this.#chance.branch());
    await Promise.all(tabs);
    this.#illness.probability = 0;
    await this.#census.count('at the end');
    await inBeats('close()', MOST_CLOSE_MS, this.#server.close());
  }

  /** On a machine that has no time at all, the way to Redis, or the start as a whole, may take too long once. */
  async #begin(): Promise<string> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#server.listen();
      } catch (error) {
        const isLate = error instanceof StoreFailed || error instanceof StillBusy;
        if (!isLate || tries === 5) throw error;
      }
    }
  }

  #shop(shopper: Shopper, chance: Chance): Promise<void> {
    return this.#census.whileActing(async () => {
      for (let at = 0; at < ACTIONS; at += 1) await shopper.act(chance);
    });
  }
}

/** @param caches those that are installed here */
function listMedia(caches: MediumAddresses): ReadonlySet<Medium> {
  return new Set(mediumNames.filter((name) => addressOf(name) === null || caches[name] !== undefined));
}
