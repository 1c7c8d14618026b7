/** A hurried operator: changes of everything, one after the other, by chance. */
import { setTimeout as wait } from 'node:timers/promises';
import { BadRewind, type SessionServer, StillBusy, StoreFailed } from '../../../server/session-server.ts';
import type { Medium } from '../../../server/session-types.ts';
import { catalogue } from '../../../server/shop/catalogue.ts';
import { inBeats } from './beats.ts';
import type { Census } from './census.ts';
import type { Illness } from './ill-store.ts';
import { Ledger, type Totals } from './ledger.ts';
import type { Chance } from './random.ts';
import { Shopper } from './shopper.ts';

const OPERATIONS = 4;
/** ms of beats for any operation. */
const MOST_MS = 15_000;

export interface OperatorDeps {
  readonly server: SessionServer;
  readonly census: Census;
  readonly ledger: Ledger;
  readonly illness: Illness;
  /** What of these is not installed here, memory stands in for. */
  readonly media: ReadonlySet<Medium>;
  /** How many visitors there are, each with a product of its own. */
  readonly shoppers: number;
  readonly fail: (why: string) => void;
  readonly tell: (line: string) => void;
}

export class Operator {
  readonly #deps: OperatorDeps;
  #isQueued = true;

  constructor(deps: OperatorDeps) {
    this.#deps = deps;
  }

  /** Whether requests of one session have always come one after the other. */
  get isQueued(): boolean {
    return this.#isQueued;
  }

  async operate(chance: Chance): Promise<void> {
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
    const { server, census } = this.#deps;
    const wanted = chance.pick(['memory', 'memory', 'files', 'database', 'redis', 'memcached'] as const);
    const medium = this.#deps.media.has(wanted) ? wanted : 'memory';
    const was = server.settings.medium;
    switch (what) {
      case 'settings': {
        const change = chance.pick([
          { rolling: true },
          { csrf: false },
          { queue: chance.happens(0.5) },
          { signed: false },
          { cookieName: 'other' },
          { ticketOnFirstVisit: true },
        ]);
        if (change.queue === false) this.#isQueued = false;
        return void (await this.#try(what, server.change(change)));
      }
      case 'carry': {
        if (!(await this.#try(`carry to ${medium}`, server.change({ medium }, { carry: true })))) return;
        return census.count('after carrying over', { atLeast: medium !== was });
      }
      case 'leave':
        if ((await this.#try(`leave for ${medium}`, server.change({ medium }))) && medium !== was) await census.begin();
        return;
      case 'rewind':
      case 'return': {
        const exchange = census.exchanges[chance.below(census.exchanges.length)] ?? 0;
        const going =
          what === 'return'
            ? server.history.return()
            : server.history.rewindTo({ exchange, side: chance.pick(['before', 'after']) });
        if (await this.#try(what, going)) await census.begin();
        return;
      }
      case 'quiet-rewind':
        await census.count('before camp', { afterwards: () => this.#rewindInQuiet(chance) });
        return census.begin();
      case 'restart':
        census.noteRestart();
        if (!(await this.#try(what, server.restart())))
          await this.#try(
            'restart again',
            this.#whenWell(() => server.restart()),
          );
        if (was === 'memory') await census.begin();
        return;
      case 'tidy':
        return void (await this.#try(what, server.tidy()));
      case 'plan':
        return void (await this.#try(what, server.planMediumChange(medium)));
      case 'count':
        return census.count('in between');
      case 'history':
        return void (await this.#try(what, server.history.start()));
      default:
        // A reset that fails has removed what went until then.
        await this.#try(what, server.reset());
        return census.begin();
    }
  }

  /** With nobody at work: the camp's totals, some shopping, and back to the camp. */
  async #rewindInQuiet(chance: Chance): Promise<void> {
    const { server, census, ledger, fail, shoppers } = this.#deps;
    // The very last one: whatever was done before it is over.
    await (await fetch(`${server.url}/shop/`)).text();
    await census.quiet();
    const exchange = Math.max(...census.exchanges);
    const camp = await census.totals(true);
    if (!server.history.isRecording) return;
    const { medium } = server.settings;
    await this.#shopAlone(chance, chance.pick(catalogue.slice(0, shoppers)).id);
    await census.quiet();
    const before = await census.totals(true);
    let done = false;
    const told = await census.isTold(async () => {
      done = await this.#try('rewind in quiet', server.history.rewindTo({ exchange, side: 'after' }));
    });
    const after = await census.totals(true);
    if (!told || server.settings.medium !== medium) return;
    const wanted = done ? camp : before;
    const differs = catalogue.some(({ id }) => {
      const missing = (wanted.get(id) ?? 0) - (after.get(id) ?? 0);
      // What nobody was told of may be taken for later than it was.
      return missing < 0 || missing > (done ? ledger.unanswered(id) : 0);
    });
    if (differs) fail(`A rewind that ${done ? 'went' : 'failed'} left ${show(after)}, not ${show(wanted)}.`);
  }

  async #shopAlone(chance: Chance, product: string): Promise<void> {
    const { server, census, fail } = this.#deps;
    const twin = new Shopper(
      {
        port: Number(new URL(server.url).port),
        ledger: new Ledger(),
        world: () => 0,
        mayGoOn: async () => undefined,
        fail,
        given: (cookie) => census.noteTicket(cookie),
        isQueued: () => this.#isQueued,
      },
      product,
    );
    for (let at = 0; at < 4; at += 1) await twin.act(chance);
  }

  /** Whether it went; what is said to be possible to fail may fail. */
  async #try(what: string, operation: Promise<unknown>): Promise<boolean> {
    const { tell, fail } = this.#deps;
    try {
      await inBeats(what, MOST_MS, operation);
      tell(what);
      return true;
    } catch (error) {
      tell(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      const allowed = error instanceof StillBusy || error instanceof StoreFailed || error instanceof BadRewind;
      if (!allowed && !/does not run/.test(String(error))) fail(`${what}: ${String(error)}`);
      return false;
    }
  }

  async #whenWell<T>(act: () => Promise<T>): Promise<T> {
    const { illness } = this.#deps;
    const { probability } = illness;
    illness.probability = 0;
    try {
      return await act();
    } finally {
      illness.probability = probability;
    }
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
