/**
 * Everything that may pass between the window (renderer) and main. Types only; two directions, no third kind, nothing
 * synchronous: requests (the window asks, a promise answers, errors come back) and events (main tells).
 *
 * The handler table, the preload's lists and the tests' double all `satisfies` these maps: a forgotten place does not compile.
 */
import type { Medium, SessionKey } from '../../server/inspector/records.ts';
import type { MediumPlan, NotRewound, SwitchName } from '../../server/session-server.ts';
import type { AskErrorCode } from './ask-error.ts';
import type { BenchNews } from './bench-news.ts';
import type {
  BenchState,
  CookieDraft,
  CookieName,
  FindWay,
  JarHoldings,
  JarId,
  PaneId,
  Rect,
} from './bench-records.ts';
import type { CommandId } from './command-ids.ts';
import type { ExchangeId } from './exchange-id.ts';
import type { ExchangeMenu, ExchangeNews, WhyNotSend } from './exchange-news.ts';
import type { BreakpointWish, HeldExchange, InspectorNews, RewindPlace, ShopSnapshot } from './exchange-records.ts';
import type { ExperimentId } from './experiment-ids.ts';
import type { ExperimentsState } from './experiment-records.ts';
import type { GridColumn, GridState } from './grid-records.ts';
import type { PolicyKey } from './policy-key.ts';
import type { PresetList, SettingsState, SwitchView, TidyCount } from './settings-records.ts';
import type { TrafficNews, TrafficSnapshot } from './traffic-records.ts';

/** What the window needs to know once, before it draws. */
export interface AppFacts {
  readonly version: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** BCP 47 tag of the language to speak: one that has a folder under languages/ or, in tests, 'en-XA'. */
  readonly language: string;
  /** All that the window can say, in that language, in ICU message format. */
  readonly texts: Readonly<Record<string, string>>;
  /** The shop's origin, e.g. "http://127.0.0.1:7777". */
  readonly serverUrl: string;
  /** What this machine's administrator has settled: which settings are locked, and why the policy could not be followed. */
  readonly policy: { readonly locked: readonly PolicyKey[]; readonly trouble: string | null };
  /** What the keys are called here, e.g. "Ctrl+Shift+N"; empty when a command has none. */
  readonly keys: Readonly<Record<CommandId, string>>;
}

/** A command in the room's language, for palette and key sheet. */
export interface CommandView {
  readonly id: CommandId;
  readonly title: string;
  /** Title of the menu that it stands in. */
  readonly menu: string;
  /** What its keys are called here. */
  readonly keys: readonly string[];
  /** Why it cannot be done now, the end of a sentence; null when it can. */
  readonly whyNot: string | null;
}

/** Which requests are held now, and which stand there. */
export interface DoorState {
  /** Whether a request that fits is going to be held. */
  readonly holding: boolean;
  /** In the order they came. */
  readonly held: readonly HeldExchange[];
}

/** What the panes' processes cost, and what there is. */
export interface MemoryCost {
  readonly panesMb: number;
  readonly machineMb: number;
  /** What several processes share is counted once; false: for each of them, so the cost is too high. */
  readonly shared: boolean;
}

/** Where in the story the class is. */
export interface RewindState {
  /** Whether the server keeps what it needs to go back. */
  readonly recording: boolean;
  /** Where the last rewind went; null in the present. */
  readonly at: RewindPlace | null;
  /** How many presents can be returned to. */
  readonly returns: number;
  /** What the last rewind left as it was. */
  readonly notRewound: readonly NotRewound[];
}

/** A pane's frame has a slot for the page; main lays the native view over it. A missing pane is hidden. */
export interface PaneSlot {
  readonly paneId: PaneId;
  readonly rect: Rect;
}

