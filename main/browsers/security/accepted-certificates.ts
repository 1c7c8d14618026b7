import { isLoopback } from '../../shared/site-kinds.ts';

/** A certificate that the engine refused, and where. */
export interface RefusedCertificate {
  /** https address of what was asked for. */
  readonly url: string;
  /** Of the certificate, as the engine writes it ("sha256/..."). */
  readonly fingerprint: string;
}

/** Only servers of this machine may be believed without proof: nobody can stand between. */
export function mayAccept(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && isLoopback(new URL(url).hostname);
}

/** What one jar accepts although the engine would not: one certificate for each host and port, until the jar is forgotten. */
export class AcceptedCertificates {
  readonly #byHost = new Map<string, string>();

  /** With their ports, e.g. "localhost:8443". */
  get hosts(): readonly string[] {
    return [...this.#byHost.keys()];
  }

  /** Both must fit: another certificate on the same host is refused again. */
  takes({ url, fingerprint }: RefusedCertificate): boolean {
    return mayAccept(url) && this.#byHost.get(new URL(url).host) === fingerprint;
  }

  /** False: not a server of this machine, nothing was accepted. */
  accept({ url, fingerprint }: RefusedCertificate): boolean {
    if (!mayAccept(url)) return false;
    this.#byHost.set(new URL(url).host, fingerprint);
    return true;
  }

  /** False: nothing had been accepted there. */
  takeBack(host: string): boolean {
    return this.#byHost.delete(host);
  }
}
