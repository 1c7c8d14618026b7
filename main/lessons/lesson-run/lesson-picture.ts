import type { SessionKey, SessionRow } from '../../../server/inspector/records.ts';
import { type SessionServer, StoreFailed } from '../../../server/session-server.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { RefusedCookie } from '../../shared/contract/jars.ts';
import type { ExchangeRecord, InspectorNews } from '../../shared/exchange-records.ts';
import type { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import type { RecordNamer } from '../../shop/inspector/name-records.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import { ExchangeLine } from './exchange-line.ts';
import type { LessonFacts } from './lesson-facts.ts';

export interface PictureDeps {
  readonly bench: Bench;
  readonly server: SessionServer;
  readonly namer: RecordNamer;
  readonly switchboard: Switchboard;
  readonly breakpoints: ShopBreakpoints;
}

/** Kept of what browsers refused. */
const mostRefused = 100;

/** Keeps together what checks look at while a lesson runs, from what is told; nothing is asked for again and again. */
export class LessonPicture {
  readonly #deps: PictureDeps;
  readonly #changed: () => void;
  readonly #stops: readonly (() => void)[];
  #rows = new Map<SessionKey, SessionRow>();
  #line = new ExchangeLine();
  #refused: readonly RefusedCookie[] = [];
  /** What was told while a snapshot was on its way, which may be older or newer than it is. */
  #waiting: InspectorNews[] | null = null;
  #reading: Promise<void> = Promise.resolve();

  private constructor(deps: PictureDeps, changed: () => void) {
    this.#deps = deps;
    this.#changed = changed;
    const { bench, switchboard, breakpoints, server, namer } = deps;
    bench.on('changed', changed);
    switchboard.on('changed', changed);
    this.#stops = [
      () => bench.off('changed', changed),
      () => switchboard.off('changed', changed),
      breakpoints.onChanged(changed),
      server.inspector.subscribe((event) => this.#take(namer.news(event))),
    ];
  }

  /** @param changed is told that something may be otherwise now. @throws AskError store-failed */
  static async open(deps: PictureDeps, changed: () => void): Promise<LessonPicture> {
    const picture = new LessonPicture(deps, changed);
    try {
      await picture.#read((exchanges) => {
        picture.#line = new ExchangeLine(exchanges);
      });
      return picture;
    } catch (error) {
      picture.stop();
      if (error instanceof StoreFailed) throw new AskError('store-failed', error.message, error.trouble);
      throw error;
    }
  }

  facts(): LessonFacts {
    const { bench, server, switchboard, breakpoints } = this.#deps;
    const { jars, panes } = bench.state();
    return {
      jars,
      panes,
      shop: server.url,
      exchanges: this.#line.exchanges,
      rows: this.#rows,
      settings: switchboard.state(),
      held: breakpoints.held,
      refused: this.#refused,
    };
  }

  /** Resolves when every row that was to be read has been read. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  noteRefused(refused: RefusedCookie): void {
    this.#refused = [...this.#refused, refused].slice(-mostRefused);
    this.#changed();
  }

  /** Another run begins: what was asked for in the old one is over. */
  forget(): void {
    this.#line = new ExchangeLine();
    this.#refused = [];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #take(news: InspectorNews): void {
    if (this.#waiting) this.#waiting.push(news);
    else this.#apply(news);
  }

  #apply(news: InspectorNews): void {
    this.#line.take(news);
    if (news.kind === 'row') this.#rows.set(news.row.key, news.row);
    else if (news.kind === 'row-gone') this.#rows.delete(news.key);
    // A store that fails says so by its own exchanges; the picture stays as it was then.
    else if (news.kind === 'reset' || news.kind === 'rewound') this.#read().catch(() => undefined);
    this.#changed();
  }

  #read(begin?: (exchanges: readonly ExchangeRecord[]) => void): Promise<void> {
    this.#waiting ??= [];
    this.#reading = this.#reading.then(async () => {
      try {
        const { rows, exchanges } = this.#deps.namer.snapshot(await this.#deps.server.inspector.snapshot());
        this.#rows = new Map(rows.map((row) => [row.key, row]));
        begin?.(exchanges);
      } finally {
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const news of waiting) this.#apply(news);
      }
      this.#changed();
    });
    return this.#reading;
  }
}
