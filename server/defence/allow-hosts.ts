import { networkInterfaces } from 'node:os';
import type { RequestHandler } from 'express';
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

/** The middleware that refuses requests which call this server by a name it does not have. */
export function allowHosts(ownHosts: () => ReadonlySet<string>): RequestHandler {
  return function allowHosts({ context, headers }, _res, next) {
    const host = headers.host ?? '';
    if (context.generation.settings.hostCheck && !ownHosts().has(host.toLowerCase())) {
      noteCheck(context, 'host', 'The request calls this server by a name it does not have.');
      throw new Refusal('wrong-host');
    }
    noteCheck(context, 'host');
    next();
  };
}

function bracket(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