/** The window asks. Names are `domain.verb`. */
export interface Requests {
  'app.facts': { input: null; output: AppFacts };
  'bench.state': { input: null; output: BenchState };
  /** A bench file that was dropped onto the window; what is wrong with it is told by the bench's `word`. */
  'bench.open-file': { input: { path: string }; output: null };
  /** The bench's `word` has been read. */
  'bench.hush': { input: null; output: null };
  /** Runs a command of the menus, as if chosen there. `fromPage`: the pane whose page has the keyboard. */
  'command.run': { input: { id: CommandId; fromPage?: PaneId }; output: null };
  /** Every command as it stands now, for the palette and the key sheet. */
  'command.list': { input: null; output: { commands: readonly CommandView[] } };
  /** A native menu, since HTML cannot be laid over a pane. x and y in px of the content area. */
  'menu.popup': {
    input: { menu: 'app' | 'layout' | 'pane' | 'person'; x: number; y: number; paneId?: PaneId };
    output: null;
  };
  'jar.create': { input: null; output: { jarId: JarId; paneId: PaneId } };
  /** Calls a person otherwise; undone by jar.undo. @throws no-such-jar, bad-name (1 to 24 visible characters), name-taken */
  'jar.rename': { input: { jarId: JarId; name: string }; output: null };
  /** Takes one cookie out of a jar; undone by the command jar.undo. @throws no-such-jar, no-such-cookie */
  'cookie.delete': { input: { jarId: JarId; cookie: CookieName }; output: null };
  /** Puts a copy of one jar's cookie into another. @throws no-such-jar, no-such-cookie */
  'cookie.copy': { input: { from: JarId; cookie: CookieName; to: JarId }; output: null };
  /**
   * A new bench for somebody's own app: two users and a stranger, fresh jars. Address as typed ("8000" is a port of this
   * machine). @throws bad-address, not-allowed-here (by machine policy), is-the-shop, nobody-answers: the bench stays as it is.
   */
  'own-app.open': { input: { address: string }; output: { url: string } };
  /** The one value, unmasked, because a person asked for it. @throws no-such-jar, no-such-cookie */
  'cookie.reveal': { input: { jarId: JarId; cookie: CookieName }; output: { value: string } };
  /** Writes a cookie, in the place of `old` or as a new one. `refused`: the engine's own words. @throws no-such-jar, no-such-cookie */
  'cookie.write': {
    input: { jarId: JarId; old: CookieName | null; cookie: CookieDraft };
    output: { refused: string | null };
  };
  /** Copies every cookie of one jar into another. @throws no-such-jar */
  'jar.copy-cookies': { input: { from: JarId; to: JarId }; output: { count: number } };
  'jar.holdings': { input: { jarId: JarId }; output: JarHoldings };
  /** Empties a jar of its cookies (undone by jar.undo), and with `everything` of all that pages stored too (not undone). */
  'jar.empty': { input: { jarId: JarId; everything: boolean }; output: null };
  'pane.open': { input: { jarId: JarId }; output: { paneId: PaneId } };
  'pane.close': { input: { paneId: PaneId }; output: null };
  'pane.activate': { input: { paneId: PaneId }; output: null };
  /** Takes the place of another pane in their order; those between move up. */
  'pane.move': { input: { paneId: PaneId; to: PaneId }; output: null };
  /** Gives the keyboard to the pane's page (F6 goes header, pane bar, its page, next pane bar ... backstage). */
  'pane.focus-page': { input: { paneId: PaneId }; output: null };
  /** Address as typed; main completes and checks it. @throws bad-address, not-allowed-here (by machine policy) */
  'pane.go': { input: { paneId: PaneId; address: string }; output: null };
  'pane.back': { input: { paneId: PaneId }; output: null };
  'pane.forward': { input: { paneId: PaneId }; output: null };
  /** Brings a pane back from the window of its own. */
  'pane.come-back': { input: { paneId: PaneId }; output: null };
  'pane.reload': { input: { paneId: PaneId }; output: null };
  'pane.stop': { input: { paneId: PaneId }; output: null };
  /** Accepts the refused certificate of a server of this machine, for the pane's jar alone, and opens the page. */
  'pane.accept-certificate': { input: { paneId: PaneId }; output: null };
  /** The certificate of the host that the pane shows is refused again. */
  'pane.refuse-certificate': { input: { paneId: PaneId }; output: null };
  /** Answers the site that asks for a name and a password. */
  'pane.sign-in': { input: { paneId: PaneId; name: string; password: string }; output: null };
  'pane.cancel-sign-in': { input: { paneId: PaneId }; output: null };
  /** Looks for words in the page; `next` and `previous` step among those found. */
  'pane.find': { input: { paneId: PaneId; text: string; way: FindWay }; output: null };
  /** Closes the find bar and gives the keyboard back to the page. */
  'pane.end-find': { input: { paneId: PaneId }; output: null };
  /** Where the slots of the panes now are. Answers when the views lie there. */
  'layout.report': { input: { slots: readonly PaneSlot[] }; output: null };
  'inspector.snapshot': { input: null; output: ShopSnapshot };
  /** What went over the wire to other servers than the shop, masked; `traffic.events` go on from its seq. */
  'traffic.snapshot': { input: null; output: TrafficSnapshot };
  /** Ends one session in the store. False: it was already gone. */
  'session.end': { input: { key: SessionKey }; output: { ended: boolean } };
  /** The record as it really lies in the medium (file text, row, value); null when it has gone. */
  'session.raw': { input: { key: SessionKey }; output: { text: string | null } };
  /** All switches, in the order of the server's list. */
  'settings.describe': { input: null; output: { switches: readonly SwitchView[] } };
  'settings.state': { input: null; output: SettingsState };
  /** One value as typed. @throws bad-setting, store-failed (the detail is the server's sentence): the old value stays */
  'settings.change': { input: { name: SwitchName; text: string }; output: null };
  'preset.list': { input: null; output: PresetList };
  /** Applies a preset as a whole. @throws no-such-preset, bad-setting, store-failed */
  'preset.apply': { input: { id: string }; output: null };
  /** Keeps the settings as they are now; an own preset of this title is replaced. @throws failed when the file cannot be written */
  'preset.save': { input: { title: string }; output: null };
  /** @throws no-such-preset */
  'preset.delete': { input: { id: string }; output: null };
  /** What a change of medium would do to the carts. @throws store-failed when nobody answers there, server-busy */
  'medium.plan': { input: { medium: Medium; address: string | null }; output: MediumPlan };
  /** @throws store-failed, server-busy, bad-setting: the old medium goes on */
  'medium.change': { input: { medium: Medium; carry: boolean }; output: null };
  /** Opens the folder of the medium in use in the system's own window. @throws failed when it has none */
  'medium.open-folder': { input: null; output: null };
  /** Removes expired sessions now. */
  'store.tidy': { input: null; output: TidyCount };
  /** The server's own source that runs: paths relative to the repository, sorted. */
  'code.files': { input: null; output: { files: readonly string[] } };
  /** @throws no-such-file */
  'code.read': { input: { file: string }; output: { text: string } };
  'door.state': { input: null; output: DoorState };
  /** From now on requests that fit are held; an earlier order ends. */
  'door.hold': { input: BreakpointWish; output: null };
  /** Nothing more is held; what stands there stays. */
  'door.lift': { input: null; output: null };
  /** Lets one go. Nothing happens when it does not stand there any more. */
  'door.release': { input: { exchange: ExchangeId }; output: null };
  /** Answers for the shop, with an error. */
  'door.fail': { input: { exchange: ExchangeId }; output: null };
  'door.release-all': { input: null; output: null };
  /** Nobody watches any more: all orders end, all are let go. */
  'door.open': { input: null; output: null };
  'rewind.state': { input: null; output: RewindState };
  /** Puts sessions, orders, settings, clock and the jars' shop cookies as they were. @throws cannot-rewind (the detail is a sentence) */
  'rewind.to': { input: RewindPlace; output: null };
  /** The present that the last rewind left is back. @throws cannot-rewind */
  'rewind.return': { input: null; output: null };
  'experiment.state': { input: null; output: ExperimentsState };
  /** Turns the experiment's defences off and sets the stage. @throws no-room */
  'experiment.begin': { input: { id: ExperimentId }; output: null };
  /** Sets the stage of the running one anew, with the switches as they stand now. @throws no-experiment, no-room */
  'experiment.again': { input: null; output: null };
  /** The thief shows the shop the ticket that was caught last. @throws nothing-caught */
  'experiment.use-caught': { input: null; output: null };
  /** Puts its switches back to where they were. */
  'experiment.end': { input: null; output: null };
  /** The rows and columns of the cookie-flag grid, and what has been tried. */
  'grid.state': { input: null; output: GridState };
  /** Tries all of it in a browser of its own; columns come as events. Answers when the last one is told. @throws busy */
  'grid.run': { input: null; output: null };
  /** A native box that says what the machine's policy has settled, and where. Answers when it is closed. */
  'policy.explain': { input: null; output: null };
  /** Whether a request can be sent again at all. @throws failed when the store does not answer */
  'exchange.sendable': { input: { exchange: ExchangeId }; output: { whyNot: WhyNotSend | null } };
  /** Sends a request again, as whoever sent it first; `exchange.news` tells both answers. @throws no-such-exchange, cannot-send, no-such-jar */
  'exchange.send': { input: { exchange: ExchangeId }; output: null };
  /** @throws no-such-exchange */
  'exchange.compare': { input: { one: ExchangeId; other: ExchangeId }; output: null };
  /** A native menu for one exchange, or for those that a list shows. @throws no-such-exchange */
  'exchange.menu': {
    input: { menu: ExchangeMenu; exchanges: readonly ExchangeId[]; x: number; y: number };
    output: null;
  };
  'clipboard.write': { input: { text: string }; output: null };
}

