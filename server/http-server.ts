/** A Node HTTP server as both sites use it: bounded, and with one last catch round everything that a client can reach. */
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { Duplex } from 'node:stream';

/** What a client may take. Node answers 431 and 408 beyond it, and 400 to what is no HTTP (RFC 9112 2.2, 5.2, 6.1). */
const LIMITS: ServerOptions = {
  requireHostHeader: true,
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
};

/** Real ms in which a client that was refused a tunnel can read the answer and close (RFC 9112 9.6). */
const LINGER_MS = 500;

/** CONNECT asks for a tunnel, which no address here offers (RFC 9110 9.3.6, 15.6.2). */
const NO_TUNNEL = 'HTTP/1.1 501 Not Implemented\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** @param warn gets one sentence about whatever `listener` throws; the client gets a bare 500 */
export function createHttpServer(listener: RequestListener, warn: (sentence: string) => void): Server {
  const caught: RequestListener = (req, res) => {
    try {
      listener(req, res);
    } catch (error) {
      warn(
        `${req.method} failed outside of every page: ${error instanceof Error ? error.message : 'an unknown fault'}`,
      );
      if (res.headersSent) res.destroy();
      else res.writeHead(500, { 'Content-Length': 0, Connection: 'close' }).end();
    }
  };
  const http = createServer(LIMITS, caught);
  // Whoever reads the body says "100 Continue"; a request that is refused before gets its answer at once (RFC 9110 10.1.1).
  http.on('checkContinue', caught);
  http.on('connect', (_req, socket: Duplex) => {
    const drop = () => void socket.destroy();
    socket.on('error', drop);
    // This connection is the server's no more, and no closing of the server ends it: a client that says no more is dropped.
    const timer = setTimeout(drop, LINGER_MS);
    socket.once('close', () => clearTimeout(timer));
    socket.resume();
    socket.end(NO_TUNNEL);
  });
  return http;
}
