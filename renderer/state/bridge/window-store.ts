import type { AskErrorCode } from '../../../main/shared/ask-error.ts';
import type { Answer, JarfulBridge, RequestInput, RequestName, RequestOutput } from '../../../main/shared/contract.ts';
import type { InspectorNews } from '../../../main/shared/exchange-records.ts';
import { openState, reduce, type ToldSlices, type WindowAction, type WindowState } from '../window-state.ts';
import { SecondHand } from './second-hand.ts';

/** Between two drawings of a busy server, ms: fast enough to look live, slow enough to leave time for clicks. */
const betweenDrawings = 150;

type SliceRequest =
  | 'bench.state'
  | 'settings.state'
  | 'breakpoints.state'
  | 'rewind.state'
  | 'lesson.state'
  | 'experiment.state';

const tells = (slice: keyof ToldSlices) => (action: WindowAction) => action.kind === 'told' && slice in action.told;

/** The window's state outside of React, fed by the bridge. */
export class WindowStore {
  readonly #bridge: JarfulBridge;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  /** For what counts down. */
  readonly secondHand: SecondHand;
  #state: WindowState | null = null;
  #shown: WindowState | null = null;
  #shownAt = Number.NEGATIVE_INFINITY;
  #showing: ReturnType<typeof setTimeout> | null = null;
  /** Events that came while a snapshot was on its way: it may be older or newer than they are. */
  #waiting: InspectorNews[] | null = null;
  /** What came before the first state was there. */
  #early: WindowAction[] = [];

  /** @param now ms since 1970. */
  constructor(bridge: JarfulBridge, now: () => number = Date.now) {
    this.#bridge = bridge;
    this.#now = now;
    this.secondHand = new SecondHand(now);
  }

  /** Listens first and asks then, so that nothing falls between. @throws when main does not answer. */
  async start(): Promise<void> {
    this.#bridge.on('bench.changed', (news) => this.dispatch({ kind: 'bench', news }));
    this.#bridge.on('facts.changed', (facts) => this.dispatch({ kind: 'facts', facts }));
    this.#bridge.on('settings.changed', (settings) => this.#told({ settings }));
    this.#bridge.on('breakpoints.changed', (breakpoints) => this.#told({ breakpoints }));
    this.#bridge.on('rewind.changed', (rewind) => this.#told({ rewind }));
    this.#bridge.on('lesson.changed', (lessons) => this.#told({ lessons }));
    this.#bridge.on('experiment.changed', (experiments) => this.#told({ experiments }));
    this.#bridge.on('memory.changed', (memory) => this.#told({ memory }));
    this.#bridge.on('grid.column', (column) => this.dispatch({ kind: 'grid-column', column }));
    this.#bridge.on('inspector.events', ({ events }) => this.#take(events));
    this.#bridge.on('notice.shown', ({ code, paneId }) => this.dispatch({ kind: 'notice', paneId, code }));
    this.#bridge.on('command.ended', ({ code }) => this.dispatch({ kind: 'complaint', code }));
    this.#bridge.on('exchange.news', (news) => this.dispatch({ kind: 'exchange-news', news }));
    this.#bridge.on('cookie.refused', (refused) => this.dispatch({ kind: 'cookie-refused', refused }));
    this.#bridge.on('traffic.events', (news) => this.dispatch({ kind: 'traffic', news }));
    this.#waiting = [];
    const [facts, bench, snapshot, traffic, settings, breakpoints, rewind, lessons, experiments] = await Promise.all([
      this.#need('app.facts', null),
      this.#learn('bench.state', ({ kind }) => kind === 'bench'),
      this.#need('inspector.snapshot', null),
      this.#need('traffic.snapshot', null),
      this.#learn('settings.state', tells('settings')),
      this.#learn('breakpoints.state', tells('breakpoints')),
      this.#learn('rewind.state', tells('rewind')),
      this.#learn('lesson.state', tells('lessons')),
      this.#learn('experiment.state', tells('experiments')),
    ]);
    const start = { facts, bench, snapshot, traffic, settings, breakpoints, rewind, lessons, experiments };
    this.#state = openState(start, this.#now());
    this.#show();
    for (const action of this.#early.splice(0)) this.dispatch(action);
    this.#release();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How things are; null until main has answered. */
  readonly read = (): WindowState | null => this.#state;

  /** How things are drawn: the same, but for a busy server's events, which are drawn a few times a second. */
  readonly shown = (): WindowState | null => this.#shown;

  /** Asks main; a refusal becomes the window's complaint and resolves to null. */
  async ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N> | null> {
    const answer = await this.#bridge.ask(name, input);
    this.dispatch({ kind: 'complaint', code: answer.ok ? null : answer.code });
    return answer.ok ? answer.value : null;
  }

  /** Asks main; the caller shows a refusal itself. */
  async tryAsk<N extends RequestName>(name: N, input: RequestInput<N>): Promise<AskErrorCode | null> {
    const answer = await this.#bridge.ask(name, input);
    return answer.ok ? null : answer.code;
  }

  /** Asks main; the caller needs the answer as it came: what was asked for, or the refusal with its sentence. */
  askWhole<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<RequestOutput<N>>> {
    return this.#bridge.ask(name, input);
  }
  pathOfFile: JarfulBridge['pathOfFile'] = (file) => this.#bridge.pathOfFile(file);

  on: JarfulBridge['on'] = (name, listener) => this.#bridge.on(name, listener);

  dispatch(action: WindowAction): void {
    if (!this.#state) {
      this.#early.push(action);
      return;
    }
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    if (action.kind === 'events' || action.kind === 'traffic') this.#showSoon();
    else this.#show();
    if (next.server.stale && this.#waiting === null) void this.#readAgain();
  }

  #told(told: Partial<ToldSlices>): void {
    this.dispatch({ kind: 'told', told });
  }

  #take(events: readonly InspectorNews[]): void {
    if (this.#waiting) this.#waiting.push(...events);
    else this.dispatch({ kind: 'events', events });
  }

  async #readAgain(): Promise<void> {
    this.#waiting = [];
    const answer = await this.#bridge.ask('inspector.snapshot', null);
    if (answer.ok) this.dispatch({ kind: 'snapshot', snapshot: answer.value, receivedAt: this.#now() });
    else this.dispatch({ kind: 'complaint', code: answer.code });
    this.#release();
  }

  #release(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    if (waiting.length > 0) this.dispatch({ kind: 'events', events: waiting });
  }

  /** Asks for a slice as it is. @param older whether an action tells of it: what came before the answer is older than that. */
  async #learn<N extends SliceRequest>(name: N, older: (action: WindowAction) => boolean): Promise<RequestOutput<N>> {
    const answer = await this.#need(name, null);
    this.#early = this.#early.filter((action) => !older(action));
    return answer;
  }

  async #need<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const answer = await this.#bridge.ask(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.detail}`);
    return answer.value;
  }

  /** At once when it is quiet, so that a click is drawn as it happens; otherwise with what else comes meanwhile. */
  #showSoon(): void {
    if (this.#showing !== null) return;
    const wait = this.#shownAt + betweenDrawings - performance.now();
    if (wait <= 0) this.#show();
    else this.#showing = setTimeout(() => this.#show(), wait);
  }

  #show(): void {
    if (this.#showing !== null) clearTimeout(this.#showing);
    this.#showing = null;
    this.#shown = this.#state;
    this.#shownAt = performance.now();
    for (const listener of this.#listeners) listener();
  }
}
