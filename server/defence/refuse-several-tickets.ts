import { serialize } from 'cookie';
import type { Request, RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import { noteCheck } from '../request-context.ts';

/** How deep the paths go on which a planted cookie is looked for; no page of the shop lies deeper. */
const DEEPEST = 4;

/** The longest name there is (RFC 1035 2.3.4), and how many of its domains are looked at: with the host check off, any name may come. */
const LONGEST_NAME = 253;
const MOST_DOMAINS = 8;

/**
 * The middleware that refuses a browser which shows two valid tickets. Somebody has planted one of them beside the other (cookie
 * tossing), and nothing in the request tells which: cookies arrive without their path and domain (RFC 6265bis 8.6). Both are
 * expired, wherever the planted one may lie.
 */
export const refuseSeveralTickets: RequestHandler = function refuseSeveralTickets(req, _res, next) {
  const { ticket, generation } = req.context;
  if (!generation.settings.sessions || ticket.kind !== 'refused' || ticket.why !== 'several') return next();
  noteCheck(req.context, 'ticket', 'several-tickets');
  const { cookieName } = generation.settings;
  const gone = { expires: new Date(0), maxAge: 0 };
  const lines = listPlaces(req).map((place) => serialize(cookieName, '', { ...gone, ...place }));
  throw new Refusal('several-tickets', { headers: { 'Set-Cookie': lines } });
};

interface CookiePlace {
  readonly path: string;
  readonly domain?: string;
}

/** Every path and domain under which a browser keeps a cookie that it shows with this request (RFC 6265bis 5.1.3, 5.1.4). */
function listPlaces({ context, headers }: Request): readonly CookiePlace[] {
  const paths = listPaths(context.path);
  const domains = listDomains(headers.host ?? '');
  return paths.flatMap((path) => [{ path }, ...domains.map((domain) => ({ path, domain }))]);
}

function listPaths(path: string): readonly string[] {
  const found = new Set(['/']);
  let at = path.indexOf('/', 1);
  for (let depth = 0; at > 0 && depth < DEEPEST; depth += 1) {
    found.add(path.slice(0, at)).add(path.slice(0, at + 1));
    at = path.indexOf('/', at + 1);
  }
  // No cookie has a path with a semicolon in it: that is where its line goes on.
  return [...found.add(path)].filter((one) => /^[\x20-\x3a\x3c-\x7e]*$/.test(one));
}

/** The name itself and the names above it; addresses and names without a dot have no cookies of a domain. */
function listDomains(host: string): readonly string[] {
  const name = host.replace(/:\d+$/, '');
  const labels = name.split('.');
  if (labels.length < 2 || name.length > LONGEST_NAME || /^[\d.]+$|\[|[^a-z0-9.-]/i.test(name)) return [];
  const domains = labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'));
  return domains.slice(-MOST_DOMAINS);
}
