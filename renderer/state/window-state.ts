import type { AskErrorCode } from '../../main/shared/ask-error.ts';
import { type BenchNews, type BenchView, takeBenchNews, viewOf } from '../../main/shared/bench-news.ts';
import type { BenchState, PaneId } from '../../main/shared/bench-records.ts';
import type { AppFacts } from '../../main/shared/contract/app.ts';
import type { MemoryCost } from '../../main/shared/contract/bench.ts';
import type { BreakpointsState } from '../../main/shared/contract/breakpoints.ts';
import type { RefusedCookie } from '../../main/shared/contract/jars.ts';
import type { RewindState } from '../../main/shared/contract/lessons.ts';
import type { NoticeCode } from '../../main/shared/contract.ts';
import type { Comparison, ExchangeNews } from '../../main/shared/exchange-news.ts';
import type { InspectorNews, ShopSnapshot } from '../../main/shared/exchange-records.ts';
import type { ExperimentsState } from '../../main/shared/experiment-records.ts';
import type { GridColumn, GridState } from '../../main/shared/grid-records.ts';
import type { LessonsState } from '../../main/shared/lesson-records.ts';
import type { SettingsState } from '../../main/shared/settings-records.ts';
import type { TrafficNews, TrafficSnapshot } from '../../main/shared/traffic-records.ts';
import { type LogFilter, wholeLog } from './log-lines.ts';
import { type OpenedRecording, openRecording } from './opened-recording.ts';
import { nobodyYet, type People, rememberPeople } from './people.ts';
import { applyEvents, pictureOf, type ServerPicture } from './server-picture.ts';
import { type TrafficPicture, takeNews, trafficOf } from './traffic-picture.ts';

/** News that is told in a sentence; the others change what is shown. */
export type SpokenNews = Exclude<ExchangeNews, { kind: 'compared' | 'opened' | 'over' }>;

/** Slices that main tells whole whenever they change. */
export interface ToldSlices {
  readonly settings: SettingsState;
  /** Which requests are held now, and which stand there. */
  readonly breakpoints: BreakpointsState;
  /** Where in the run the class is. */
  readonly rewind: RewindState;
  /** The lessons, and the one that runs. */
  readonly lessons: LessonsState;
  /** The experiments, and which one runs. */
  readonly experiments: ExperimentsState;
  /** What the panes cost; null until it has been measured. */
  readonly memory: MemoryCost | null;
  /** The cookie-flag grid, cells filling in while they are tried; null until somebody has looked at it. */
  readonly grid: GridState | null;
}

/** What main answers before there is anything to draw. */
export interface WindowStart
  extends Pick<ToldSlices, 'settings' | 'breakpoints' | 'rewind' | 'lessons' | 'experiments'> {
  readonly facts: AppFacts;
  readonly bench: BenchState;
  readonly snapshot: ShopSnapshot;
  readonly traffic: TrafficSnapshot;
}

/** All that the window shows, apart from what is only a matter of looking (the chosen tab, the selected line). */
export interface WindowState extends ToldSlices {
  readonly facts: AppFacts;
  /** Who is there and what lies in their jars: one that did not change is the same object as before. */
  readonly jars: BenchState['jars'];
  /** In their order; one that did not change is the same object as before. */
  readonly panes: BenchState['panes'];
  readonly bench: BenchView;
  /** Everybody who ever talked to the server from here. */
  readonly people: People;
  readonly server: ServerPicture;
  /** What went to other servers than the shop. */
  readonly traffic: TrafficPicture;
  /** Something that a page asked for was refused; told in its pane's frame until it goes on. */
  readonly notices: ReadonlyMap<PaneId, NoticeCode>;
  /** Why the last thing asked for was not done; null when it was. */
  readonly complaint: AskErrorCode | null;
  /** What came of the last thing that was done with an exchange; null when it has been read. */
  readonly exchangeNews: SpokenNews | null;
  /** A recording from a file, as long as it is told; what is live goes on behind it. */
  readonly recording: OpenedRecording | null;
  /** Two exchanges side by side, as long as they are looked at. */
  readonly comparison: Comparison | null;
  /** Cookies that the engine did not take or send, newest last. */
  readonly refusedCookies: readonly RefusedCookie[];
  /** What the log is narrowed to, also while another panel is in view. */
  readonly logFilter: Required<LogFilter>;
}

