import type { ExchangeId } from '../../shared/exchange-id.ts';
import type { ShownTraffic, TrafficNews, TrafficRecord, TrafficSnapshot } from '../../shared/traffic-records.ts';
import { maskRecord } from './mask-traffic.ts';
import type { TrafficChange, TrafficLog } from './traffic-log.ts';

/** What the window learns of the traffic: masked, without the shop's own exchanges, which the inspector tells. */
export class TrafficTeller {
  readonly #log: TrafficLog;
  readonly #send: (news: TrafficNews) => void;
  readonly #ownSession: () => string | null;
  readonly #frameMs: number;
  readonly #stopListening: () => void;
  readonly #waiting = new Map<ExchangeId, TrafficRecord>();
  readonly #dropped = new Set<ExchangeId>();
  #cleared = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #seq = 0;

  /**
   * @param send at most once a frame. @param ownSession the name of the cookie that a person has called their app's session.
   * @param frameMs least time between two pieces of news, in ms.
   */
  constructor(
    log: TrafficLog,
    send: (news: TrafficNews) => void,
    ownSession: () => string | null = () => null,
    frameMs = 16,
  ) {
    this.#log = log;
    this.#send = send;
    this.#ownSession = ownSession;
    this.#frameMs = frameMs;
    this.#stopListening = log.listen((change) => this.#take(change));
  }

  snapshot(): TrafficSnapshot {
    const records = this.#log.records().filter((record) => !record.toShop);
    return { seq: this.#seq, records: records.map(this.#show), gone: this.#gone() };
  }

  /** Tells everything once more: another cookie is the session now. */
  retell(): void {
    for (const record of this.#log.records()) this.#take({ kind: 'put', record });
  }

  stop(): void {
    this.#stopListening();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #take(change: TrafficChange): void {
    if (change.kind !== 'cleared' && change.record.toShop) return;
    switch (change.kind) {
      case 'put':
        this.#waiting.set(change.record.id, change.record);
        break;
      case 'dropped':
        this.#waiting.delete(change.record.id);
        this.#dropped.add(change.record.id);
        break;
      case 'cleared':
        this.#waiting.clear();
        this.#dropped.clear();
        this.#cleared = true;
    }
    this.#timer ??= setTimeout(() => this.#flush(), this.#frameMs);
  }

  #flush(): void {
    this.#timer = null;
    const records = [...this.#waiting.values()].map(this.#show);
    const news = { cleared: this.#cleared, records, dropped: [...this.#dropped], gone: this.#gone() };
    this.#waiting.clear();
    this.#dropped.clear();
    this.#cleared = false;
    this.#send({ seq: ++this.#seq, ...news });
  }

  readonly #show = (record: TrafficRecord): ShownTraffic => ({
    ...maskRecord(record, this.#ownSession()),
    pinned: this.#log.isPinned(record),
  });

  #gone(): TrafficNews['gone'] {
    return [...this.#log.gone].map(([who, count]) => ({ who, count }));
  }
}
