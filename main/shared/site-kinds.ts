/**
 * Cookies ignore ports (RFC 6265bis 8.5): the shop and a person's own app on the same host would share a jar. So a jar
 * belongs to one of them for life.
 */
export type JarSite = 'shop' | 'own';

/** What becomes of a wish to go somewhere at the top level. */
export type Visit =
  | 'allowed'
  /** Not the web, or refused by machine policy: nothing happens. */
  | 'refused'
  /** A jar of the shop, another port of the shop's host: it would get the shop's cookies. */
  | 'shop-host'
  /** A jar of the own app, and the shop. */
  | 'the-shop';

export interface VisitRules {
  /** The shop's origin. */
  readonly shop: string;
  /** Where pages may go at all. */
  readonly mayVisit: (address: string) => boolean;
}

/** Whether a jar may show an address. Other hosts than the shop's stay open to the shop's jars: attackers live there. */
export function judgeVisit(site: JarSite, address: string, { shop, mayVisit }: VisitRules): Visit {
  if (!mayVisit(address)) return 'refused';
  if (!URL.canParse(address)) return 'refused';
  const to = new URL(address);
  const home = new URL(shop);
  if (site === 'own') return to.port === home.port && isLoopback(to.hostname) ? 'the-shop' : 'allowed';
  return to.hostname === home.hostname && to.origin !== home.origin ? 'shop-host' : 'allowed';
}

/** Names that always mean this machine: RFC 6761 6.3, RFC 1122 3.2.1.3, RFC 4291 2.5.3. @param host as URL.hostname writes it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(?:\.\d{1,3}){3}$/.test(host) || host === '[::1]';
}
