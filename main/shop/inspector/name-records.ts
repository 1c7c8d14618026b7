import type {
  Exchange,
  HeldRequest,
  InspectorEvent,
  InspectorSnapshot,
  RewindPoint,
} from '../../../server/inspector/records.ts';
import { type ExchangeId, type ExchangeSource, exchangeId } from '../../shared/exchange-id.ts';
import type {
  ExchangeRecord,
  HeldExchange,
  InspectorNews,
  RewindPlace,
  ShopSnapshot,
} from '../../shared/exchange-records.ts';
import type { IdentifyVisitor } from '../../shared/visitor-id.ts';

/** Turns one server's records into records that can stand beside another's: ids with their source, visitors with who they are. */
export class RecordNamer {
  readonly #source: ExchangeSource;
  readonly #identify: IdentifyVisitor;

  constructor(source: ExchangeSource, identify: IdentifyVisitor) {
    this.#source = source;
    this.#identify = identify;
  }

  id(number: number): ExchangeId {
    return exchangeId(this.#source, number);
  }

  exchange(exchange: Exchange): ExchangeRecord {
    return { ...exchange, id: this.id(exchange.id), who: this.#identify(exchange.who) };
  }

  held(held: HeldRequest): HeldExchange {
    return { ...held, exchange: this.id(held.exchange), who: this.#identify(held.who) };
  }

  place({ exchange, side }: RewindPoint): RewindPlace {
    return { exchange: this.id(exchange), side };
  }

  news(event: InspectorEvent): InspectorNews {
    switch (event.kind) {
      case 'exchange-began': {
        const { id, who } = event.exchange;
        return { ...event, exchange: { ...event.exchange, id: this.id(id), who: this.#identify(who) } };
      }
      case 'exchange':
        return { ...event, exchange: this.exchange(event.exchange) };
      case 'held':
        return { ...event, held: this.held(event.held) };
      case 'released':
        return { ...event, exchange: this.id(event.exchange) };
      case 'rewound':
        return { ...event, to: event.to && this.place(event.to) };
      default:
        return event;
    }
  }

  snapshot(snapshot: InspectorSnapshot): ShopSnapshot {
    return {
      ...snapshot,
      exchanges: snapshot.exchanges.map((exchange) => this.exchange(exchange)),
      held: snapshot.held.map((held) => this.held(held)),
    };
  }
}
