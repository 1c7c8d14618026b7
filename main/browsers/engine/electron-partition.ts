import { app, type DownloadItem, type Session } from 'electron';
import { askForDownloads } from '../security/harden-partition.ts';
import { ElectronCookies } from './electron-cookies.ts';
import { holdDownload } from './electron-download.ts';
import { sendByElectron } from './electron-request.ts';
import type { AnswerLimits, Download, NetworkAnswer, OutgoingRequest, Partition } from './partition.ts';
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

  onDownload(decide: (download: Download) => void): () => void {
    const began = (_event: unknown, item: DownloadItem, contents: { readonly id: number }) =>
      decide(holdDownload(item, contents.id));
    const stopAsking = askForDownloads(this.session);
    this.session.on('will-download', began);
    return () => {
      this.session.off('will-download', began);
      stopAsking();
    };
  }
}
