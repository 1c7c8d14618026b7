import { createServer, type Socket } from 'node:net';

/** A request as its bytes came: Node's own server refuses some that curl sends. */
export interface RawRequest {
  readonly line: string;
  /** Names and values as text of UTF-8. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Answers everything with "ok", and keeps what came. */
export async function openRawServer(): Promise<{
  readonly origin: string;
  readonly arrived: RawRequest[];
  close(): Promise<void>;
}> {
  const arrived: RawRequest[] = [];
  const server = createServer((socket: Socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part]);
      const request = readRequest(bytes);
      if (!request) return;
      arrived.push(request);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    arrived,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Null while it is not whole. */
function readRequest(bytes: Buffer): RawRequest | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...lines] = bytes.subarray(0, end).toString('utf8').split('\r\n');
  const headers = lines.map((text): readonly [string, string] => {
    const colon = text.indexOf(':');
    return [text.slice(0, colon), text.slice(colon + 1).replace(/^ /, '')];
  });
  const length = Number(headers.find(([name]) => /^content-length$/i.test(name))?.[1] ?? 0);
  const body = bytes.subarray(end + 4);
  return body.length < length ? null : { line, headers, body: body.toString('utf8') };
}
