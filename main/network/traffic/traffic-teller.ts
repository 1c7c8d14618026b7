import type { ExchangeId } from '../../shared/exchange-id.ts';
import type { TrafficNews, TrafficRecord, TrafficSnapshot } from '../../shared/traffic-records.ts';
import { maskRecord } from './mask-traffic.ts';
import type { TrafficLog } from './traffic-log.ts';

/** What the window learns of the traffic: masked, without the shop's own exchanges, which the inspector tells. */
export class TrafficTeller {
  readonly #log: TrafficLog;
  readonly #stopListening: () => void;
  readonly #waiting = new Map<ExchangeId, TrafficRecord>();
  #cleared = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #seq = 0;

  /** @param send at most once a frame. @param frameMs least time between two pieces of news, in ms. */
  constructor(log: TrafficLog, send: (news: TrafficNews) => void, frameMs = 16) {
    this.#log = log;
    const flush = () => {
      this.#timer = null;
      const records = [...this.#waiting.values()].map(maskRecord);
      const cleared = this.#cleared;
      this.#waiting.clear();
      this.#cleared = false;
      send({ seq: ++this.#seq, cleared, records });
    };
    this.#stopListening = log.listen((record) => {
      if (record?.toShop) return;
      if (record === null) {
        this.#waiting.clear();
        this.#cleared = true;
      } else this.#waiting.set(record.id, record);
      this.#timer ??= setTimeout(flush, frameMs);
    });
  }

  snapshot(): TrafficSnapshot {
    const records = this.#log.records().filter((record) => !record.toShop);
    return { seq: this.#seq, records: records.map(maskRecord) };
  }

  stop(): void {
    this.#stopListening();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
