/** The attacker's site of the experiments: pages that try what an attacker would try, on loopback and nowhere else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '../http-server.ts';
import { attackHome, caughtPage, prankScript, prizePage, type SayAttack } from './attack-pages.ts';

export interface AttackSiteOptions {
  /** The shop's origin. Its host must not be "localhost": that is this site's, and hosts are what cookies go by. */
  readonly shop: string;
  /** The name of the shop's ticket at the moment. */
  readonly cookieName: () => string;
  /** Says the attacker's texts, in the language of whoever plays the experiment. */
  readonly say: SayAttack;
  /** Called when a script has brought something, or nothing. A page that shows what was caught is old then. */
  readonly onCaught?: () => void;
  /** Gets one plain sentence about anything odd. */
  readonly warn: (sentence: string) => void;
}

/** What a script brought here: the ticket's whole value. It is the attacker's, so it is kept; it is never shown whole. */
interface Caught {
  /** "" when the script could not read it. */
  readonly ticket: string;
  /** The first four characters of the ID; "" without a ticket. */
  readonly hint: string;
}

export interface AttackSite {
  /** Binds 127.0.0.1, a free port. Resolves to the origin, on the name "localhost": another site than the shop's. */
  listen(): Promise<string>;
  close(): Promise<void>;
  /** "" before listen. */
  readonly url: string;
  /** Oldest first, bounded. */
  readonly caught: readonly Caught[];
  /** Forgets what was caught. */
  forget(): void;
}

const mostCaught = 50;
/** A cookie's name and value are at most 4096 bytes together (RFC 6265bis 5.6). */
const longestTicket = 4096;

export function createAttackSite({
  shop,
  cookieName,
  say,
  onCaught = () => undefined,
  warn,
}: AttackSiteOptions): AttackSite {
  const caught: Caught[] = [];
  let url = '';

  const take = (ticket: string) => {
    if (ticket.length > longestTicket) return;
    caught.push({ ticket, hint: hintOf(ticket) });
    if (caught.length > mostCaught) caught.shift();
    onCaught();
  };

  const http = createHttpServer((request, response) => {
    request.resume();
    if (!isLocal(request, url)) return send(response, 421, 'text/plain', '');
    // Not read as a URL: "//" is a target that a client may send, and no URL.
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    switch (`${request.method} ${path}`) {
      case 'GET /':
        return send(response, 200, 'text/html', attackHome(say));
      case 'GET /prize':
        return send(response, 200, 'text/html', prizePage(say, shop));
      case 'GET /caught':
        return send(response, 200, 'text/html', caughtPage(say, caught));
      case 'GET /prank.js':
        return send(response, 200, 'text/javascript', prankScript(say, url, cookieName()));
      case 'GET /take':
        take(new URLSearchParams(query).get('ticket') ?? '');
        return send(response, 204, 'text/plain', '');
      default:
        return send(response, 404, 'text/plain', '');
    }
  }, warn);

  return {
    async listen() {
      if (url !== '') return url;
      await new Promise<void>((resolve, reject) => {
        http.once('error', reject);
        http.listen(0, '127.0.0.1', () => resolve());
      });
      url = `http://localhost:${(http.address() as AddressInfo).port}`;
      return url;
    },
    async close() {
      if (url === '') return;
      url = '';
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
    get url() {
      return url;
    },
    caught,
    forget() {
      caught.length = 0;
    },
  };
}

/** From this machine, and by this site's own name: a foreign name that is made to point here is not served. */
function isLocal({ socket, headers }: IncomingMessage, url: string): boolean {
  const local = socket.remoteAddress === '127.0.0.1' || socket.remoteAddress === '::ffff:127.0.0.1';
  return local && url !== '' && headers.host === new URL(url).host;
}

/** The start of the session's ID: a signed ticket is "s:<id>.<signature>", URL-encoded in the cookie. */
function hintOf(ticket: string): string {
  let plain: string;
  try {
    plain = decodeURIComponent(ticket);
  } catch {
    plain = ticket;
  }
  return plain.replace(/^s:/, '').slice(0, 4);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(body);
}
