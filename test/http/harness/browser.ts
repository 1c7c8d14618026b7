/** One visitor's browser as far as HTTP sees it: a jar for cookies, and the headers that Chromium sends with forms. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Page {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The Set-Cookie lines. */
  readonly setCookies: readonly string[];
}

export type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];
export type Headers = Readonly<Record<string, string>>;

/** How long any answer may take, in ms: a hang is a failure. */
const MOST_MS = 8_000;

export class Browser {
  readonly origin: string;
  /** Cookie name to raw value. */
  readonly jar = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: false });

  constructor(origin: string) {
    this.origin = origin;
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** A second browser that holds the same cookies, as a second tab or a thief would. */
  copy(): Browser {
    const twin = new Browser(this.origin);
    for (const [name, value] of this.jar) twin.jar.set(name, value);
    return twin;
  }

  get(path: string, headers: Headers = {}): Promise<Page> {
    return this.send('GET', path, headers);
  }

  /** Sends a form as a same-origin page of Chromium does. */
  post(path: string, fields: Fields = {}, headers: Headers = {}): Promise<Page> {
    return this.send(
      'POST',
      path,
      { Origin: this.origin, 'Sec-Fetch-Site': 'same-origin', ...headers },
      encode(fields),
    );
  }

  /** Sends exactly these headers beside Cookie, Content-Type and Content-Length. */
  send(method: string, path: string, headers: Headers = {}, body?: string): Promise<Page> {
    const form: Headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body ?? '')),
    };
    const cookie: Headers = this.jar.size === 0 ? {} : { Cookie: this.cookie };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, this.origin),
        {
          method,
          agent: this.#agent,
          headers: { ...cookie, ...(body === undefined ? {} : form), ...headers },
          timeout: MOST_MS,
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const setCookies = incoming.headers['set-cookie'] ?? [];
            for (const line of setCookies) this.#keep(line);
            const text = Buffer.concat(chunks).toString();
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, setCookies });
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path} hung for ${MOST_MS} ms.`)));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** What the server remembers about this visitor. */
  async remembered(): Promise<{ data: Record<string, unknown>; expiresAt: number | null; medium: string }> {
    const page = await this.get('/session/', { Accept: 'application/json' });
    if (page.status !== 200) throw new Error(`/session/ answered ${page.status}.`);
    return JSON.parse(page.text);
  }

  async cart(): Promise<Record<string, number>> {
    return ((await this.remembered()).data.cart ?? {}) as Record<string, number>;
  }

  add(product = 'tea', count = '1'): Promise<Page> {
    return this.post('/cart/add', { product, count });
  }

  addRole(role: string, count = '1'): Promise<Page> {
    return this.post('/team/formdemo.html', { role, count });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const cut = pair.indexOf('=');
    const name = pair.slice(0, cut).trim();
    const gone = attributes.some((one) => /^\s*max-age=0$/i.test(one)) || /expires=thu, 01 jan 1970/i.test(line);
    if (gone) this.jar.delete(name);
    else this.jar.set(name, pair.slice(cut + 1));
  }
}

export function encode(fields: Fields): string {
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields as Record<string, string>);
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

/** A hidden field of a form in a page; null when there is none. */
export function hiddenField(html: string, name: string): string | null {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? null;
}
