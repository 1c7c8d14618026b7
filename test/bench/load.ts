/** The load: some visitors, one cookie and one connection each, who add to their cart and look at it, again and again. */
import { connect, type Socket } from 'node:net';

export interface Measured {
  /** Requests answered. */
  readonly count: number;
  /** ... in a second. */
  readonly perSecond: number;
  /** ms. */
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

const PRODUCTS = ['tea', 'juice', 'bread', 'coffee', 'croissant', 'apples', 'cheese', 'honey'];

/** Runs `visitors` for some ms, or until a promise settles, and measures each request. */
export async function runLoad(port: number, visitors: number, during: number | Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  let over = false;
  const end = () => {
    over = true;
  };
  if (typeof during === 'number') setTimeout(end, during);
  else during.then(end, end);
  await Promise.all(
    Array.from({ length: visitors }, async () => {
      const visitor = new Visitor(port);
      for (let round = 0; !over; round += 1) {
        for (const [bytes, wanted] of visitor.nextPair(round)) {
          const sent = performance.now();
          const status = await visitor.ask(bytes);
          times.push(performance.now() - sent);
          if (status !== wanted) failed += 1;
        }
      }
      visitor.leave();
    }),
  );
  const took = performance.now() - began;
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { count: times.length, perSecond: (times.length / took) * 1_000, p50: part(0.5), p99: part(0.99), failed };
}

/** One connection that is kept; as little work as possible, since it shares the machine with what it measures. */
class Visitor {
  readonly #socket: Socket;
  readonly #host: string;
  #cookie = '';
  #received = '';
  #answered: ((status: number) => void) | null = null;

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (chunk: string) => this.#read(chunk));
    this.#socket.on('error', () => this.#answered?.(0));
    this.#socket.on('close', () => this.#answered?.(0));
  }

  /** An add and a look, with the statuses they should get. */
  nextPair(round: number): readonly (readonly [string, number])[] {
    const product = PRODUCTS[Math.floor(round / 900) % PRODUCTS.length];
    const body = `product=${product}&count=1`;
    const head = `Host: ${this.#host}\r\nUser-Agent: bench\r\nAccept-Language: en\r\n`;
    const form = `Origin: http://${this.#host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
    return [
      [`POST /cart/add HTTP/1.1\r\n${head}${form}`, 303, body] as const,
      [`GET /cart/ HTTP/1.1\r\n${head}`, 200, ''] as const,
    ].map(([lines, status, text]) => [`${lines}\0\r\n${text}`, status] as const);
  }

  /** Resolves to the status. The cookie goes where the NUL is. */
  ask(bytes: string): Promise<number> {
    const cookie = this.#cookie === '' ? '' : `Cookie: ${this.#cookie}\r\n`;
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket.write(bytes.replace('\0', cookie));
    });
  }

  leave(): void {
    this.#answered = null;
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#received += chunk;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const length = Number(
      /content-length: (\d+)/i.exec(head)?.[1] ?? (/transfer-encoding/i.test(head) ? Number.NaN : 0),
    );
    const whole = Number.isNaN(length)
      ? this.#received.endsWith('0\r\n\r\n')
      : this.#received.length >= end + 4 + length;
    if (!whole) return;
    const cookie = /^set-cookie: ([^;]+)/im.exec(head)?.[1];
    if (cookie !== undefined) this.#cookie = cookie;
    this.#received = '';
    this.#answered?.(Number(head.slice(9, 12)));
  }
}
