/** One browser in the storm: it buys a product of its own, in two tabs, and drops connections at any byte. */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { hiddenField } from '../harness/browser.ts';
import { inBeats } from './beats.ts';
import type { Ledger } from './ledger.ts';
import type { Chance } from './random.ts';

export interface Shop {
  readonly port: number;
  readonly ledger: Ledger;
  /** Grows with each change after which the past does not count any more. */
  readonly world: () => number;
  /** Resolves at once, or when everybody may go on. */
  readonly mayGoOn: () => Promise<void>;
  readonly fail: (why: string) => void;
  /** A ticket that a browser has received. */
  readonly given: (cookie: string) => void;
  /** Whether requests of one session have always come one after the other. */
  readonly isQueued: () => boolean;
}

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Longer than all deadlines that one request may meet one after the other in a storm, in ms of beats. */
const MOST_MS = 3_000;

export class Shopper {
  readonly #shop: Shop;
  readonly #product: string;
  readonly #jar = new Map<string, string>();
  #forms: string[] = [];
  /** A request that throws the cart away is under way, or was never answered: nothing is sure until the next count. */
  #doubt = 0;
  /** Logins that are under way, or were never answered, and how many were begun at all. */
  #moving = 0;
  #moves = 0;

  constructor(shop: Shop, product: string) {
    this.#shop = shop;
    this.#product = product;
  }

  /** From now on everything counts again: the server is quiet and was counted. */
  counted(): void {
    this.#doubt = 0;
    this.#moving = 0;
  }

  async act(chance: Chance): Promise<void> {
    await this.#shop.mayGoOn();
    const what = chance.pick(['add', 'add', 'add', 'add', 'add', 'look', 'login', 'order', 'order', 'logout']);
    if (what === 'add') await this.#add(chance);
    else if (what === 'look') await this.#send(chance, 'GET', '/cart/');
    else if (what === 'login') await this.#login(chance);
    else if (what === 'order') await this.#order(chance);
    else if (chance.happens(0.4)) await this.#leave(chance);
  }

  async #add(chance: Chance): Promise<void> {
    const { ledger, world, isQueued } = this.#shop;
    const [then, doubt, moving, moves] = [world(), this.#doubt, this.#moving, this.#moves];
    const answer = await this.#send(chance, 'POST', '/cart/add', `product=${this.#product}&count=1`);
    if (answer?.status !== 303) ledger.wentUnanswered(this.#product);
    // What another world was asked for is counted by its own count.
    if (world() !== then) return;
    const metNoLogin = moving === 0 && moves === this.#moves;
    const isCertain = this.#doubt === 0 && doubt === 0 && (metNoLogin || isQueued());
    if (answer?.status === 303 && isCertain) ledger.addedSurely(this.#product);
    else ledger.addedPerhaps(this.#product);
  }

  async #order(chance: Chance): Promise<void> {
    const page = await this.#send(chance, 'GET', '/checkout/');
    const fresh = page === null ? null : hiddenField(page.body, 'order');
    if (fresh !== null) this.#forms = [...this.#forms, fresh].slice(-3);
    await this.#shop.mayGoOn();
    // Sometimes an older form of another tab.
    const form = chance.happens(0.7) ? this.#forms.at(-1) : this.#forms[0];
    if (form !== undefined) await this.#send(chance, 'POST', '/checkout/', `order=${encodeURIComponent(form)}`);
  }

  /**
   * A login moves the cart to a new session and ends the old one in two steps, and loses nothing of it whatever fails. Only where
   * requests do not queue up, an add may be written into the old one in between.
   */
  async #login(chance: Chance): Promise<void> {
    const { world } = this.#shop;
    const then = world();
    this.#moving += 1;
    this.#moves += 1;
    const answer = await this.#send(chance, 'POST', '/login', `name=${this.#product}`);
    if (world() === then && answer !== null && this.#moving > 0) this.#moving -= 1;
  }

  async #leave(chance: Chance): Promise<void> {
    const { ledger, world } = this.#shop;
    const then = world();
    this.#doubt += 1;
    ledger.doubt(this.#product);
    const answer = await this.#send(chance, 'POST', '/logout');
    ledger.doubt(this.#product);
    if (world() === then && answer?.status === 303) this.#doubt -= 1;
  }

  /** Null when the connection was dropped, by us or by the server. */
  async #send(chance: Chance, method: string, path: string, body = ''): Promise<Answer | null> {
    const sending = this.#exchange(chance, method, path, body);
    try {
      return await inBeats(`${method} ${path}`, MOST_MS, sending);
    } catch (error) {
      this.#shop.fail(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #exchange(chance: Chance, method: string, path: string, body: string): Promise<Answer | null> {
    const { port } = this.#shop;
    const host = `127.0.0.1:${port}`;
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const form =
      method === 'POST'
        ? `Origin: http://${host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`
        : '';
    const head = `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}${form}\r\n`;
    const bytes = head + body;
    const manner = chance.happens(0.65)
      ? 'whole'
      : chance.pick(['drop-sending', 'drop-at-once', 'drop-later', 'drop-answer', 'slow', 'slow-drop', 'piped-drop']);
    const cut = chance.below(bytes.length);
    const pause = chance.below(30);
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let received = '';
      const end = (answer: Answer | null) => {
        socket.destroy();
        resolve(answer);
      };
      const dropAfter = (ms: number) => void wait(ms).then(() => end(null));
      socket.setEncoding('latin1');
      socket.on('error', () => end(null));
      socket.on('close', () => end(null));
      socket.on('data', (chunk: string) => {
        if (manner === 'drop-answer') return end(null);
        received += chunk;
        const answer = readAnswer(received);
        if (answer === null) return;
        this.#keepCookies(answer.head);
        end(answer);
      });
      socket.on('connect', () => {
        switch (manner) {
          case 'drop-sending':
            socket.write(bytes.slice(0, cut));
            return dropAfter(pause);
          case 'drop-at-once':
            return void socket.write(bytes, () => end(null));
          case 'drop-later':
            socket.write(bytes);
            return dropAfter(pause);
          case 'slow':
          case 'slow-drop':
            socket.write(head);
            return void wait(pause * 4).then(() => (manner === 'slow' ? socket.write(body) : end(null)));
          case 'piped-drop':
            socket.write(`GET /cart/ HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n${bytes}`);
            return dropAfter(pause);
          default:
            socket.write(bytes);
        }
      });
    });
  }

  #keepCookies(head: string): void {
    for (const [, name = '', value = '', rest = ''] of head.matchAll(/^set-cookie: ([^=]+)=([^;\r]*)([^\r]*)/gim)) {
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(rest)) this.#jar.delete(name);
      else {
        this.#jar.set(name, value);
        this.#shop.given(value);
      }
    }
  }
}

function readAnswer(received: string): Answer | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.slice(0, end);
  const body = received.slice(end + 4);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined || body.length < Number(length)) return null;
  return { status: Number(head.slice(9, 12)), head, body };
}
