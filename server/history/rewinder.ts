/** Rewinding as the window works it: back to an exchange, forth again, and what cannot be put back. */
import type { MovableClock } from '../clock.ts';
import type { RewindPoint } from '../inspector/records.ts';
import type { Settings } from '../settings/settings.ts';
import type { StoreLifecycle } from '../store-lifecycle.ts';
import {
  BadRewind,
  type Checkpoint,
  type HistoryRecorder,
  type NotRewound,
  type RewindableExchange,
  type Rewound,
} from './history.ts';

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
  /** One change of the whole server after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly lifecycle: () => StoreLifecycle;
  readonly settings: () => Settings;
  readonly demandNobodyHeld: () => void;
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
  #redo: RedoEntry[] = [];

  constructor(deps: RewinderDeps) {
    this.#deps = deps;
  }

  start(): Promise<void> {
    return this.#deps.inTurn(async () => {
      if (this.isRecording) return;
      this.#redo = [];
      await this.#deps.lifecycle().startHistory();
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

  rewindTo(point: RewindPoint): Promise<Rewound> {
    return this.#deps.inTurn(() => this.#rewindTo(point));
  }

  return(): Promise<Rewound> {
    return this.#deps.inTurn(() => this.#return());
  }

  async #rewindTo(point: RewindPoint): Promise<Rewound> {
    const { clock, recorder } = this.#deps;
    const checkpoint = recorder.findCheckpoint(point);
    const left: { entry: RedoEntry | null } = { entry: null };
    const rewound = await this.#go(checkpoint, point, () => {
      left.entry = { checkpoint: recorder.checkpoint(), ahead: clock.ahead };
      clock.setAhead(checkpoint.time - (clock.now() - clock.ahead));
    });
    if (left.entry !== null) this.#redo.push(left.entry);
    return rewound;
  }

  async #return(): Promise<Rewound> {
    const { clock } = this.#deps;
    const entry = this.#redo.at(-1);
    if (entry === undefined) throw new BadRewind('Nothing was rewound: this is the present.');
    const rewound = await this.#go(entry.checkpoint, null, () => clock.setAhead(entry.ahead));
    this.#redo.pop();
    return rewound;
  }

  async #go(checkpoint: Checkpoint, to: RewindPoint | null, moveClock: () => void): Promise<Rewound> {
    const { clock, recorder, lifecycle, settings, demandNobodyHeld, adopt, emitRewound } = this.#deps;
    demandNobodyHeld();
    const { ahead } = clock;
    const { medium } = settings();
    let moved = false;
    try {
      await lifecycle().travel(
        checkpoint,
        () => {
          // With the clock of then: a record that has expired since must live while it is put back.
          moveClock();
          moved = true;
        },
        (then) => {
          if (then !== null) adopt({ ...then, medium });
        },
      );
    } catch (error) {
      if (moved) clock.setAhead(ahead);
      throw error;
    }
    emitRewound(recorder.branch, to);
    const notRewound: NotRewound[] = ['answers', 'log'];
    if (checkpoint.medium !== medium) notRewound.push('medium');
    return { branch: recorder.branch, notRewound };
  }
}
