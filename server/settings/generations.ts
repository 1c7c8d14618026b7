import type { RequestHandler } from 'express';
import type { IssueTicket } from '../session/issue-ticket.ts';
import type { OrderBook } from '../store/orders.ts';
import type { SessionStore } from '../store/store.ts';
import type { Settings } from './settings.ts';

/** Settings and the parts made from them, for as long as they stay unchanged. Requests in flight finish with theirs. */
export interface SettingsGeneration {
  readonly settings: Settings;
  readonly store: SessionStore;
  readonly orders: OrderBook;
  readonly openSession: RequestHandler;
  readonly issueTicket: IssueTicket;
}

/** A request's hold on its generation. */
interface Entry {
  readonly generation: SettingsGeneration;
  /** The request is over; calling it twice does nothing. */
  finish(): void;
}

/** One opened medium, and how many requests are at work with it. */
interface Holding {
  generation: SettingsGeneration;
  inside: number;
  /** Run once nobody is inside any more. */
  readonly whenEmpty: (() => void)[];
}

/**
 * Keeps the current settings and store. A request finishes with those it began with; a medium that has been left is closed
 * when its last request is over. So a change of settings, or of the medium, fails no request (promise C34).
 */
export class SettingsGenerations {
  #holding: Holding;

  constructor(first: SettingsGeneration) {
    this.#holding = { generation: first, inside: 0, whenEmpty: [] };
  }

  get current(): SettingsGeneration {
    return this.#holding.generation;
  }

  enter(): Entry {
    const holding = this.#holding;
    holding.inside += 1;
    let finished = false;
    return {
      generation: holding.generation,
      finish: () => {
        if (finished) return;
        finished = true;
        holding.inside -= 1;
        if (holding.inside === 0) for (const tell of holding.whenEmpty.splice(0)) tell();
      },
    };
  }

  /** Other settings on the same medium. */
  replace(next: SettingsGeneration): void {
    this.#holding.generation = next;
  }

  /** Another medium; resolves when the last request on the old one is over. */
  leaveFor(next: SettingsGeneration): Promise<void> {
    const left = this.#holding;
    this.#holding = { generation: next, inside: 0, whenEmpty: [] };
    return this.idle(left);
  }

  /** Resolves when no request is at work any more. */
  idle(holding: Holding = this.#holding): Promise<void> {
    if (holding.inside === 0) return Promise.resolve();
    return new Promise((resolve) => {
      holding.whenEmpty.push(resolve);
    });
  }
}
