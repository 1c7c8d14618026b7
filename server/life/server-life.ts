import type { RequestBreakpoints } from '../breakpoints/breakpoints.ts';
import type { Secrets } from '../defence/secrets.ts';
import type { RecentlyEnded } from '../gate/recently-ended.ts';
import { lookAnew } from '../history/contents.ts';
import type { HistoryRecorder } from '../history/recorder.ts';
import type { Observer } from '../inspector/inspector.ts';
import type { Medium } from '../session-types.ts';
import { nameTicket } from '../settings/name-ticket.ts';
import { applyChange, type Settings } from '../settings/settings.ts';
import type { MediumPlan } from '../store/carry-over.ts';
import type { OpenedStore } from '../store/medium.ts';
import { atMost } from './give-up.ts';
import { Operations } from './operations.ts';
import { StillBusy } from './quiescer.ts';
import type { RunningServer, StartServer } from './start-server.ts';
import type { TidyReport } from './tidying.ts';

/** How long each operation may take, in real ms; the wait for its turn does not count. */
const DEADLINES = {
  start: 30_000,
  /** Carrying a hundred thousand sessions over takes its time, and each step of it has the store's deadline. */
  change: 5 * 60_000,
  plan: 15_000,
  reset: 15_000,
  /** A rewind, and the look at everything with which a history begins. */
  rewind: 60_000,
};

/** How long requests in flight may take before they are cut off, in real ms: nobody waits for a restart as for the end. */
const GRACE_MS = { restart: 5_000, end: 500 };

type State =
  | { readonly is: 'new' }
  | { readonly is: 'running'; readonly server: RunningServer }
  /** A restart has ended it and could not begin it again: the next one tries anew. */
  | { readonly is: 'down' }
  | { readonly is: 'closed' };

export interface ServerLifeDeps {
  readonly start: StartServer;
  readonly settings: Settings;
  readonly recorder: HistoryRecorder;
  readonly observer: Observer;
  readonly breakpoints: RequestBreakpoints;
  readonly ended: RecentlyEnded;
  readonly warn: (sentence: string) => void;
}

/**
 * The server's life, the one owner of all that changes it: listen, change, restart, reset, rewind, tidy, close. They come one
 * after the other, each with a deadline, and one that fails leaves what was there.
 */
export class ServerLife {
  readonly #deps: ServerLifeDeps;
  readonly #operations = new Operations();
  #state: State = { is: 'new' };
  #settings: Settings;
  #secrets: Secrets | null = null;
  /** What tells its ticket's name from those of others of its host; null before the first start. */
  #mark: string | null = null;
  #closing: Promise<void> | null = null;

  constructor(deps: ServerLifeDeps) {
    this.#deps = deps;
    this.#settings = deps.settings;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Those of the latest start, also while it does not run; none before the first. */
  get secrets(): readonly string[] {
    return this.#secrets ?? [];
  }

  /** "" while it does not run. */
  get url(): string {
    return this.#state.is === 'running' ? this.#state.server.url : '';
  }

  /** @throws Error when it does not run */
  get running(): RunningServer {
    if (this.#state.is !== 'running') throw new Error('The server does not run.');
    return this.#state.server;
  }

  listen(): Promise<string> {
    return this.#operations.run(DEADLINES.start, async (signal) => {
      if (this.#state.is !== 'running') await this.#start(signal);
      return this.url;
    });
  }

  change(wanted: Partial<Settings>, carry: boolean): Promise<Settings> {
    return this.#operations.run(DEADLINES.change, async (signal) => {
      const next = nameTicket(applyChange(this.#settings, wanted), this.#mark);
      if (this.#state.is !== 'running') this.#take(next);
      else if (next.medium === this.#settings.medium) {
        this.running.stores.adopt(next);
        this.#take(next);
      } else {
        this.#demandNobodyHeld();
        await this.running.stores.changeMedium(next, carry, signal, () => {
          this.#take(next);
          this.#deps.observer.emit({ kind: 'reset' });
        });
      }
      return this.#settings;
    });
  }

  /** Settings that a rewind brings back; their medium is the one in use. */
  adopt(settings: Settings): void {
    this.running.stores.adopt(settings);
    this.#settings = settings;
  }

  plan(to: Medium): Promise<MediumPlan> {
    return this.#operations.run(DEADLINES.plan, (signal) => this.running.stores.plan(to, signal));
  }

  restart(): Promise<string> {
    return this.#operations.run(DEADLINES.start, async (signal) => {
      if (this.#state.is === 'new') throw new Error('The server does not run.');
      await this.#stop(GRACE_MS.restart, signal);
      // What a process knows by heart ends with it.
      this.#deps.ended.clear();
      await this.#start(signal);
      this.#deps.observer.emit({ kind: 'reset' });
      return this.url;
    });
  }

  reset(keepStore = false): Promise<void> {
    const { breakpoints, recorder, ended, observer, warn } = this.#deps;
    return this.#operations.run(DEADLINES.reset, async (signal) => {
      const { stores } = this.running;
      breakpoints.clear();
      await stores.alone(signal, async (ground) => {
        try {
          if (!keepStore) await stores.forgetAll(signal);
        } catch (error) {
          // What went until then stays gone.
          if (recorder.isRecording) await lookAnew(recorder, ground, warn);
          throw error;
        }
        recorder.forget();
        if (keepStore && recorder.isRecording) await lookAnew(recorder, ground, warn);
        ended.clear();
        observer.forgetExchanges();
        observer.emit({ kind: 'reset' });
      });
    });
  }

  /** The round takes its turn to begin; it then runs beside the requests, and stops for whatever comes after it. */
  async tidy(): Promise<TidyReport> {
    const { report } = await this.#operations.run(DEADLINES.start, async () => ({
      report: this.running.stores.tidying.run(),
    }));
    return report;
  }

  /** Does `work` on the medium in use with no request inside, as a rewind needs it. @throws StillBusy */
  alone<T>(work: (ground: OpenedStore, signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#operations.run(DEADLINES.rewind, async (signal) => {
      this.#demandNobodyHeld();
      return this.running.stores.alone(signal, (ground) => work(ground, signal));
    });
  }

  /** The end, for good. Whatever is at work gives up; resolves within two seconds. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await atMost(GRACE_MS.end, this.#operations.end());
    await this.#stop(GRACE_MS.end);
    this.#state = { is: 'closed' };
  }

  async #start(signal: AbortSignal): Promise<void> {
    const server = await this.#deps.start(this.#settings, signal);
    this.#secrets = server.secrets;
    this.#mark = server.mark;
    this.#settings = nameTicket(this.#settings, server.mark);
    this.#state = { is: 'running', server };
  }

  async #stop(graceMs: number, signal?: AbortSignal): Promise<void> {
    const { breakpoints } = this.#deps;
    const was = this.#state;
    breakpoints.clear();
    if (was.is !== 'running') return;
    this.#state = { is: 'down' };
    await was.server.stop(graceMs, signal);
  }

  #take(settings: Settings): void {
    this.#deps.recorder.noteSettings(this.#settings, settings);
    this.#settings = settings;
  }

  #demandNobodyHeld(): void {
    if (this.#deps.breakpoints.held.length > 0) throw new StillBusy('busy.held');
  }
}
