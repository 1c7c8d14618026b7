import { type WebContents, WebContentsView } from 'electron';
import type { JarId, PaneId, PaneState, PaneTrouble, Rect } from '../../shared/bench-records.ts';
import type { Visit } from '../../shared/site-kinds.ts';
import type { Jar } from '../jars/jar.ts';
import { mayAccept } from '../security/accepted-certificates.ts';
import { mayNavigateFrame } from '../security/navigation-policy.ts';
import { safeWebPreferences } from '../security/safe-web-preferences.ts';
import { FindInPage } from './find-in-page.ts';
import { PaneCertificates } from './pane-certificates.ts';
import type { PaneWindow } from './pane-window.ts';
import { SignInWishes } from './sign-in-wishes.ts';

/** Chromium's code for a load that something newer replaced: not a failure. */
const loadWasReplaced = -3;

/** A page asked for a new window; it becomes a pane of the same jar. */
export interface PopupWish {
  readonly url: string;
  /** The form that was posted into the new window, if one was. */
  readonly post: { readonly body: Electron.PostBody; readonly contentType: string } | null;
}

export interface PaneEvents {
  /** `state()` would differ now. */
  readonly changed: () => void;
  readonly popup: (wish: PopupWish) => void;
  /** The page, or the person in it, took the keyboard. */
  readonly focused: () => void;
  /** The web contents is gone: closed by us or by the page itself. */
  readonly closed: () => void;
}

/** One view on one jar. Holds the native view; knows nothing of the other panes. */
export class Pane {
  readonly id: PaneId;
  readonly jarId: JarId;
  readonly ordinal: number;
  readonly view: WebContentsView;
  readonly signIn: SignInWishes;
  readonly #certificates: PaneCertificates;
  readonly find: FindInPage;
  readonly #events: PaneEvents;
  #trouble: PaneTrouble | null = null;
  /** Where the person wanted to go: shown while, and after, a load that gave no page. */
  #wanted = '';
  #slot: Rect | null = null;
  #readingSize = 1;
  #wantsKeyboard = false;
  /** The window of its own that it is in. */
  #window: PaneWindow | null = null;
  /** How far a sleeping page was scrolled, px. */
  #scrolled: readonly [x: number, y: number] = [0, 0];
  /** What becomes of a wish to go somewhere at the top level. */
  readonly #judge: (address: string) => Visit;

  constructor(id: PaneId, jar: Jar, ordinal: number, judge: (address: string) => Visit, events: PaneEvents) {
    this.id = id;
    this.jarId = jar.id;
    this.ordinal = ordinal;
    this.#judge = judge;
    this.#events = events;
    this.view = new WebContentsView({ webPreferences: safeWebPreferences(jar.partition) });
    this.view.setBackgroundColor('#ffffff');
    this.view.setVisible(false);
    this.signIn = new SignInWishes(this.contents, () => events.changed());
    this.#certificates = new PaneCertificates(this.contents, jar.certificates);
    this.find = new FindInPage(this.contents, () => events.changed());
    this.#listen(this.contents);
  }

  get contents(): WebContents {
    return this.view.webContents;
  }

  state(): PaneState {
    const { contents } = this;
    const shown = contents.getURL();
    return {
      id: this.id,
      jarId: this.jarId,
      ordinal: this.ordinal,
      address: this.#trouble || shown === '' || shown === 'about:blank' ? this.#wanted || shown : shown,
      title: contents.getTitle(),
      canGoBack: contents.navigationHistory.canGoBack(),
      canGoForward: contents.navigationHistory.canGoForward(),
      loading: contents.isLoadingMainFrame(),
      trouble: this.#trouble,
      signIn: this.signIn.wish,
      find: this.find.state,
      popped: this.#window !== null,
    };
  }

