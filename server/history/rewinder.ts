/** Rewinding as the window works it: back to an exchange, forth again, and what cannot be put back. */
import type { MovableClock } from '../clock.ts';
import type { RewindPoint } from '../inspector/records.ts';
import type { Settings } from '../settings/settings.ts';
import { BadRewind, type Checkpoint, type RewindableExchange } from './checkpoints.ts';
import { readContents } from './contents.ts';
import type { HistoryRecorder } from './recorder.ts';
import { type Ground, Traveller } from './traveller.ts';

/**
 * What a rewind leaves as it is. "answers": what browsers and other sites have received stays received, and what they did
 * with it stays done. "log": printed lines stay printed. "medium": the sessions were kept in another medium then; they are
 * put back into today's.
 */
export type NotRewound = 'answers' | 'log' | 'medium';

export interface Rewound {
  readonly branch: number;
  readonly notRewound: readonly NotRewound[];
}

export interface History {
  /** Keeps a history from now on. @throws StillBusy, StoreFailed */
  start(): Promise<void>;
  /** Keeps none any more; what was kept is forgotten. */
  stop(): void;
  /** False also after it gave up, because there are too many sessions. */
  readonly isRecording: boolean;
  /** Exchanges that can be gone back to, oldest first, also those of other branches. */
  readonly rewindable: readonly RewindableExchange[];
  /**
   * Puts store (whole records with their times and revisions), orders, settings (but the medium) and clock as they were
   * just before the exchange arrived or just after its answer had left. New requests wait meanwhile, those inside finish.
   * Tickets of then are valid again; the browsers' cookies are the window's to put back.
   * @throws BadRewind, StillBusy (requests are held or do not finish), StoreFailed: nothing has changed then
   */
  rewindTo(point: RewindPoint): Promise<Rewound>;
  /** Undoes the last rewind: the present from which it left is back. @throws as rewindTo */
  return(): Promise<Rewound>;
  /** How many rewinds can be undone. */
  readonly returns: number;
}

export interface RewinderDeps {
  readonly recorder: HistoryRecorder;
  readonly clock: MovableClock;
  readonly warn: (sentence: string) => void;
  /** Does `work` on the medium in use, in its turn among all changes of the server, with no request inside. @throws StillBusy */
  readonly alone: <T>(work: (ground: Ground, signal: AbortSignal) => Promise<T>) => Promise<T>;
  readonly settings: () => Settings;
  /** Takes these settings, whose medium is the one in use. */
  readonly adopt: (settings: Settings) => void;
  readonly emitRewound: (branch: number, to: RewindPoint | null) => void;
}

/** A present that was left by a rewind, to be returned to. */
interface RedoEntry {
  readonly checkpoint: Checkpoint;
  /** How far the clock was ahead then: the present's clock has run on. */
  readonly ahead: number;
}

export class Rewinder implements History {
  readonly #deps: RewinderDeps;
  readonly #traveller: Traveller;
  #redo: RedoEntry[] = [];

  constructor(deps: RewinderDeps) {
    this.#deps = deps;
    this.#traveller = new Traveller(deps.recorder, deps.warn);
  }

  async start(): Promise<void> {
    const { alone, recorder } = this.#deps;
    if (this.isRecording) return;
    await alone(async ({ store, orders }, signal) => {
      if (this.isRecording) return;
      const contents = await readContents(store, orders, signal);
      this.#redo = [];
      recorder.start(contents);
    });
  }

  stop(): void {
    this.#redo = [];
    this.#deps.recorder.stop();
  }

  get isRecording(): boolean {
    return this.#deps.recorder.isRecording;
  }

  get rewindable(): readonly RewindableExchange[] {
    return this.#deps.recorder.list();
  }

  get returns(): number {
    return this.#redo.filter(({ checkpoint }) => this.#deps.recorder.isReachable(checkpoint)).length;
  }

  async rewindTo(point: RewindPoint): Promise<Rewound> {
    const { alone, clock, recorder } = this.#deps;
    // Whoever asks for what is not there need not send everybody outside first.
    recorder.find(point);
    return alone(async (ground, signal) => {
      const checkpoint = recorder.find(point);
      const left: RedoEntry = { checkpoint: recorder.checkpoint(), ahead: clock.ahead };
      const ahead = checkpoint.time - (clock.now() - clock.ahead);
      const rewound = await this.#go({ checkpoint, ahead }, point, ground, signal);
      this.#redo.push(left);
      return rewound;
    });
  }

  async return(): Promise<Rewound> {
    this.#lastLeft();
    return this.#deps.alone(async (ground, signal) => {
      const rewound = await this.#go(this.#lastLeft(), null, ground, signal);
      this.#redo.pop();
      return rewound;
    });
  }

  #lastLeft(): RedoEntry {
    const entry = this.#redo.at(-1);
    if (entry === undefined) throw new BadRewind('rewind.present-already');
    return entry;
  }

  async #go(to: RedoEntry, point: RewindPoint | null, ground: Ground, signal: AbortSignal): Promise<Rewound> {
    const { clock, recorder, settings, adopt, emitRewound } = this.#deps;
    const { checkpoint } = to;
    const { medium } = settings();
    const { ahead } = clock;
    // With the clock of then: a record that has expired since must live while it is put back.
    clock.setAhead(to.ahead);
    try {
      const then = await this.#traveller.travel(checkpoint, ground, signal);
      if (then !== null) adopt({ ...then, medium });
    } catch (error) {
      clock.setAhead(ahead);
      throw error;
    }
    emitRewound(recorder.branch, point);
    const notRewound: NotRewound[] = ['answers', 'log'];
    if (checkpoint.medium !== medium) notRewound.push('medium');
    return { branch: recorder.branch, notRewound };
  }
}
