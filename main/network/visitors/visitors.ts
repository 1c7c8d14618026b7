import type { JarId } from '../../shared/bench-records.ts';
import { keepNewest, mostPeople } from '../../shared/keep-newest.ts';
import { isLoopback } from '../../shared/site-kinds.ts';
import { jarOfVisitor, type RequestOrigin, type VisitorId, visitorId, visitorOfJar } from '../../shared/visitor-id.ts';

/**
 * The one place that answers "whose request is this", for requests that a server saw. (What Chromium tells of a jar's wire is
 * the jar's without asking.) By the strongest mark there is: what joining gave, then the name of a jar's own browser coming
 * from this machine, then what is left: address and user agent.
 */
export class Visitors {
  readonly #jars = new Map<string, JarId>();
  readonly #agents = new Map<JarId, string>();

  /** From now on requests under this user agent are the jar's. */
  meet(jarId: JarId, agent: string): void {
    this.#jars.delete(agent);
    this.#jars.set(agent, jarId);
    this.#agents.delete(jarId);
    this.#agents.set(jarId, agent);
    keepNewest(this.#jars, mostPeople);
    keepNewest(this.#agents, mostPeople);
  }

  readonly identify = ({ agent, address, joined }: RequestOrigin): VisitorId => {
    if (joined !== undefined) return visitorId({ kind: 'guest', mark: joined });
    const jarId = this.#jars.get(agent);
    if (jarId !== undefined && isThisMachine(address)) return visitorOfJar(jarId);
    return visitorId({ kind: 'stranger', looks: `${address} ${agent}` });
  };

  /** The user agent that a jar's browser sends; null for whoever is no jar. */
  readonly agentOf = (visitor: VisitorId): string | null => {
    const jarId = jarOfVisitor(visitor);
    return jarId === null ? null : (this.#agents.get(jarId) ?? null);
  };
}

/** @param address as a socket tells it: IPv6 without brackets, IPv4 maybe mapped into it (RFC 4291 2.5.5.2). */
function isThisMachine(address: string): boolean {
  const bare = address.replace(/^::ffff:/i, '');
  return isLoopback(bare.includes(':') ? `[${bare}]` : bare);
}
