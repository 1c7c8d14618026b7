import type { ExchangeId } from '../../main/shared/exchange-id.ts';
import type {
  ExchangeBeginning,
  ExchangeRecord,
  HeldExchange,
  InspectorNews,
  ShopSnapshot,
} from '../../main/shared/exchange-records.ts';
import type { Medium, SessionKey, SessionRow, Step } from '../../server/inspector/records.ts';
import { compareData, type DataChange } from './data-diff.ts';

/** The last change of one row; it stays until the next one. */
export interface RowChange {
  readonly exchangeId: ExchangeId;
  readonly at: number;
  readonly changes: readonly DataChange[];
}

/** Everything the window knows about the server: the snapshot, brought forward by events. */
export interface ServerPicture {
  readonly seq: number;
  readonly medium: Medium;
  /** ms that the server's clock is ahead of the window's. */
  readonly clockLead: number;
  readonly rows: ReadonlyMap<SessionKey, SessionRow>;
  /** Answered, oldest first, at most `mostExchanges`. */
  readonly exchanges: readonly ExchangeRecord[];
  /** Arrived, not yet answered. */
  readonly underway: ReadonlyMap<ExchangeId, ExchangeBeginning>;
  /** Requests that stand held at a breakpoint, by their exchange. */
  readonly held: ReadonlyMap<ExchangeId, HeldExchange>;
  /** Exchanges that were dropped to stay bounded: only their number is kept. */
  readonly folded: number;
  readonly lastChanges: ReadonlyMap<SessionKey, RowChange>;
  /** The store failed when it was last asked: rows are what was last known of it. */
  readonly storeFails: boolean;
  /** The server said that its world was changed as a whole: the snapshot has to be read again. */
  readonly stale: boolean;
}

export const mostExchanges = 10_000;

/** @param receivedAt ms since 1970 by the window's clock, when the snapshot came. */
export function pictureOf(snapshot: ShopSnapshot, receivedAt: number): ServerPicture {
  const kept = snapshot.exchanges.slice(-mostExchanges);
  const rows = new Map(snapshot.rows.map((row) => [row.key, row]));
  const lastChanges = lastChangesOf(kept);
  for (const key of lastChanges.keys()) if (!rows.has(key)) lastChanges.delete(key);
  return {
    seq: snapshot.seq,
    medium: snapshot.medium,
    clockLead: snapshot.now - receivedAt,
    rows,
    exchanges: kept,
    underway: new Map(),
    held: new Map(snapshot.held.map((one) => [one.exchange, one])),
    folded: snapshot.exchanges.length - kept.length,
    lastChanges,
    storeFails: false,
    stale: false,
  };
}

/**
 * Brings the picture forward. Events that the snapshot already holds (seq not above the picture's) are ignored, so a
 * snapshot and a stream of events may overlap.
 */
export function applyEvents(picture: ServerPicture, events: readonly InspectorNews[]): ServerPicture {
  const fresh = events.filter((event) => event.seq > picture.seq);
  if (fresh.length === 0) return picture;
  const rows = new Map(picture.rows);
  const underway = new Map(picture.underway);
  const lastChanges = new Map(picture.lastChanges);
  const arrived: ExchangeRecord[] = [];
  const held = new Map(picture.held);
  let { seq, stale, storeFails } = picture;
  for (const event of fresh) {
    seq = Math.max(seq, event.seq);
    switch (event.kind) {
      case 'exchange-began':
        underway.set(event.exchange.id, event.exchange);
        break;
      case 'exchange':
        underway.delete(event.exchange.id);
        arrived.push(event.exchange);
        for (const step of event.exchange.steps) {
          if (step.kind !== 'store') continue;
          storeFails = step.result === 'failed';
          // Written since that request arrived, it is another one than was missed.
          const known = rows.get(step.key);
          if (!isMissed(step) || (known && known.changedAt >= event.exchange.at)) continue;
          rows.delete(step.key);
          lastChanges.delete(step.key);
        }
        noteChange(lastChanges, event.exchange);
        break;
      case 'row':
        rows.set(event.row.key, event.row);
        break;
      case 'row-gone':
        rows.delete(event.key);
        lastChanges.delete(event.key);
        break;
      case 'held':
        held.set(event.held.exchange, event.held);
        break;
      case 'released':
        held.delete(event.exchange);
        break;
      case 'rewound':
      case 'reset':
        stale = true;
        break;
      default:
        assertNever(event);
    }
  }
  const all = arrived.length > 0 ? [...picture.exchanges, ...arrived] : picture.exchanges;
  const surplus = Math.max(0, all.length - mostExchanges);
  return {
    ...picture,
    seq,
    stale,
    storeFails,
    rows,
    underway,
    held,
    lastChanges,
    exchanges: surplus > 0 ? all.slice(surplus) : all,
    folded: picture.folded + surplus,
  };
}

/** The store was asked for this record and has none: whatever was known of it is over. */
function isMissed({ op, result }: Extract<Step, { readonly kind: 'store' }>): boolean {
  if (op === 'create') return false;
  return result === 'missing' || result === 'expired' || result === 'gone';
}

/** The last change of each session. @param exchanges oldest first. */
export function lastChangesOf(exchanges: readonly ExchangeRecord[]): Map<SessionKey, RowChange> {
  const lastChanges = new Map<SessionKey, RowChange>();
  for (const exchange of exchanges) noteChange(lastChanges, exchange);
  return lastChanges;
}

function noteChange(lastChanges: Map<SessionKey, RowChange>, exchange: ExchangeRecord): void {
  const { before, after } = exchange.session;
  if (!after) return;
  const changes = compareData(before?.data ?? null, after.data);
  // A regenerated session has a new row with the old goods: nothing in it changed, but it is new.
  if (changes.length > 0) lastChanges.set(after.key, { exchangeId: exchange.id, at: exchange.at, changes });
}

function assertNever(event: never): never {
  throw new Error(`unknown event ${JSON.stringify(event)}`);
}
