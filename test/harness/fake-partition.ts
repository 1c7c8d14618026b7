import type { Download, NetworkAnswer, OutgoingRequest, Partition } from '../../main/browsers/engine/partition.ts';
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
  readonly #events = new Emitter<{ download: Download }>();

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

  onDownload(decide: (download: Download) => void): () => void {
    return this.#events.on('download', decide);
  }

  /** A page wants to put a file on the disk. @param whole whether all of it comes. @returns what becomes of it */
  wantDownload(viewId: number, url = 'https://files.example/list.csv', whole = true): FakeDownload {
    const download = new FakeDownload(viewId, url, whole);
    this.#events.emit('download', download);
    return download;
  }
}

/** A file of nobody's. */
export class FakeDownload implements Download {
  readonly viewId: number;
  readonly url: string;
  readonly name: string;
  readonly #whole: boolean;
  /** Where it was put; null: nowhere. */
  kept: string | null = null;
  refused = false;

  constructor(viewId: number, url: string, whole: boolean) {
    this.viewId = viewId;
    this.url = url;
    this.name = url.slice(url.lastIndexOf('/') + 1);
    this.#whole = whole;
  }

  async keep(path: string): Promise<boolean> {
    if (this.#whole) this.kept = path;
    return this.#whole;
  }

  refuse(): void {
    this.refused = true;
  }
}
