import { networkInterfaces } from 'node:os';
import type { Request, RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import { noteCheck } from '../request-context.ts';

export interface Binding {
  readonly host: string;
  readonly port: number;
  /** Further names, as "name" (any port of ours) or "name:port". */
  readonly allowedHosts: readonly string[];
}

/**
 * Every host:port by which this server may be called. An exact list stops DNS rebinding: a foreign name that is made to
 * point here never equals one of ours.
 */
export function listOwnHosts({ host, port, allowedHosts }: Binding): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]', bracket(host)];
  if (host === '0.0.0.0' || host === '::') {
    for (const found of Object.values(networkInterfaces()))
      for (const { address } of found ?? []) names.push(bracket(address));
  }
  const own = new Set<string>();
  for (const name of [...names, ...allowedHosts]) {
    const lower = name.toLowerCase();
    own.add(/:\d+$/.test(lower) && !lower.endsWith(']') ? lower : `${lower}:${port}`);
    // A browser leaves the port out of the Host header where it is the scheme's own.
    if (port === 80) own.add(lower);
  }
  return own;
}

/** A host as a Host header may hold it: a name or an address, and perhaps a port (RFC 9110 7.2, RFC 3986 3.2.2). */
const WELL_FORMED = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._~!$&'()*+,;=%-]*)(?::\d*)?$/;
/** A target written in full, as to a proxy: whatever stands before its path. */
const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;

/** The middleware that refuses requests which call this server by a name it does not have, or do not say clearly by which. */
export function allowHosts(ownHosts: () => ReadonlySet<string>): RequestHandler {
  return function allowHosts(req, _res, next) {
    const { context } = req;
    const refusal = findFault(req, context.generation.settings.hostCheck ? ownHosts() : null);
    if (refusal !== null) {
      noteCheck(context, 'host', refusal);
      throw new Refusal(refusal);
    }
    noteCheck(context, 'host');
    next();
  };
}

type HostFault = 'wrong-host' | 'no-proxy' | 'malformed-request';

/** @param own null: any name will do */
function findFault(req: Request, own: ReadonlySet<string> | null): HostFault | null {
  if (countHosts(req.rawHeaders) > 1) return 'malformed-request';
  const [whole, scheme, authority] = ABSOLUTE.exec(req.url) ?? [];
  if (whole !== undefined && authority !== undefined) {
    if (scheme?.toLowerCase() !== 'http' || (own !== null && !own.has(authority.toLowerCase()))) return 'no-proxy';
    // What stands in the target counts, whatever the Host header says (RFC 9112 3.2.2).
    req.headers.host = authority;
    req.url = req.url.slice(whole.length).replace(/^(?!\/)/, '/');
  }
  const host = (req.headers.host ?? '').toLowerCase();
  if (own?.has(host)) return null;
  if (!WELL_FORMED.test(host)) return 'malformed-request';
  return own === null ? null : 'wrong-host';
}

/** Node keeps the first of several Host lines and drops the others; RFC 9112 3.2 asks for a refusal. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

/** An address as browsers write it: IPv6 shortened and in brackets, without a zone (RFC 5952, RFC 3986 3.2.2). */
function bracket(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!bare.includes(':') || bare.startsWith('[')) return bare;
  return URL.canParse(`http://[${bare}]`) ? new URL(`http://[${bare}]`).hostname : `[${bare}]`;
}
