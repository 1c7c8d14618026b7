import type { AskErrorCode } from '../../main/shared/ask-error.ts';
import type { BenchState, PaneId } from '../../main/shared/bench-records.ts';
import type { AppFacts, NoticeCode, RefusedCookie } from '../../main/shared/contract.ts';
import type { Comparison, ExchangeNews } from '../../main/shared/exchange-news.ts';
import type { SettingsState } from '../../main/shared/settings-records.ts';
import type { TrafficNews, TrafficSnapshot } from '../../main/shared/traffic-records.ts';
import type { InspectorEvent, InspectorSnapshot } from '../../server/inspector/records.ts';
import { type OpenedStory, openStory } from './opened-story.ts';
import { nobodyYet, type People, rememberPeople } from './people.ts';
import { applyEvents, pictureOf, type ServerPicture } from './server-picture.ts';
import { type TrafficPicture, takeNews, trafficOf } from './traffic-picture.ts';

/** News that is told in a sentence; the others change what is shown. */
export type SpokenNews = Exclude<ExchangeNews, { kind: 'compared' | 'opened' | 'over' }>;

/** All that the window shows, apart from what is only a matter of looking (the chosen tab, the selected line). */
export interface WindowState {
  readonly facts: AppFacts;
  readonly bench: BenchState;
  readonly people: People;
  readonly server: ServerPicture;
  /** What went to other servers than the shop. */
  readonly traffic: TrafficPicture;
  readonly settings: SettingsState;
  /** Something that a page asked for was refused; told in its pane's frame until it goes on. */
  readonly notices: ReadonlyMap<PaneId, NoticeCode>;
  /** Why the last thing asked for was not done; null when it was. */
  readonly complaint: AskErrorCode | null;
  /** What came of the last thing that was done with an exchange; null when it has been read. */
  readonly exchangeNews: SpokenNews | null;
  /** A story from a file, as long as it is told; what is live goes on behind it. */
  readonly story: OpenedStory | null;
  /** Two exchanges side by side, as long as they are looked at. */
  readonly comparison: Comparison | null;
  /** Cookies that the engine did not take or send, newest last. */
  readonly refusedCookies: readonly RefusedCookie[];
}

export type WindowAction =
  | { readonly kind: 'bench'; readonly bench: BenchState }
  | { readonly kind: 'snapshot'; readonly snapshot: InspectorSnapshot; readonly receivedAt: number }
  | { readonly kind: 'events'; readonly events: readonly InspectorEvent[] }
  | { readonly kind: 'traffic'; readonly news: TrafficNews }
  | { readonly kind: 'settings'; readonly settings: SettingsState }
  | { readonly kind: 'notice'; readonly paneId: PaneId; readonly code: NoticeCode | null }
  | { readonly kind: 'cookie-refused'; readonly refused: RefusedCookie }
  | { readonly kind: 'exchange-news'; readonly news: ExchangeNews | null }
  | { readonly kind: 'comparison-closed' }
  | { readonly kind: 'story-closed' }
  | { readonly kind: 'complaint'; readonly code: AskErrorCode | null };

const mostRefusedCookies = 50;

/** @param receivedAt ms since 1970 by the window's clock, when the snapshot came. */
export function openState(
  facts: AppFacts,
  bench: BenchState,
  snapshot: InspectorSnapshot,
  settings: SettingsState,
  receivedAt: number,
  traffic: TrafficSnapshot = { seq: 0, records: [] },
): WindowState {
  return {
    facts,
    bench,
    people: rememberPeople(nobodyYet, bench),
    server: pictureOf(snapshot, receivedAt),
    traffic: trafficOf(traffic),
    settings,
    notices: new Map(),
    complaint: null,
    exchangeNews: null,
    comparison: null,
    story: null,
    refusedCookies: [],
  };
}

export function reduce(state: WindowState, action: WindowAction): WindowState {
  switch (action.kind) {
    case 'bench':
      return {
        ...state,
        bench: action.bench,
        people: rememberPeople(state.people, action.bench),
        notices: keepNotices(state, action.bench),
      };
    case 'snapshot':
      return { ...state, server: pictureOf(action.snapshot, action.receivedAt) };
    case 'events':
      return {
        ...state,
        server: applyEvents(state.server, action.events),
        complaint: startedAgain(state, action.events) ? null : state.complaint,
      };
    case 'traffic':
      return { ...state, traffic: takeNews(state.traffic, action.news) };
    case 'settings':
      return { ...state, settings: action.settings };
    case 'notice': {
      const notices = new Map(state.notices);
      if (action.code === null) notices.delete(action.paneId);
      else notices.set(action.paneId, action.code);
      return { ...state, notices };
    }
    case 'cookie-refused':
      return { ...state, refusedCookies: [...state.refusedCookies, action.refused].slice(-mostRefusedCookies) };
    case 'exchange-news':
      return takeExchangeNews(state, action.news);
    case 'comparison-closed':
      return { ...state, comparison: null };
    case 'story-closed':
      return { ...state, story: null };
    case 'complaint':
      // That the server has ended stays said until it runs again, whatever else is done or fails meanwhile.
      return state.complaint === action.code || state.complaint === 'server-stopped'
        ? state
        : { ...state, complaint: action.code };
    default:
      return assertNever(action);
  }
}

function startedAgain({ complaint }: WindowState, events: readonly InspectorEvent[]): boolean {
  return complaint === 'server-stopped' && events.some(({ kind }) => kind === 'reset');
}

function takeExchangeNews(state: WindowState, news: ExchangeNews | null): WindowState {
  switch (news?.kind) {
    case 'compared':
      return { ...state, exchangeNews: null, comparison: news.comparison };
    case 'opened':
      return { ...state, exchangeNews: null, comparison: null, story: openStory(news.story) };
    case 'over':
      return { ...state, exchangeNews: null, comparison: null, story: null };
    default:
      return { ...state, exchangeNews: news };
  }
}

/** A notice belongs to the page that caused it: another address, and it is over. */
function keepNotices(state: WindowState, bench: BenchState): ReadonlyMap<PaneId, NoticeCode> {
  if (state.notices.size === 0) return state.notices;
  const addresses = new Map(bench.panes.map((pane) => [pane.id, pane.address]));
  const before = new Map(state.bench.panes.map((pane) => [pane.id, pane.address]));
  return new Map([...state.notices].filter(([id]) => addresses.has(id) && addresses.get(id) === before.get(id)));
}

function assertNever(action: never): never {
  throw new Error(`unknown action ${JSON.stringify(action)}`);
}
