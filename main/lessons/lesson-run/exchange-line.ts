import { compareExchangeIds, type ExchangeId } from '../../shared/exchange-id.ts';
import type { ExchangeRecord, InspectorNews } from '../../shared/exchange-records.ts';

/** Kept of a run; what a lesson looks at is among its last. */
const most = 2_000;

/**
 * The exchanges of the run that is told now. A rewind leaves those behind that came after its point, and the return brings
 * them back: what was undone is then not done, for a check either.
 */
export class ExchangeLine {
  #line: readonly ExchangeRecord[];
  /** The lines that rewinds left. */
  #left: (readonly ExchangeRecord[])[] = [];

  constructor(exchanges: readonly ExchangeRecord[] = []) {
    this.#line = exchanges;
  }

  get exchanges(): readonly ExchangeRecord[] {
    return this.#line;
  }

  take(news: InspectorNews): void {
    // What a snapshot had is told again.
    const known = (id: ExchangeId) => this.#line.some((one) => one.id === id);
    if (news.kind === 'exchange' && !known(news.exchange.id)) this.#line = [...this.#line, news.exchange].slice(-most);
    else if (news.kind === 'rewound') this.#rewind(news.to);
  }

  #rewind(to: { readonly exchange: ExchangeId; readonly side: 'before' | 'after' } | null): void {
    if (to === null) {
      this.#line = this.#left.pop() ?? this.#line;
      return;
    }
    this.#left.push(this.#line);
    const kept = (id: ExchangeId) => {
      const order = compareExchangeIds(id, to.exchange);
      return order < 0 || (order === 0 && to.side === 'after');
    };
    this.#line = this.#line.filter(({ id }) => kept(id));
  }
}