export type WindowAction =
  | { readonly kind: 'bench'; readonly news: BenchNews }
  | { readonly kind: 'told'; readonly told: Partial<ToldSlices> }
  | { readonly kind: 'facts'; readonly facts: AppFacts }
  | { readonly kind: 'grid-column'; readonly column: GridColumn }
  | { readonly kind: 'snapshot'; readonly snapshot: ShopSnapshot; readonly receivedAt: number }
  | { readonly kind: 'events'; readonly events: readonly InspectorNews[] }
  | { readonly kind: 'traffic'; readonly news: TrafficNews }
  | { readonly kind: 'notice'; readonly paneId: PaneId; readonly code: NoticeCode | null }
  | { readonly kind: 'cookie-refused'; readonly refused: RefusedCookie }
  | { readonly kind: 'exchange-news'; readonly news: ExchangeNews | null }
  | { readonly kind: 'log-filter'; readonly change: Partial<LogFilter> }
  | { readonly kind: 'comparison-closed' }
  | { readonly kind: 'recording-closed' }
  | { readonly kind: 'complaint'; readonly code: AskErrorCode | null };

const mostRefusedCookies = 50;

/** @param receivedAt ms since 1970 by the window's clock, when the snapshot came. */
export function openState(start: WindowStart, receivedAt: number): WindowState {
  const { facts, bench, snapshot, traffic, settings, breakpoints, rewind, lessons, experiments } = start;
  return {
    facts,
    jars: bench.jars,
    panes: bench.panes,
    bench: viewOf(bench),
    people: rememberPeople(nobodyYet, bench.jars),
    server: pictureOf(snapshot, receivedAt),
    traffic: trafficOf(traffic),
    settings,
    breakpoints,
    rewind,
    lessons,
    experiments,
    memory: null,
    grid: null,
    notices: new Map(),
    complaint: null,
    exchangeNews: null,
    comparison: null,
    recording: null,
    refusedCookies: [],
    logFilter: wholeLog,
  };
}

export function reduce(state: WindowState, action: WindowAction): WindowState {
  switch (action.kind) {
    case 'bench':
      return takeBench(state, action.news);
    case 'facts':
      return { ...state, facts: action.facts };
    case 'told':
      return { ...state, ...action.told };
    case 'grid-column':
      return { ...state, grid: state.grid && takeColumn(state.grid, action.column) };
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
    case 'notice': {
      const notices = new Map(state.notices);
      if (action.code === null) notices.delete(action.paneId);
      else notices.set(action.paneId, action.code);
      return { ...state, notices };
    }
    case 'cookie-refused':
      return { ...state, refusedCookies: [...state.refusedCookies, action.refused].slice(-mostRefusedCookies) };
    case 'log-filter':
      return { ...state, logFilter: { ...state.logFilter, ...action.change } };
    case 'exchange-news':
      return takeExchangeNews(state, action.news);
    case 'comparison-closed':
      return { ...state, comparison: null };
    case 'recording-closed':
      return { ...state, recording: null };
    case 'complaint':
      // That the server has ended stays said until it runs again, whatever else is done or fails meanwhile.
      return state.complaint === action.code || state.complaint === 'server-stopped'
        ? state
        : { ...state, complaint: action.code };
    default:
      return assertNever(action);
  }
}

function startedAgain({ complaint }: WindowState, events: readonly InspectorNews[]): boolean {
  return complaint === 'server-stopped' && events.some(({ kind }) => kind === 'reset');
}

function takeExchangeNews(state: WindowState, news: ExchangeNews | null): WindowState {
  switch (news?.kind) {
    case 'compared':
      return { ...state, exchangeNews: null, comparison: news.comparison };
    case 'opened':
      return { ...state, exchangeNews: null, comparison: null, recording: openRecording(news.recording) };
    case 'over':
      return { ...state, exchangeNews: null, comparison: null, recording: null };
    default:
      return { ...state, exchangeNews: news };
  }
}

function takeBench(state: WindowState, news: BenchNews): WindowState {
  const { jars, panes, ...view } = takeBenchNews({ ...state.bench, jars: state.jars, panes: state.panes }, news);
  return {
    ...state,
    jars,
    panes,
    bench: news.view ? view : state.bench,
    people: jars === state.jars ? state.people : rememberPeople(state.people, jars),
    notices: panes === state.panes ? state.notices : keepNotices(state, panes),
  };
}

function takeColumn(grid: GridState, column: GridColumn): GridState {
  return { ...grid, columns: [...grid.columns.filter(({ situation }) => situation !== column.situation), column] };
}

/** A notice belongs to the page that caused it: another address, and it is over. */
function keepNotices(state: WindowState, panes: WindowState['panes']): ReadonlyMap<PaneId, NoticeCode> {
  if (state.notices.size === 0) return state.notices;
  const addresses = new Map(panes.map((pane) => [pane.id, pane.address]));
  const before = new Map(state.panes.map((pane) => [pane.id, pane.address]));
  const kept = [...state.notices].filter(([id]) => addresses.has(id) && addresses.get(id) === before.get(id));
  return kept.length === state.notices.size ? state.notices : new Map(kept);
}

function assertNever(action: never): never {
  throw new Error(`unknown action ${JSON.stringify(action)}`);
}
