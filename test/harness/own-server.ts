/** A small server that is not the shop: what a person's own app is to a pane. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface OwnServer {
  /** e.g. "http://127.0.0.1:40123" */
  readonly url: string;
  /** For what is no plain request: upgrades. */
  readonly server: Server;
  /** Header lines of every request as they truly came, by its request line. */
  readonly heard: { readonly line: string; readonly rawHeaders: readonly string[]; readonly body: string }[];
  close(): Promise<void>;
}

/** @param answer by "METHOD /path"; what is not there is a 404. */
export async function startOwnServer(
  answers: Readonly<Record<string, (req: IncomingMessage, res: ServerResponse) => void>>,
  make: (listener: (req: IncomingMessage, res: ServerResponse) => void) => Server = createServer,
  scheme = 'http',
): Promise<OwnServer> {
  const heard: OwnServer['heard'] = [];
  const server = make((req, res) => {
    const line = `${req.method} ${req.url}`;
    let body = '';
    req.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    req.on('end', () => {
      heard.push({ line, rawHeaders: req.rawHeaders, body });
      const answer = answers[line.split('?')[0] ?? ''];
      if (answer) answer(req, res);
      else res.writeHead(404).end('nothing here');
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Upgraded ones too, which the server itself does not count any more.
        for (const socket of sockets) socket.destroy();
      }),
  };
}
