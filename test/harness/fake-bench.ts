/** The bench of a recorded story: Ann with tea, juice and a form, Bob without a ticket, Cleo who logged out, a phone. */
import type { BenchState, CookieView, JarState, PaneId } from '../../main/shared/bench-records.ts';
import type { ExchangeRecord, InspectorNews, ShopSnapshot } from '../../main/shared/exchange-records.ts';
import { visitorOfJar } from '../../main/shared/visitor-id.ts';
import { RecordNamer } from '../../main/shop/inspector/name-records.ts';
import type { WindowStart } from '../../renderer/state/window-state.ts';
import type { InspectorEvent, InspectorSnapshot, SessionRow } from '../../server/inspector/records.ts';
import type { MainPicture } from './canned-bridge.ts';
import { fakeFacts, fakePane } from './fake-facts.ts';
import { ann, bob, fakeVisitors } from './fake-people.ts';
import { fakeSettings } from './fake-settings.ts';
import recorded from './recorded-shop.json' with { type: 'json' };

interface Recording {
  readonly snapshot: InspectorSnapshot;
  readonly events: readonly InspectorEvent[];
}

/** As the real server told it (record-shop.ts). JSON widens the unions and drops the brands that the records have. */
const recording = recorded as unknown as Recording;

/** Gives the fake bench's exchanges and visitors the names that the window knows them by. */
const fakeNamer = new RecordNamer('server', fakeVisitors().identify);

/** The recording as the window gets it. */
export const named: { readonly snapshot: ShopSnapshot; readonly events: readonly InspectorNews[] } = {
  snapshot: fakeNamer.snapshot(recording.snapshot),
  events: recording.events.map((event) => fakeNamer.news(event)),
};

/** Between two visits in the retold story, in ms; what a visit led to follows at once. */
const pause = 9_000;

/** The recorded story, retold so that it ends now. @param now ms since 1970. */
export function retell(now: number): { exchanges: readonly ExchangeRecord[]; rows: readonly SessionRow[] } {
  const { exchanges, rows } = named.snapshot;
  let at = now - pause * exchanges.length;
  const retold = exchanges.map((exchange, index) => {
    at += exchanges[index - 1]?.response.status === 303 ? 60 : pause;
    return { ...exchange, at };
  });
  const made = (row: SessionRow) => retold.find((exchange) => exchange.session.after?.key === row.key)?.at ?? now;
  return {
    exchanges: retold,
    rows: rows.map((row) => ({ ...row, createdAt: made(row), changedAt: now, expiresAt: now + 19.7 * 60_000 })),
  };
}

/** The person with the ticket that her last visit left her with. */
function withTicket(jar: JarState, exchanges: readonly ExchangeRecord[]): JarState {
  const held = exchanges.findLast((exchange) => exchange.who === visitorOfJar(jar.id))?.session.after;
  if (!held) return jar;
  return { ...jar, ticket: { kind: 'held', key: held.key, hint: held.hint }, cookies: [ticketCookie(held.hint)] };
}

function ticketCookie(hint: string): CookieView {
  return {
    name: 'jarful',
    value: `s%3A${hint}…`,
    domain: '127.0.0.1',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: true,
    sameSite: 'lax',
    expiresAt: null,
    ticket: true,
    known: null,
  };
}

/** What main answers first, on this bench. */
export function fakeStart({ facts, bench, snapshot, settings }: MainPicture): WindowStart {
  return {
    facts,
    bench,
    snapshot,
    settings,
    traffic: { seq: 0, records: [], gone: [] },
    breakpoints: { holding: false, held: [] },
    rewind: { recording: true, at: null, returns: 0, notRewound: [] },
    lessons: { lessons: [], running: null, offer: null },
    experiments: { experiments: [], running: null, stage: null, caught: [] },
  };
}

/** @param now ms since 1970: the story ends then. */
export function fakePicture(now: number, language = 'en'): MainPicture {
  const { exchanges, rows } = retell(now);
  const bench: BenchState = {
    jars: [withTicket(ann, exchanges), bob],
    panes: [
      fakePane('pane-1' as PaneId, ann.id, 'http://127.0.0.1:7777/cart/'),
      fakePane('pane-2' as PaneId, bob.id, 'http://127.0.0.1:7777/cart/'),
    ],
    activePane: 'pane-1' as PaneId,
    layout: 'row',
    name: null,
    notice: null,
    backstage: { open: true, place: 'auto', alone: false },
    projector: false,
    edits: { canUndo: false, canRedo: false, newer: [] },
    room: 4,
    mayLeaveShop: true,
    switchedOff: [],
  };
  const snapshot: ShopSnapshot = { seq: 60, now, medium: 'memory', rows, exchanges, held: [] };
  return { facts: fakeFacts(language), bench, settings: fakeSettings(), snapshot };
}
