import type { JarSite } from '../../shared/site-kinds.ts';
import type { StoredCookie } from '../engine/cookie-store.ts';
import type { AnswerLimits, NetworkAnswer, OutgoingRequest, Partition } from '../engine/partition.ts';
import { browserAgent } from './jar-agent.ts';

/** Somebody whom no server has met: a browser without a cookie, a name or a page. For what a stranger is answered. */
export class Stranger {
  readonly agent: string;
  readonly #partition: Partition;

  /** @param partition empty, and nobody else's. @param site as of a jar. @param languages what the browser asks for, e.g. "es,en". */
  constructor(partition: Partition, site: JarSite, languages: string) {
    this.#partition = partition;
    this.agent = browserAgent(partition.userAgent);
    partition.identify(this.agent, languages);
    if (site === 'own') partition.followProxies();
  }

  send(request: OutgoingRequest, limits: AnswerLimits): Promise<NetworkAnswer> {
    return this.#partition.send(request, limits);
  }

  cookiesFor(url: string): Promise<readonly StoredCookie[]> {
    return this.#partition.cookies.get({ url });
  }

  /** Leaves nothing behind. Must not be used afterwards. */
  async forget(): Promise<void> {
    await this.#partition.closeConnections();
    await this.#partition.clear();
  }
}
