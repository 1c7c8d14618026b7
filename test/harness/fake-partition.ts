import type { NetworkAnswer, OutgoingRequest, Partition } from '../../main/browsers/engine/partition.ts';
import { Emitter } from '../../main/shared/emitter.ts';
import { FakeCookies } from './fake-cookies.ts';

/** What Electron would say of itself before it is told otherwise. */
const electronAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) jarful/0.1.0 Chrome/130.0.0.0 Electron/33.0.0 Safari/537.36';

/** A partition in memory. Its contract is Electron's (engine-contract.ts). */
export class FakePartition implements Partition {
  readonly name: string;
  readonly cookies = new FakeCookies();
  userAgent = electronAgent;
  languages = '';
  /** Whether it asks the system's proxies. */
  proxied = false;
  /** What pages stored beside cookies: their origins. */
  readonly stored = new Set<string>();
  /** How often connections were ended, and what is in memory was written. */
  readonly counts = { closed: 0, flushed: 0 };
  /** Everything that was sent. */
  readonly sent: OutgoingRequest[] = [];
  /** The network. */
  readonly answer: (request: OutgoingRequest, partition: FakePartition) => NetworkAnswer;
  readonly #events = new Emitter<{ download: number }>();

  constructor(name: string, answer: FakePartition['answer']) {
    this.name = name;
    this.answer = answer;
  }

  identify(userAgent: string, languages: string): void {
    this.userAgent = userAgent;
    this.languages = languages;
  }

  followProxies(): void {
    this.proxied = true;
  }

  async cacheBytes(): Promise<number> {
    return this.stored.size * 1024;
  }

  async emptyStorage(): Promise<void> {
    this.stored.clear();
    this.counts.closed++;
  }

  async clear(): Promise<void> {
    this.stored.clear();
    this.cookies.clear();
  }

  async flush(): Promise<void> {
    this.counts.flushed++;
  }

  async closeConnections(): Promise<void> {
    this.counts.closed++;
  }

  async send(request: OutgoingRequest): Promise<NetworkAnswer> {
    this.sent.push(request);
    return this.answer(request, this);
  }

  onDownloadRefused(listener: (viewId: number) => void): () => void {
    return this.#events.on('download', listener);
  }

  /** A page wants to put a file on the disk. */
  wantDownload(viewId: number): void {
    this.#events.emit('download', viewId);
  }
}
