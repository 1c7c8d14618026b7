import type { AvatarLook } from '../../shared/avatars.ts';
import type { JarId, PaneId, PaneState, PaneTrouble, Rect } from '../../shared/bench-records.ts';
import type { Visit } from '../../shared/site-kinds.ts';
import { hearOnce } from '../engine/hear-once.ts';
import type { AdoptPage, BrowserEngine, FormPost, OpenPage, PageView, PopupWish } from '../engine/page-view.ts';
import type { Jar } from '../jars/jar.ts';
import { mayAccept } from '../security/accepted-certificates.ts';
import { mayNavigateFrame } from '../security/navigation-policy.ts';
import { FindInPage } from './find-in-page.ts';
import { PageDialogs } from './page-dialogs.ts';
import { PagePulse } from './page-pulse.ts';
import { atTheTop, readScroll, type Scroll, scrollTo } from './page-scroll.ts';
import { PaneCertificates } from './pane-certificates.ts';
import { type OpenPaneWindow, PanePlace } from './pane-place.ts';
import { PaneZoom } from './pane-zoom.ts';
import { PopupWishes } from './popup-wishes.ts';
import { SignInWishes } from './sign-in-wishes.ts';

export interface PaneOptions {
  readonly id: PaneId;
  readonly jar: Jar;
  /** 1 for a jar's first pane. */
  readonly ordinal: number;
  readonly engine: BrowserEngine;
  /** What Chromium has opened already, for a page that its opener goes on holding. */
  readonly adopted?: OpenPage | null;
  /** What becomes of a wish to go somewhere at the top level. */
  readonly judge: (address: string) => Visit;
}

export interface PaneEvents {
  /** `state()` would differ now. */
  readonly changed: () => void;
  /** Null: it is not opened, or not as the page wants it. */
  readonly popup: (wish: PopupWish) => AdoptPage | null;
  /** The page, or the person in it, took the keyboard. */
  readonly focused: () => void;
  /** The page is gone: closed by us or by itself. */
  readonly closed: () => void;
}

/** One view on one jar; knows nothing of the other panes. */
export class Pane {
  readonly id: PaneId;
  readonly jarId: JarId;
  readonly ordinal: number;
  /** For the window that it lies in, and for whoever reads its network. */
  readonly view: PageView;
  readonly signIn: SignInWishes;
  readonly dialogs: PageDialogs;
  readonly popups: PopupWishes;
  readonly find: FindInPage;
  readonly zoom: PaneZoom;
  readonly #place: PanePlace;
  readonly #certificates: PaneCertificates;
  readonly #judge: PaneOptions['judge'];
  readonly #events: PaneEvents;
  #trouble: PaneTrouble | null = null;
  /** Where the person wanted to go: shown while, and after, a load that gave no page. */
  #wanted = '';
  #restarting = false;
  /** Of a sleeping page. */
  #scrolled: Scroll = atTheTop;

