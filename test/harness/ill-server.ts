/** A server that misbehaves in the ways in which real ones do, and counts what it was asked. */
import { createServer, type Socket } from 'node:net';

export interface IllServer {
  /** e.g. "http://localhost:40123" */
  readonly origin: string;
  /** Request lines, each as it came. */
  readonly asked: string[];
  close(): Promise<void>;
}

const head = (...lines: readonly (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nConnection: close\r\n'),
    ...lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]),
    Buffer.from('\r\n'),
  ]);

const html = 'Content-Type: text/html';

const manyHeaders = Array.from({ length: 500 }, (_, number) => `X-Flood-${number}: ${'x'.repeat(100)}`);

/** By path; what stands behind it in the address is a number. */
const ills: Readonly<Record<string, (socket: Socket, number: number) => void>> = {
  '/page': (socket) => socket.end(Buffer.concat([head(html), Buffer.from('<!doctype html><h1>Ill</h1>')])),
  /** Dies in the middle of what it promised. */
  '/dies': (socket) => {
    socket.write(Buffer.concat([head(html, 'Content-Length: 5000'), Buffer.from('<h1>Half of')]));
    setTimeout(() => socket.destroy(), 50);
  },
  '/dies-in-a-chunk': (socket) => {
    socket.write(Buffer.concat([head(html, 'Transfer-Encoding: chunked'), Buffer.from('5\r\n<h1>H')]));
    setTimeout(() => socket.destroy(), 50);
  },
  /** Says nothing at all. */
  '/slams': (socket) => socket.destroy(),
  '/no-http': (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  /** One byte at a time. */
  '/trickles': (socket) => {
    const text = Buffer.concat([head(html, 'Content-Length: 20'), Buffer.from('<h1>slow, but whole.')]);
    let at = 0;
    const timer = setInterval(() => {
      socket.write(text.subarray(at, ++at));
      if (at < text.length) return;
      clearInterval(timer);
      socket.end();
    }, 1);
  },
  /** Sends more than it promised. */
  '/lies': (socket) => socket.end(Buffer.concat([head(html, 'Content-Length: 4'), Buffer.from('<h1>more than four')])),
  /** Takes the call and never answers. */
  '/hangs': () => {},
  /** More than a page ever needs. */
  '/floods': (socket) =>
    socket.end(Buffer.concat([head('Content-Type: text/plain', ...manyHeaders), Buffer.alloc(8 << 20, 'flood ')])),
  '/ring': (socket) =>
    socket.end('HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /ring\r\nContent-Length: 0\r\n\r\n'),
  /** A header, a cookie and another cookie that end in this byte. */
  '/byte/': (socket, number) => {
    const byte = Buffer.from([number]);
    const name = Buffer.concat([Buffer.from('Content-Disposition: inline; filename="x'), byte, Buffer.from('"')]);
    const cookie = Buffer.concat([Buffer.from('Set-Cookie: ill=x'), byte]);
    socket.end(
      head(html, name, cookie, 'Set-Cookie: sound=1; HttpOnly', Buffer.concat([Buffer.from('X-End: '), byte])),
    );
  },
  '/many/': (socket) => socket.end(head('Content-Type: text/plain', 'Content-Length: 0')),
};

export async function startIllServer(): Promise<IllServer> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    socket.once('data', (bytes) => {
      const [line = ''] = bytes.toString('latin1').split('\r\n', 1);
      asked.push(line);
      const target = line.split(' ')[1] ?? '';
      const [, path = target, number = '0'] = /^(.*\/)(\d+)$/.exec(target) ?? [];
      const act = ills[path];
      if (act) act(socket, Number(number));
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