  /** Loads a checked address (see readTypedAddress). A failure shows as `trouble`, it does not reject. */
  async load(url: string, post: PopupWish['post'] = null): Promise<void> {
    this.#wanted = url;
    if (!this.#mayGo(url)) return;
    const options: Electron.LoadURLOptions = post
      ? { postData: [...post.body.data], extraHeaders: `Content-Type: ${post.contentType}` }
      : {};
    await this.contents.loadURL(url, options).catch(() => {});
  }

  back(): void {
    this.contents.navigationHistory.goBack();
  }

  forward(): void {
    this.contents.navigationHistory.goForward();
  }

  /** Also the way on from trouble: a hung page is ended first, a crashed or failed one loaded anew. */
  reload(): void {
    if (this.#trouble?.kind === 'hung') this.contents.forcefullyCrashRenderer();
    if (this.#trouble?.kind === 'kept-apart') this.#setTrouble(null);
    else if (this.#trouble?.kind === 'asleep') this.#wake();
    else if (this.#trouble?.kind === 'failed' || this.#trouble?.kind === 'certificate')
      void this.load(this.#trouble.address);
    else this.contents.reload();
  }

  /** Ends the page's process, which gives its memory back; `reload` wakes it. A pane that shows no page has none to end. */
  async sleep(): Promise<void> {
    if (this.#trouble !== null) return;
    this.#scrolled = await readScroll(this.contents);
    this.#wanted = this.contents.getURL();
    this.#setTrouble({ kind: 'asleep' });
    this.contents.forcefullyCrashRenderer();
  }

  get asleep(): boolean {
    return this.#trouble?.kind === 'asleep';
  }

  #wake(): void {
    const [x, y] = this.#scrolled;
    this.contents.once('did-finish-load', () => {
      void this.contents.executeJavaScript(`scrollTo(${x}, ${y})`).catch(() => {});
    });
    this.contents.reload();
  }

  /** Accepts, for the whole jar, the certificate that the pane's trouble is about, and opens the page. */
  acceptCertificate(): void {
    if (this.#trouble?.kind === 'certificate' && this.#certificates.accept()) this.reload();
  }

  stop(): void {
    this.contents.stop();
  }

  /** Puts the view over its slot; null hides it. Rectangles are rounded so that neighbours neither overlap nor gape. */
  place(slot: Rect | null): void {
    // In a window of its own it fills that.
    if (this.#window) return;
    this.#slot = slot;
    if (slot) {
      const x = Math.round(slot.x);
      const y = Math.round(slot.y);
      const right = Math.round(slot.x + slot.width);
      const bottom = Math.round(slot.y + slot.height);
      this.view.setBounds({ x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) });
    }
    this.view.setVisible(slot !== null);
    if (slot && this.#wantsKeyboard) this.focus();
  }

  /** Goes into a window of its own. @param open is told what to do when it comes back, by whatever way. */
  popOut(open: (back: () => void) => PaneWindow): void {
    if (this.#window || this.#trouble) return;
    this.place(null);
    this.#window = open(() => {
      this.#window = null;
      this.#events.changed();
    });
    this.#events.changed();
  }

  /** Comes back to the bench, if it is not there. */
  comeBack(): void {
    this.#window?.close();
  }

  /** Where it lies now; null: nowhere. */
  get slot(): Rect | null {
    return this.#slot;
  }

  /** Gives the keyboard to the page; to one that has no place yet, as soon as it has. */
  focus(): void {
    this.#window?.focus();
    this.#wantsKeyboard = this.#slot === null && this.#window === null;
    if (!this.#wantsKeyboard) this.contents.focus();
  }

  /** @param factor 1 is the original size. Chromium keeps zoom by host, so it is set again wherever the pane goes. */
  setReadingSize(factor: number): void {
    this.#readingSize = factor;
    this.contents.setZoomFactor(factor);
  }

  /** Ends the renderer too: taking a view out of its window alone would leave it running. */
  close(): void {
    this.comeBack();
    if (!this.contents.isDestroyed()) this.contents.close();
  }

  #listen(contents: WebContents): void {
    const { changed, popup, focused, closed } = this.#events;

    contents.setWindowOpenHandler(({ url, postBody }) => {
      if (this.#judge(url) !== 'refused') {
        popup({ url, post: postBody ? { body: postBody, contentType: postBody.contentType } : null });
      }
      return { action: 'deny' };
    });
    contents.on('will-frame-navigate', (event) => {
      const allowed = event.isMainFrame ? this.#mayGo(event.url) : mayNavigateFrame(event.url);
      if (!allowed) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      const allowed = event.isMainFrame ? this.#mayGo(event.url) : mayNavigateFrame(event.url);
      if (!allowed) event.preventDefault();
    });

    contents.on('did-start-navigation', (details) => {
      if (!details.isMainFrame || details.isSameDocument) return;
      this.#wanted = details.url;
      this.#setTrouble(null);
    });
    contents.on('did-fail-load', (_event, code, name, address, isMainFrame) => {
      if (!isMainFrame || code === loadWasReplaced) return;
      this.#setTrouble(
        name.startsWith('ERR_CERT_')
          ? { kind: 'certificate', code: name, address, mayAccept: mayAccept(address) }
          : { kind: 'failed', code: name, address },
      );
    });
    contents.on('render-process-gone', (_event, details) => {
      if (details.reason !== 'clean-exit' && !this.asleep) this.#setTrouble({ kind: 'crashed', code: details.reason });
    });
    contents.on('unresponsive', () => this.#setTrouble({ kind: 'hung' }));
    contents.on('responsive', () => this.#setTrouble(null));

    contents.on('did-start-loading', changed);
    contents.on('did-stop-loading', changed);
    contents.on('did-navigate', () => {
      if (this.#readingSize !== 1) contents.setZoomFactor(this.#readingSize);
      changed();
    });
    contents.on('did-navigate-in-page', changed);
    contents.on('page-title-updated', changed);
    contents.on('focus', focused);
    contents.once('destroyed', closed);
  }

  /** Says so in the pane when an address is kept apart; what is not the web at all is silently refused. */
  #mayGo(address: string): boolean {
    const visit = this.#judge(address);
    if (visit === 'shop-host' || visit === 'the-shop') this.#setTrouble({ kind: 'kept-apart', why: visit, address });
    return visit === 'allowed';
  }

  #setTrouble(trouble: PaneTrouble | null): void {
    this.#trouble = trouble;
    // What is to be said, and the way on, stand on the bench.
    if (trouble) this.comeBack();
    this.#events.changed();
  }
}

/** A page that is busy is not waited for longer than this, ms: it sleeps at its top. */
const longestScrollRead = 500;

async function readScroll(contents: WebContents): Promise<readonly [number, number]> {
  const late = new Promise<readonly [number, number]>((resolve) => {
    setTimeout(() => resolve([0, 0]), longestScrollRead).unref();
  });
  const read = contents.executeJavaScript('[Math.round(scrollX), Math.round(scrollY)]').catch(() => [0, 0]);
  const [x, y]: readonly unknown[] = await Promise.race([read, late]);
  // The page may have lied: it is a stranger's.
  return [Number(x) || 0, Number(y) || 0];
}