export interface RefusedCookie {
  readonly jarId: JarId;
  readonly paneId: PaneId;
  /** ms since 1970. */
  readonly at: number;
  readonly direction: 'stored' | 'sent';
  readonly url: string;
  readonly name: string;
  /** The Set-Cookie line with its value masked; empty when the cookie was kept back from a request. */
  readonly line: string;
  readonly reasons: readonly string[];
}

/** Main tells. */
export interface Events {
  /** Which slices of the bench are not as they were told last. */
  'bench.changed': BenchNews;
  /** Batched: at most one per frame. */
  'inspector.events': { readonly events: readonly InspectorNews[] };
  /** Batched: at most one per frame. */
  'traffic.events': TrafficNews;
  /**
   * A command that only the window can carry out (focus the address line, fold a region, go to the next region ...).
   * `fromPage`: the pane whose page had the keyboard when it was given, null when the window itself had it.
   */
  'command.fired': { readonly id: CommandId; readonly fromPage: PaneId | null };
  /** A command that keys or menus gave is over; why it could not be done, null when it could. */
  'command.ended': { readonly code: AskErrorCode | null };
  /** What came of something that was done with an exchange. */
  'exchange.news': ExchangeNews;
  /** The engine did not store a cookie that an answer set, or did not send one. `reasons` are Chromium's own names. */
  'cookie.refused': RefusedCookie;
  'door.changed': DoorState;
  'memory.changed': MemoryCost;
  'rewind.changed': RewindState;
  'experiment.changed': ExperimentsState;
  /** A column of the cookie-flag grid has been tried. */
  'grid.column': GridColumn;
  'settings.changed': SettingsState;
  /** Something that a page asked for was refused; a quiet line in the pane's frame says so. */
  'notice.shown': { readonly code: 'popup-no-room' | 'download-refused'; readonly paneId: PaneId };
}

export type NoticeCode = Events['notice.shown']['code'];
export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type RequestInput<N extends RequestName> = Requests[N]['input'];
export type RequestOutput<N extends RequestName> = Requests[N]['output'];

/** How answers travel: Electron would flatten a thrown error to a string. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: AskErrorCode; readonly detail: string };

/** `window.jarful`: all that the preload gives the window. */
export interface JarfulBridge {
  /** Where a file that was dropped onto the window lies; empty when it lies nowhere. */
  pathOfFile(file: File): string;
  ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<RequestOutput<N>>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (event: Events[N]) => void): () => void;
}
