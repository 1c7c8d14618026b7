import { EventEmitter } from 'node:events';
import type { InspectorEvent } from '../../../server/inspector/records.ts';
import {
  BadRewind,
  type NotRewound,
  type SessionServer,
  StillBusy,
  StoreFailed,
} from '../../../server/session-server.ts';
import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Jar } from '../../browsers/jars/jar.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { JarId } from '../../shared/bench-records.ts';
import type { RewindState } from '../../shared/contract/lessons.ts';
import { numberIn } from '../../shared/exchange-id.ts';
import type { RewindPlace } from '../../shared/exchange-records.ts';
import { type IdentifyVisitor, jarOfVisitor } from '../../shared/visitor-id.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import { CookieTimeline } from './cookie-timeline.ts';

interface RewindEventMap {
  changed: [RewindState];
}

type Holdings = ReadonlyMap<JarId, readonly StoredCookie[]>;

/**
 * Takes the whole class back to any exchange: the server puts back its own (store, orders, settings, clock), and here the
 * jars get the shop's cookies of then. What other sites did is never put back.
 */
export class Rewind extends EventEmitter<RewindEventMap> {
  readonly #bench: Bench;
  readonly #server: SessionServer;
  readonly #timeline = new CookieTimeline<StoredCookie>();
  /** What the jars held in each present that was left. */
  #presents: Holdings[] = [];
  #at: RewindPlace | null = null;
  #notRewound: readonly NotRewound[] = [];
  readonly #identify: IdentifyVisitor;
  readonly #unsubscribe: () => void;

  constructor(bench: Bench, server: SessionServer, identify: IdentifyVisitor) {
    super();
    this.#bench = bench;
    this.#server = server;
    this.#identify = identify;
    bench.on('cookies', (jarId, cookies) => this.#timeline.hold(jarId, Date.now(), cookies));
    this.#unsubscribe = server.inspector.subscribe((event) => this.#hear(event));
  }

  state(): RewindState {
    return {
      recording: this.#server.history.isRecording,
      at: this.#at,
      returns: this.#presents.length,
      notRewound: this.#notRewound,
    };
  }

  /** @throws AskError cannot-rewind, with the server's sentence: nothing has changed then */
  async to(place: RewindPlace): Promise<void> {
    const exchange = numberIn('server', place.exchange);
    const point = exchange === null ? null : { exchange, side: place.side };
    const then = point && this.#timeline.at(point);
    if (point === null || then === null)
      throw new AskError('cannot-rewind', 'This exchange is too long ago, or not a pane’s.');
    const present = await this.#holdings();
    const { notRewound } = await asAsked(() => this.#server.history.rewindTo(point));
    this.#presents.push(present);
    this.#at = place;
    this.#notRewound = notRewound;
    await this.#put(then);
  }

  /** The present that the last rewind left is back. @throws AskError cannot-rewind */
  async return(): Promise<void> {
    const present = this.#presents.at(-1);
    if (present === undefined) return;
    await asAsked(() => this.#server.history.return());
    this.#presents.pop();
    this.#at = null;
    this.#notRewound = [];
    await this.#put(present);
  }

  /** A new run begins: nothing to go back to. */
  async forget(): Promise<void> {
    this.#timeline.clear();
    this.#presents = [];
    this.#at = null;
    this.#notRewound = [];
    this.#server.history.stop();
    await this.#server.history.start();
    this.emit('changed', this.state());
  }

  close(): void {
    this.#unsubscribe();
    this.removeAllListeners();
  }

  #hear(event: InspectorEvent): void {
    if (event.kind === 'exchange-began') {
      const { id, who } = event.exchange;
      const jarId = jarOfVisitor(this.#identify(who));
      if (jarId !== null) this.#timeline.begin(id, jarId, Date.now());
    } else if (event.kind === 'exchange') {
      const { id, response } = event.exchange;
      this.#timeline.end(
        id,
        Date.now(),
        response.headers.some(([name]) => name.toLowerCase() === 'set-cookie'),
      );
    }
  }

  async #holdings(): Promise<Holdings> {
    const jars = this.#shopJars();
    return new Map(await Promise.all(jars.map(async (jar) => [jar.id, await jar.shopCookies()] as const)));
  }

  #shopJars(): readonly Jar[] {
    const jars = this.#bench.state().jars.filter(({ site }) => site === 'shop');
    return jars.map(({ id }) => this.#bench.jar(id));
  }

  /** Jars that have gone since stay gone; those that were not there yet are strangers again. */
  async #put(holdings: Holdings): Promise<void> {
    const jars = this.#shopJars();
    await Promise.all(jars.map((jar) => jar.putShopCookies(holdings.get(jar.id) ?? [])));
    // The pages show what was: asked for anew, they show what is.
    const shop = `${this.#server.url}/`;
    const shown = this.#bench.panes.map((pane) => ({ pane, address: pane.state().address }));
    await Promise.all(
      shown.filter(({ address }) => address.startsWith(shop)).map(({ pane, address }) => pane.load(address)),
    );
    this.emit('changed', this.state());
  }
}

async function asAsked<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BadRewind || error instanceof StillBusy || error instanceof StoreFailed)
      throw new AskError('cannot-rewind', error.message, error.trouble);
    throw error;
  }
}
