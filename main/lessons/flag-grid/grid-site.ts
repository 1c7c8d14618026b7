import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import type { GridCookie } from '../../shared/grid-records.ts';
import { hosts } from './grid-plan.ts';

/** Where each visit of a situation ends: below /account, so that both paths are tried. */
export const lookAddress = '/account/look';

/** The three hosts of the grid, on loopback. */
export interface GridSite {
  /** For the partition's proxy: all of its http and https traffic comes here and goes nowhere else. */
  readonly proxy: string;
  /** The certificate made for this run, PEM. */
  readonly certificate: string;
  /** Resolves to the Cookie header of the next visit whose query is `?<mark>`; "" without one. */
  visit(mark: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Serves shop.example, www.shop.example and thief.example over http and https, to whoever comes by the proxy. Real names
 * and not localhost, since Chromium takes loopback for a safe connection and would let Secure pass over plain http.
 */
export async function openGridSite(cookies: readonly GridCookie[]): Promise<GridSite> {
  const names = Object.values(hosts);
  // The maker of certificates is the largest part of the program: it is read when the grid runs, not at each start.
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: hosts.shop }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }],
  });
  const awaited = new Map<string, (cookie: string) => void>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    awaited.get(url.search.slice(1))?.(request.headers.cookie ?? '');
    request.resume();
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    if (url.pathname === '/set')
      response.setHeader(
        'Set-Cookie',
        cookies.map((cookie) => cookie.line),
      );
    response.end('<!doctype html><title>grid</title>');
  };
  const secure = createSecureServer({ key, cert }, answer);
  const plain = createServer(answer);
  // Node's http server forgets a connection that became a tunnel: it would neither close it nor close without it.
  const tunnels = new Set<Duplex>();
  plain.on('connect', (request: IncomingMessage, socket: Duplex) => {
    const [host] = (request.url ?? '').split(':');
    if (!names.some((name) => name === host)) socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    else joinSockets(socket, (secure.address() as AddressInfo).port);
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
  });
  await Promise.all([listenOnLoopback(secure), listenOnLoopback(plain)]);
  return {
    proxy: `127.0.0.1:${(plain.address() as AddressInfo).port}`,
    certificate: cert,
    visit: (mark) => new Promise((resolve) => awaited.set(mark, resolve)),
    close: async () => {
      for (const socket of tunnels) socket.destroy();
      plain.closeAllConnections();
      secure.closeAllConnections();
      await Promise.all([plain, secure].map((server) => new Promise<void>((done) => server.close(() => done()))));
    },
  };
}

function joinSockets(client: Duplex, port: number): void {
  const server = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    server.pipe(client);
    client.pipe(server);
  });
  server.on('error', () => client.destroy());
  client.on('error', () => server.destroy());
  client.on('close', () => server.destroy());
}

function listenOnLoopback(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}
