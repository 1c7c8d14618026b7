/**
 * What the inspector tells, as the window gets it: each exchange named by its source, each visitor by who it is. Several
 * servers' records can then stand in one list. Types only.
 */
import type {
  Exchange,
  HeldRequest,
  InspectorEvent,
  InspectorSnapshot,
  RewindPoint,
} from '../../server/inspector/records.ts';
import type { Breakpoint } from '../../server/session-server.ts';
import type { ExchangeId } from './exchange-id.ts';
import type { VisitorId } from './visitor-id.ts';

/** One request with its response, and what they did to the session and the jar. */
export interface ExchangeRecord extends Omit<Exchange, 'id' | 'who'> {
  readonly id: ExchangeId;
  readonly who: VisitorId;
}

/** What is known of an exchange when its request line and headers are in. */
export type ExchangeBeginning = Pick<ExchangeRecord, 'id' | 'at' | 'who' | 'request' | 'ticket'>;

/** A request that is held at a breakpoint. */
export interface HeldExchange extends Omit<HeldRequest, 'exchange' | 'who'> {
  readonly exchange: ExchangeId;
  readonly who: VisitorId;
}

/** Which requests are to be held, and where; what it does not name fits every request. */
export interface BreakpointWish extends Omit<Breakpoint, 'who'> {
  readonly who?: VisitorId;
}

/** Just before an exchange arrived, or just after its answer had left. */
export interface RewindPlace extends Omit<RewindPoint, 'exchange'> {
  readonly exchange: ExchangeId;
}

type Kind = InspectorEvent['kind'];
type EventOf<K extends Kind> = Extract<InspectorEvent, { readonly kind: K }>;

export type InspectorNews =
  | Exclude<InspectorEvent, EventOf<'exchange-began' | 'exchange' | 'held' | 'released' | 'rewound'>>
  | (Omit<EventOf<'exchange-began'>, 'exchange'> & { readonly exchange: ExchangeBeginning })
  | (Omit<EventOf<'exchange'>, 'exchange'> & { readonly exchange: ExchangeRecord })
  | (Omit<EventOf<'held'>, 'held'> & { readonly held: HeldExchange })
  | (Omit<EventOf<'released'>, 'exchange'> & { readonly exchange: ExchangeId })
  | (Omit<EventOf<'rewound'>, 'to'> & { readonly to: RewindPlace | null });

/** Everything the inspector knows at `seq`; news with a higher seq follow. */
export interface ShopSnapshot extends Omit<InspectorSnapshot, 'exchanges' | 'held'> {
  /** Newest last, bounded. */
  readonly exchanges: readonly ExchangeRecord[];
  /** In the order they came. */
  readonly held: readonly HeldExchange[];
}