  constructor({ id, jar, ordinal, engine, adopted, judge }: PaneOptions, events: PaneEvents) {
    this.id = id;
    this.jarId = jar.id;
    this.ordinal = ordinal;
    this.#judge = judge;
    this.#events = events;
    this.#certificates = new PaneCertificates(jar.certificates);
    this.popups = new PopupWishes(events.changed);
    const open: OpenPage = adopted ?? ((rules) => engine.openView(jar.partition, rules));
    this.view = open({
      mayNavigate: (url, isMainFrame) => (isMainFrame ? this.#mayGo(url) : mayNavigateFrame(url)),
      popup: (wish) => {
        if (judge(wish.url) === 'refused') return null;
        return this.popups.mayOpen(wish) ? events.popup(wish) : null;
      },
      dialog: (dialog) => this.dialogs.ask(dialog),
      acceptsCertificate: (refused, isMainFrame) => this.#certificates.takes(refused, isMainFrame),
      signIn: (challenge) => this.signIn.ask(challenge),
    });
    this.signIn = new SignInWishes(this.view, events.changed);
    this.dialogs = new PageDialogs(this.view, events.changed);
    this.find = new FindInPage(this.view, events.changed);
    this.zoom = new PaneZoom(this.view, events.changed);
    this.#place = new PanePlace(this.view, events.changed);
    this.#listen();
  }

  state(): PaneState {
    const { url, title, canGoBack, canGoForward, loading } = this.view;
    return {
      id: this.id,
      jarId: this.jarId,
      ordinal: this.ordinal,
      address: this.#trouble || url === '' || url === 'about:blank' ? this.#wanted || url : url,
      title,
      canGoBack,
      canGoForward,
      loading,
      trouble: this.#trouble,
      signIn: this.signIn.wish,
      dialog: this.dialogs.wish,
      popup: this.popups.wish?.url ?? null,
      find: this.find.state,
      zoom: this.zoom.percent,
      popped: this.#place.popped,
    };
  }

  /** Loads a checked address (see readTypedAddress). A failure shows as `trouble`, it does not reject. */
  async load(url: string, post: FormPost | null = null): Promise<void> {
    this.#wanted = url;
    if (this.#mayGo(url)) await this.view.load(url, post);
  }

  back(): void {
    this.view.back();
  }

  forward(): void {
    this.view.forward();
  }

  /** Also the way on from trouble: a hung page is ended first, a crashed or failed one loaded anew. */
  reload(): void {
    if (this.#trouble?.kind === 'hung') this.#restart();
    else if (this.#trouble?.kind === 'kept-apart') this.#setTrouble(null);
    else if (this.#trouble?.kind === 'asleep') this.#wake();
    else if (this.#trouble?.kind === 'failed' || this.#trouble?.kind === 'certificate')
      void this.load(this.#trouble.address);
    else this.view.reload();
  }

  /** Only once its process has ended can a page that hangs be loaded anew. */
  #restart(): void {
    this.#restarting = true;
    hearOnce(this.view, 'process-gone', () => {
      this.#restarting = false;
      this.view.reload();
    });
    this.view.endProcess();
  }

  stop(): void {
    this.view.stop();
  }

  /** Sleeps where it would have gone: `reload` opens the page. @param url checked, as for `load`. */
  beginAsleep(url: string): void {
    this.#wanted = url;
    this.#setTrouble({ kind: 'asleep' });
  }

  /** Ends the page's process, which gives its memory back; `reload` wakes it. A pane that shows no page has none to end. */
  async sleep(): Promise<void> {
    if (this.#trouble !== null) return;
    this.#scrolled = await readScroll(this.view);
    this.#wanted = this.view.url;
    this.#setTrouble({ kind: 'asleep' });
    this.view.endProcess();
  }

  get asleep(): boolean {
    return this.#trouble?.kind === 'asleep';
  }

  #wake(): void {
    if (this.view.url === '') {
      void this.load(this.#wanted);
      return;
    }
    const scroll = this.#scrolled;
    hearOnce(this.view, 'loaded', () => scrollTo(this.view, scroll));
    this.view.reload();
  }

  /** Accepts, for the whole jar, the certificate that the pane's trouble is about, and opens the page. */
  acceptCertificate(): void {
    if (this.#trouble?.kind === 'certificate' && this.#certificates.accept()) this.reload();
  }

  /** Runs a script in its page. @param byPerson as if somebody had clicked there. @throws what the script throws */
  run(script: string, byPerson = false): Promise<unknown> {
    return this.view.run(script, byPerson);
  }

  /** Resolves when the page has gone somewhere else and has loaded there. */
  nextPage(): Promise<void> {
    return new Promise((resolve) => {
      hearOnce(this.view, 'navigated', () => hearOnce(this.view, 'loading-ended', () => resolve()));
    });
  }

  /** Puts the page over its slot; null hides it. */
  place(slot: Rect | null): void {
    this.#place.put(slot);
  }

  /** Where it lies now; null: nowhere. */
  get slot(): Rect | null {
    return this.#place.slot;
  }

  /** Goes into a window of its own, unless it shows no page. */
  popOut(open: OpenPaneWindow): void {
    if (!this.#trouble) this.#place.popOut(open);
  }

  /** What its own window says and shows in its title bar, if it has one. */
  entitle(title: string, look: AvatarLook): void {
    this.#place.entitle(title, look);
  }

  /** Comes back to the bench, if it is not there. */
  comeBack(): void {
    this.#place.comeBack();
  }

  /** Gives the keyboard to the page; to one that has no place yet, as soon as it has. */
  focus(): void {
    this.#place.focus();
  }

  /** It waits for the keyboard no longer. @returns whether it did */
  forgoKeyboard(): boolean {
    return this.#place.forgoKeyboard();
  }

  /** The keyboard is in its page. */
  get hasKeyboard(): boolean {
    return this.view.focused;
  }

  /** It is in a window of its own, and that is in front. */
  get windowActive(): boolean {
    return this.#place.windowActive;
  }

  /** There is a page, on the bench or in a window of its own, that can have the keyboard. */
  get canHaveKeyboard(): boolean {
    return this.#trouble === null && (this.#place.popped || this.#place.slot !== null);
  }

  /** There is a page on the bench that can have the keyboard. */
  get onBench(): boolean {
    return this.canHaveKeyboard && !this.#place.popped;
  }

  close(): void {
    this.comeBack();
    this.view.close();
  }

  #listen(): void {
    const { view } = this;
    const { changed, focused, closed } = this.#events;
    view.on('navigation-began', ({ url, isMainFrame, sameDocument }) => {
      if (!isMainFrame || sameDocument) return;
      this.#wanted = url;
      this.popups.forget();
      this.#setTrouble(null);
    });
    view.on('load-failed', ({ name, url: address }) => {
      this.#setTrouble(
        name.startsWith('ERR_CERT_')
          ? { kind: 'certificate', code: name, address, mayAccept: mayAccept(address) }
          : { kind: 'failed', code: name, address },
      );
    });
    view.on('process-gone', ({ reason }) => {
      if (!this.asleep && !this.#restarting) this.#setTrouble({ kind: 'crashed', code: reason });
    });
    view.on('hung', () => this.#setHung(true));
    view.on('responsive', () => this.#setHung(false));
    new PagePulse(view, (hung) => this.#setHung(hung));
    view.on('navigated', () => {
      this.#place.shown();
      changed();
    });
    for (const event of ['loading-began', 'loading-ended', 'navigated-in-page', 'titled'] as const)
      view.on(event, changed);
    view.on('focused', focused);
    hearOnce(view, 'closed', closed);
  }

  /** Says so in the pane when an address is kept apart; what is not the web at all is silently refused. */
  #mayGo(address: string): boolean {
    const visit = this.#judge(address);
    if (visit === 'shop-host' || visit === 'the-shop') this.#setTrouble({ kind: 'kept-apart', why: visit, address });
    return visit === 'allowed';
  }

  /** A page that waits for the answer to its own dialog does not hang. */
  #setHung(hung: boolean): void {
    if (hung ? this.#trouble === null && this.dialogs.wish === null : this.#trouble?.kind === 'hung')
      this.#setTrouble(hung ? { kind: 'hung' } : null);
  }

  #setTrouble(trouble: PaneTrouble | null): void {
    this.#trouble = trouble;
    // What is to be said, and the way on, stand on the bench.
    if (trouble) this.comeBack();
    this.#events.changed();
  }
}
