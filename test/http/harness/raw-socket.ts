/** Bytes to the server and bytes back: for what no HTTP client would send, and for the very moment an answer arrives. */
import { connect, type Socket } from 'node:net';

const MOST_MS = 8_000;

/**
 * Sends `bytes` and resolves with all that comes back until the server closes, or until the answer is whole.
 * @param until "all": waits for the end of the connection, however many answers come
 */
export function sendRaw(port: number, bytes: string | Buffer, until: 'first' | 'all' = 'first'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No whole answer within ${MOST_MS} ms; so far: ${received.slice(0, 200)}`));
    }, MOST_MS);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (until === 'first' && isWhole(received)) finish();
    });
    socket.on('close', finish);
    // A reset while the server refuses an oversized request is an answer too.
    socket.on('error', finish);
    socket.write(bytes);
  });
}

/** Sends `bytes`; resolves at the moment the header block is in. The socket stays open: destroy it. */
export function sendUntilHeaders(
  port: number,
  bytes: string,
): Promise<{ readonly head: string; readonly socket: Socket }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const timer = setTimeout(() => reject(new Error(`No headers within ${MOST_MS} ms.`)), MOST_MS);
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('data', (chunk: string) => {
      received += chunk;
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      clearTimeout(timer);
      resolve({ head: received.slice(0, end), socket });
    });
    socket.write(bytes);
  });
}

/** Status line and headers of the first answer. */
export function headOf(answer: string): string {
  return answer.split('\r\n\r\n', 1)[0]?.replaceAll('\r\n', '\n') ?? '';
}

/** A connection that a test holds in its hand: what it sends, and when, and how it goes. */
export interface OpenSocket {
  write(bytes: string): void;
  /** The next whole answer. */
  answer(): Promise<string>;
  /** Gone, without a word. */
  drop(): void;
}

/** @throws Error with the system's code, when nobody listens there */
export function openSocket(port: number): Promise<OpenSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    let tell: () => void = () => undefined;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      tell();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => reject(new Error(error.code)));
    socket.on('connect', () =>
      resolve({
        write: (bytes) => void socket.write(bytes),
        drop: () => socket.destroy(),
        answer: () =>
          new Promise((answered, failed) => {
            const timer = setTimeout(() => failed(new Error(`No whole answer within ${MOST_MS} ms.`)), MOST_MS);
            tell = () => {
              if (!isWhole(received)) return;
              clearTimeout(timer);
              answered(received);
              received = '';
            };
            tell();
          }),
      }),
    );
  });
}

export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = received.slice(0, end);
  // These never have a body (RFC 9112 6.3).
  if (/^HTTP\/1\.1 (?:204|304)/.test(head)) return true;
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  return length !== undefined && Buffer.byteLength(received.slice(end + 4), 'latin1') >= Number(length);
}
