import { app, type Session } from 'electron';
import { ElectronCookies } from './electron-cookies.ts';
import { sendByElectron } from './electron-request.ts';
import type { AnswerLimits, NetworkAnswer, OutgoingRequest, Partition } from './partition.ts';
import { readProxyFlags } from './stay-off-proxies.ts';

/** A partition as Electron has it. */
export class ElectronPartition implements Partition {
  readonly session: Session;
  readonly cookies: ElectronCookies;
  #wayOut: Promise<void> = Promise.resolve();

  constructor(session: Session) {
    this.session = session;
    this.cookies = new ElectronCookies(session.cookies);
  }

  get userAgent(): string {
    return this.session.getUserAgent();
  }

  identify(userAgent: string, languages: string): void {
    this.session.setUserAgent(userAgent, languages);
  }

  followProxies(): void {
    this.#wayOut = this.session.setProxy(readProxyFlags(app.commandLine));
  }

  /** Resolves when requests go the way that they were told to go. */
  get wayOut(): Promise<void> {
    return this.#wayOut;
  }

  cacheBytes(): Promise<number> {
    return this.session.getCacheSize();
  }

  async emptyStorage(): Promise<void> {
    await this.session.clearStorageData({
      storages: ['filesystem', 'indexdb', 'localstorage', 'shadercache', 'serviceworkers', 'cachestorage'],
    });
    await this.session.clearCache();
    await this.session.clearAuthCache();
    // Signed-in connections stay open otherwise.
    await this.session.closeAllConnections();
  }

  async clear(): Promise<void> {
    await this.session.clearData();
  }

  async flush(): Promise<void> {
    await this.cookies.flush();
    this.session.flushStorageData();
  }

  async closeConnections(): Promise<void> {
    await this.session.closeAllConnections();
  }

  async send(request: OutgoingRequest, limits: AnswerLimits): Promise<NetworkAnswer> {
    await this.#wayOut;
    return sendByElectron(this.session, request, limits);
  }

  onDownloadRefused(listener: (viewId: number) => void): () => void {
    // Refused by harden-partition.ts, for every partition; here it is only heard of.
    const told = (_event: unknown, _item: unknown, contents: { readonly id: number }) => listener(contents.id);
    this.session.on('will-download', told);
    return () => this.session.off('will-download', told);
  }
}
