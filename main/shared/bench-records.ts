/** The bench as the window knows it: people, their jars and panes, how they are laid out. Plain records, types only. */
import type { SessionKey } from '../../server/inspector/records.ts';
import type { SwitchedOff } from './policy-key.ts';
import type { JarSite } from './site-kinds.ts';

export type JarId = string & { readonly __brand: 'JarId' };
export type PaneId = string & { readonly __brand: 'PaneId' };

/** px of the window's content area, not scaled by the screen. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Colour alone is never the mark: every person has one of each, and a name. */
export type JarShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'pentagon' | 'star' | 'hexagon' | 'cross';
export type JarColour = 'blue' | 'orange' | 'green' | 'purple' | 'red' | 'teal' | 'ochre' | 'slate';

/** The shop's session cookie as this jar holds it, masked. */
export type JarTicket =
  | { readonly kind: 'none' }
  | { readonly kind: 'held'; readonly key: SessionKey; readonly hint: string };

/** What is known of a cookie: its name is some framework's default, or a person has said what it is. */
export interface KnownCookie {
  readonly role: 'session' | 'csrf';
  /** What people call the framework; null when several call it so, or none that we know. */
  readonly framework: string | null;
  /** A person has said that this one is the session of their own app. */
  readonly chosen: boolean;
}

/** One cookie of a jar, as the engine keeps it; the value masked to its first characters. */
export interface CookieView {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** Sent to this host only (no Domain attribute). */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'unspecified' | 'no_restriction' | 'lax' | 'strict';
  /** ms since 1970 by the browser's clock; null: until the browser is closed. */
  readonly expiresAt: number | null;
  /** The shop's session cookie. */
  readonly ticket: boolean;
  /** What its name tells about it: some framework's session or anti-forgery cookie. */
  readonly known: KnownCookie | null;
}

/** What names a cookie inside a jar (RFC 6265bis 5.7: name, domain and path together). */
export type CookieName = Pick<CookieView, 'name' | 'domain' | 'path'>;

/** A cookie as a person writes it down. */
export interface CookieDraft {
  readonly name: string;
  /** Null: as it is (the window does not know it). */
  readonly value: string | null;
  /** Without a leading dot. */
  readonly host: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: CookieView['sameSite'];
  /** ms since 1970; null: until the browser is closed. */
  readonly expiresAt: number | null;
}

/** What a jar's browser holds, as far as the engine tells. */
export interface JarHoldings {
  readonly cookies: number;
  /** The hosts of those cookies. */
  readonly hosts: readonly string[];
  /** The sites that its panes have shown: what they stored is theirs alone to count. */
  readonly origins: readonly string[];
  readonly cacheBytes: number;
}

export interface JarState {
  readonly id: JarId;
  readonly name: string;
  readonly shape: JarShape;
  readonly colour: JarColour;
  /** Whose jar it is for life: the shop's, or the person's own app's. */
  readonly site: JarSite;
  /** On the disk, for the next start; otherwise it ends with the app. */
  readonly kept: boolean;
  readonly ticket: JarTicket;
  readonly cookies: readonly CookieView[];
  /** Hosts with their ports whose certificate was accepted for this jar alone, although the engine refuses it. */
  readonly certificates: readonly string[];
}

/** Why a pane shows a message of ours instead of its page. `code` is Chromium's own name, e.g. ERR_CONNECTION_REFUSED. */
export type PaneTrouble =
  | { readonly kind: 'failed'; readonly code: string; readonly address: string }
  /** The server could not prove who it is. `mayAccept`: it is on this machine, the person may take its certificate. */
  | { readonly kind: 'certificate'; readonly code: string; readonly address: string; readonly mayAccept: boolean }
  | { readonly kind: 'crashed'; readonly code: string }
  | { readonly kind: 'hung' }
  /** A person let it sleep: its process has ended, jar, address, history and place on the page are kept. */
  | { readonly kind: 'asleep' }
  /** Not opened, so that the shop and the own app never share a jar. */
  | { readonly kind: 'kept-apart'; readonly why: 'shop-host' | 'the-shop'; readonly address: string };

/** A site wants a name and a password (HTTP authentication). `again`: what was given last was wrong. */
export interface SignInWish {
  readonly host: string;
  /** What the site calls the place, in its own words; may be empty. */
  readonly realm: string;
  readonly again: boolean;
  /** The name that was given last, to be corrected; empty at first. */
  readonly name: string;
}

