import type { Secrets } from '../defence/secrets.ts';
import type { RecentlyEnded } from '../gate/recently-ended.ts';
import { recordOrders, recordStore } from '../history/record-changes.ts';
import type { HistoryRecorder } from '../history/recorder.ts';
import type { Observer } from '../inspector/inspector.ts';
import { observeStore } from '../inspector/observe-store.ts';
import type { GoneReason } from '../inspector/records.ts';
import { makeTicketIssuer } from '../session/issue-ticket.ts';
import { makeSessionMiddleware } from '../session/open-session.ts';
import { refuseReplaced } from '../session/refuse-replaced.ts';
import type { SessionKey } from '../session-types.ts';
import type { SettingsGeneration } from '../settings/generations.ts';
import type { Settings } from '../settings/settings.ts';
import type { OrderBook } from '../store/orders.ts';
import type { OpenedMedium } from './opened-medium.ts';

export interface GenerationDeps {
  readonly secrets: Secrets;
  readonly now: () => number;
  readonly observer: Observer;
  readonly history: HistoryRecorder;
  readonly ended: RecentlyEnded;
}

/** Builds what requests work with out of settings and an opened medium: its store with a deadline, recorded and observed. */
export function makeGeneration(
  settings: Settings,
  medium: OpenedMedium,
  { secrets, now, observer, history, ended }: GenerationDeps,
): SettingsGeneration {
  const { count } = medium;
  const { store, orders } = refuseReplaced(medium.within(settings), ended);
  const noteGone = (key: SessionKey, why: GoneReason) => {
    count.gone();
    observer.emitGone(key, why);
  };
  const observed = observeStore(recordStore(store, history), {
    get hasListeners() {
      return observer.hasListeners;
    },
    row: (row) => observer.emit({ kind: 'row', row }),
    gone: noteGone,
    made: () => count.made(),
  });
  const recorded = recordOrders(orders, history);
  const book: OrderBook = {
    ...recorded,
    place: async (number, order, session) => {
      const placing = await recorded.place(number, order, session);
      // The book ends the session in one step with the order, past the observed store.
      if (placing.kind === 'placed' && session !== null) noteGone(session.key, 'destroyed');
      return placing;
    },
  };
  return {
    settings,
    store: observed,
    orders: book,
    openSession: makeSessionMiddleware({ store: observed, settings, now, ended }),
    issueTicket: makeTicketIssuer(settings, secrets, now),
  };
}
