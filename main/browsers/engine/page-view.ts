import type { Rect } from '../../shared/bench-records.ts';
import type { Heard } from '../../shared/emitter.ts';
import type { RefusedCertificate } from '../security/accepted-certificates.ts';
import type { DevToolsLink } from './devtools-link.ts';
import type { Partition } from './partition.ts';

/** A part of a form's body, as the engine hands it from one page to another. */
type FormPart =
  | { readonly type: 'rawData'; readonly bytes: Uint8Array }
  | {
      readonly type: 'file';
      readonly filePath: string;
      readonly offset?: number;
      readonly length?: number;
      readonly modificationTime?: number;
    };

/** A form that is posted into a new page. */
export interface FormPost {
  readonly contentType: string;
  readonly data: readonly FormPart[];
}

/** A page asked for a new window; it becomes a pane of the same jar. */
export interface PopupWish {
  readonly url: string;
  /** A person has clicked or pressed a key in the page just before. */
  readonly byPerson: boolean;
  /** The form that was posted into the new window, if one was. */
  readonly post: FormPost | null;
}

/** Takes in the window that a page opened, which the page goes on holding by the hand (its `opener`). */
export type AdoptPage = (open: OpenPage) => void;

/** Makes a view of a page. */
export type OpenPage = (rules: ViewRules) => PageView;

/** A page's alert(), confirm() or prompt(): it stands still until it is answered. */
export interface PageDialog {
  readonly kind: 'alert' | 'confirm' | 'prompt';
  readonly message: string;
  /** What a prompt's field holds at first. */
  readonly preset: string;
  /** Of the frame that asks; empty when it is not known. */
  readonly origin: string;
  /** @param text what was written into a prompt. */
  readonly answer: (accepted: boolean, text: string) => void;
}

/** A site's "401, who are you?" (RFC 9110 section 11), to be answered now or later. */
export interface Challenge {
  readonly isProxy: boolean;
  readonly host: string;
  readonly port: number;
  /** What the site calls the place; may be empty. */
  readonly realm: string;
  /** Without a name: the site's own "not allowed" page comes. */
  readonly answer: (name?: string, password?: string) => void;
}

/** One key going down or up, as the engine names it. */
export interface KeyPress {
  readonly type: string;
  readonly key: string;
  /** Physical key, e.g. "Digit1": digits are found by it, since many keyboards need Shift for them. */
  readonly code: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The key is held down and comes again by itself. */
  readonly isAutoRepeat: boolean;
}

/** What the engine asks about a page; the answers decide. Nothing is allowed by itself. */
export interface ViewRules {
  mayNavigate(url: string, isMainFrame: boolean): boolean;
  /** Null: the engine opens nothing, whoever was told may. */
  popup(wish: PopupWish): AdoptPage | null;
  /** The engine draws nothing of it. */
  dialog(dialog: PageDialog): void;
  /** The engine does not believe the server. */
  acceptsCertificate(refused: RefusedCertificate, isMainFrame: boolean): boolean;
  signIn(challenge: Challenge): void;
}

/** What a view tells. */
export interface ViewEvents {
  readonly 'navigation-began': {
    readonly url: string;
    readonly isMainFrame: boolean;
    /** Only the part behind the # is another one. */
    readonly sameDocument: boolean;
  };
  /** The main frame shows another document. */
  readonly navigated: null;
  readonly 'navigated-in-page': null;
  readonly 'loading-began': null;
  readonly 'loading-ended': null;
  readonly 'frame-loaded': null;
  /** The main frame's document is whole. */
  readonly loaded: null;
  /** Of the main frame. `name` in Chromium's words, e.g. ERR_CONNECTION_REFUSED. */
  readonly 'load-failed': { readonly code: number; readonly name: string; readonly url: string };
  /** The page's process has ended otherwise than in good order. */
  readonly 'process-gone': { readonly reason: string };
  readonly hung: null;
  /** No longer hung. */
  readonly responsive: null;
  /** What the page asked by dialogs is answered: it is being left. */
  readonly 'dialogs-cancelled': null;
  readonly titled: null;
  readonly focused: null;
  /** The keyboard is no longer in the page. */
  readonly blurred: null;
  readonly closed: null;
  /** `request`: the number that `find` gave. */
  readonly found: { readonly request: number; readonly current: number; readonly matches: number };
}

/** A page in a native view over the window: what Electron calls a WebContentsView with its web contents. */
export interface PageView extends Heard<ViewEvents> {
  /** Names the view in what its partition tells. */
  readonly id: number;
  /** Of the page that is shown; empty before the first. */
  readonly url: string;
  readonly title: string;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** The main frame's document is under way. */
  readonly loading: boolean;
  /** The keyboard is in the page. */
  readonly focused: boolean;
  /** Of the page's process; 0 when there is none. */
  readonly processId: number;
  readonly devtools: DevToolsLink;

  /** Resolves when the page is there or has failed; a failure is told as `load-failed`. Not asked of `mayNavigate`. */
  load(url: string, post?: FormPost | null): Promise<void>;
  back(): void;
  forward(): void;
  reload(): void;
  stop(): void;
  /** Ends the page's process, which gives its memory back; `reload` begins another. */
  endProcess(): void;
  /** @param byPerson as if somebody had clicked: a page may only do some things then. @throws what the script throws */
  run(script: string, byPerson?: boolean): Promise<unknown>;

  /** px of the window's content area. */
  setBounds(bounds: Rect): void;
  setVisible(visible: boolean): void;
  focus(): void;
  /** 1 is the original size; kept by host, as in every browser. */
  zoomFactor: number;

  /** @param anew begins a search; otherwise steps on. @returns its number in `found` */
  find(text: string, options: { readonly anew: boolean; readonly forward: boolean }): number;
  /** @param keep the last match stays selected. */
  endFind(keep: boolean): void;
  /** Chromium's own developer tools, in a window of their own: opens or closes them. */
  toggleTools(): void;
  /** Sees every key before the page. @param take true: the page never sees it. */
  onKey(take: (press: KeyPress) => boolean): void;
  /** Gives the page a key that was taken from it, as if it were pressed now; nobody sees it before. */
  passKey(press: KeyPress): void;
  /** Ends its process too: taken out of its window alone it would go on running. */
  close(): void;
}

/** Where partitions and views come from. */
export interface BrowserEngine {
  /** @param name see partition-name.ts; the same name is the same partition. */
  openPartition(name: string): Partition;
  openView(partition: Partition, rules: ViewRules): PageView;
}
