/** Rewinding as the window works it: back to a moment, forth again, and what cannot be put back. */
import type { MovableClock } from '../clock.ts';
import type { RewindPoint } from '../inspector/records.ts';
import type { SessionKeeping } from '../session-keeping.ts';
import type { Settings } from '../settings/settings.ts';
import { BadRewind, type HistoryKeeper, type Moment, type NotRewound, type Rewound, type Stand } from './history.ts';

export interface History {
  /** Keeps a history from now on. @throws StillBusy, StoreFailed */
  start(): Promise<void>;
  /** Keeps none any more; what was kept is forgotten. */
  stop(): void;
  /** False also after it gave up, because there are too many sessions. */
  readonly isRecording: boolean;
  /** Exchanges that can be gone back to, oldest first, also those of other branches. */
  readonly moments: readonly Moment[];
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

export interface RewinderParts {
  readonly keeper: HistoryKeeper;
  readonly clock: MovableClock;
  /** One change of the whole server after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly keeping: () => SessionKeeping;
  readonly settings: () => Settings;
  readonly demandNobodyHeld: () => void;
  /** Takes these settings, whose medium is the one in use. */
  readonly adopt: (settings: Settings) => void;
  readonly tell: (branch: number, to: RewindPoint | null) => void;
}

/** A present that was left. */
interface Departure {
  readonly stand: Stand;
  /** How far the clock was ahead then: the present's clock has run on. */
  readonly ahead: number;
}

export class Rewinder implements History {
  readonly #parts: RewinderParts;
  #departures: Departure[] = [];

  constructor(parts: RewinderParts) {
    this.#parts = parts;
  }

  start(): Promise<void> {
    return this.#parts.inTurn(async () => {
      if (this.isRecording) return;
      this.#departures = [];
      await this.#parts.keeping().startHistory();
    });
  }

  stop(): void {
    this.#departures = [];
    this.#parts.keeper.stop();
  }

  get isRecording(): boolean {
    return this.#parts.keeper.isRecording;
  }

  get moments(): readonly Moment[] {
    return this.#parts.keeper.list();
  }

  get returns(): number {
    return this.#departures.filter(({ stand }) => this.#parts.keeper.isReachable(stand)).length;
  }

  rewindTo(point: RewindPoint): Promise<Rewound> {
    return this.#parts.inTurn(() => this.#rewindTo(point));
  }

  return(): Promise<Rewound> {
    return this.#parts.inTurn(() => this.#return());
  }

  async #rewindTo(point: RewindPoint): Promise<Rewound> {
    const { clock, keeper } = this.#parts;
    const stand = keeper.findStand(point);
    const left: { departure: Departure | null } = { departure: null };
    const rewound = await this.#go(stand, point, () => {
      left.departure = { stand: keeper.stand(), ahead: clock.ahead };
      clock.setAhead(stand.time - (clock.now() - clock.ahead));
    });
    if (left.departure !== null) this.#departures.push(left.departure);
    return rewound;
  }

  async #return(): Promise<Rewound> {
    const { clock } = this.#parts;
    const departure = this.#departures.at(-1);
    if (departure === undefined) throw new BadRewind('Nothing was rewound: this is the present.');
    const rewound = await this.#go(departure.stand, null, () => clock.setAhead(departure.ahead));
    this.#departures.pop();
    return rewound;
  }

  async #go(stand: Stand, to: RewindPoint | null, moveClock: () => void): Promise<Rewound> {
    const { clock, keeper, keeping, settings, demandNobodyHeld, adopt, tell } = this.#parts;
    demandNobodyHeld();
    const { ahead } = clock;
    const { medium } = settings();
    let moved = false;
    try {
      await keeping().travel(
        stand,
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
    tell(keeper.branch, to);
    const notRewound: NotRewound[] = ['answers', 'log'];
    if (stand.medium !== medium) notRewound.push('medium');
    return { branch: keeper.branch, notRewound };
  }
}