/** What a page says or asks by alert(), confirm() or prompt(). `again`: it has asked before. */
export interface DialogWish {
  readonly kind: 'alert' | 'confirm' | 'prompt';
  readonly message: string;
  /** What a prompt's field holds at first. */
  readonly preset: string;
  /** Of the frame that asks; empty when it is not known. */
  readonly origin: string;
  readonly again: boolean;
}

/** Words looked for in a page. */
export interface FindState {
  readonly text: string;
  /** 1 for the first match; 0 when there is none. */
  readonly current: number;
  readonly matches: number;
}

export type FindWay = 'anew' | 'next' | 'previous';

/** Where a bench keeps a pane's page: on the bench, asleep there, or in a window of its own. */
export const paneStands = ['bench', 'asleep', 'window'] as const;
export type PaneStand = (typeof paneStands)[number];

export interface PaneState {
  readonly id: PaneId;
  readonly jarId: JarId;
  /** 1 for a jar's first pane, 2 for its second ... */
  readonly ordinal: number;
  readonly address: string;
  readonly title: string;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly loading: boolean;
  readonly trouble: PaneTrouble | null;
  readonly signIn: SignInWish | null;
  readonly dialog: DialogWish | null;
  /** An address that the page would open in another pane, though nobody clicked: a person decides. */
  readonly popup: string | null;
  /** In a window of its own. */
  readonly popped: boolean;
  /** Null while nobody looks for anything in the page. */
  readonly find: FindState | null;
  /** How large the page is, percent of its original size; the projector view's part does not count. */
  readonly zoom: number;
}

/** Panes side by side, two by two, or the first one large with the rest as a strip. */
export type LayoutMode = 'row' | 'grid' | 'strip';

/** Where the backstage stands: beside the panes, below them, or as the window's shape suggests. */
export const backstagePlaces = ['auto', 'beside', 'below'] as const;
export type BackstagePlace = (typeof backstagePlaces)[number];

export interface BackstageState {
  readonly open: boolean;
  readonly place: BackstagePlace;
  /** The panes are put away, and the backstage has the whole window. */
  readonly alone: boolean;
}

/** A file that a page wanted to put on the disk: it is there, a person did not want it, or it did not come whole. */
interface DownloadNotice {
  readonly code: 'download-saved' | 'download-refused' | 'download-failed';
  readonly file: string;
  /** Whose page. */
  readonly person: string;
  /** The host that it comes from. */
  readonly site: string;
}

/**
 * Why a file was not opened or saved; or that it was: `weak`, it switches defences off; `store-kept`, its medium remembers and was
 * not emptied. `har-...`: exchanges, all others a bench. `nothing-kept`: no file at all; what would be remembered goes with the app.
 */
export interface FileNotice {
  readonly code:
    | 'damaged'
    | 'foreign'
    | 'newer'
    | 'missing'
    | 'unreadable'
    | 'unwritable'
    | 'settings'
    | 'weak'
    | 'store-kept'
    | 'no-lesson'
    | 'har-not-json'
    | 'har-not-har'
    | 'har-empty'
    | 'har-too-large'
    | 'nothing-kept';
  readonly file: string;
}

/** What is to be said about a file; in the bar under the header, until it has been read. */
export type BenchNotice = FileNotice | DownloadNotice;

export interface BenchState {
  readonly jars: readonly JarState[];
  readonly panes: readonly PaneState[];
  /** The pane that commands without a target act on; null only when there is no pane. */
  readonly activePane: PaneId | null;
  readonly layout: LayoutMode;
  /** What the bench's file is called; null when it is in no file. */
  readonly name: string | null;
  /** What is to be said about the file that was opened or saved last. */
  readonly notice: BenchNotice | null;
  readonly backstage: BackstageState;
  /** F11: everything large enough for the last row. */
  readonly projector: boolean;
  /** Whether a change that a person made to a jar can be taken back, or made again. */
  readonly edits: {
    readonly canUndo: boolean;
    readonly canRedo: boolean;
    /** Cookies that somebody else changed meanwhile: the last undo or redo left them, the next one replaces them. */
    readonly newer: readonly { readonly jarId: JarId; readonly cookie: string }[];
  };
  /** How many more panes fit into this machine's memory budget. */
  readonly room: number;
  /** False: the machine's policy keeps people in the shop. */
  readonly mayLeaveShop: boolean;
  /** What the machine's policy has switched off. */
  readonly switchedOff: readonly SwitchedOff[];
}
