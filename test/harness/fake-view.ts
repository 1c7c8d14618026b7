import type { DevToolsLink } from '../../main/browsers/engine/devtools-link.ts';
import type {
  FormPost,
  KeyPress,
  PageDialog,
  PageView,
  ViewEvents,
  ViewRules,
} from '../../main/browsers/engine/page-view.ts';
import type { Rect } from '../../main/shared/bench-records.ts';
import { Emitter } from '../../main/shared/emitter.ts';
import type { FakePartition } from './fake-partition.ts';

/** What is found at an address. */
export type FakePage =
  /** `url`: where it lies in truth, after redirects. */
  | { readonly title: string; readonly text?: string; readonly url?: string }
  | { readonly failure: { readonly code: number; readonly name: string } };

export type FakeWeb = (url: string, post: FormPost | null, partition: FakePartition) => FakePage | Promise<FakePage>;

/** A shop on every address. */
export const fakeWeb: FakeWeb = () => ({ title: 'The Corner Shop', text: 'Tea, bread and apple juice' });

let lastView = 0;

/** A page without an engine: it goes where it is told and tells of it as Electron does (engine-contract.ts). */
export class FakeView implements PageView {
  readonly id = ++lastView;
  readonly partition: FakePartition;
  readonly rules: ViewRules;
  url = '';
  title = '';
  loading = false;
  focused = false;
  processId = 0;
  zoomFactor = 1;
  bounds: Rect = { x: 0, y: 0, width: 0, height: 0 };
  visible = false;
  closed = false;
  toolsOpen = false;
  /** What was run in the page. */
  readonly scripts: string[] = [];
  /** What scripts come to. */
  script: (script: string) => unknown = () => 0;
  readonly devtools = new FakeDevTools();
  readonly #web: FakeWeb;
  readonly #opened: (view: FakeView) => void;
  readonly #events = new Emitter<ViewEvents>();
  readonly #takers: ((press: KeyPress) => boolean)[] = [];
  #history: readonly string[] = [];
  #place = -1;
  #requests = 0;
  #text = '';

  /** @param opened is told every view that the page opens and goes on holding. */
  constructor(partition: FakePartition, rules: ViewRules, web: FakeWeb, opened: (view: FakeView) => void = () => {}) {
    this.partition = partition;
    this.rules = rules;
    this.#web = web;
    this.#opened = opened;
  }

  on<E extends keyof ViewEvents>(event: E, listener: (detail: ViewEvents[E]) => void): () => void {
    return this.#events.on(event, listener);
  }

  get canGoBack(): boolean {
    return this.#place > 0;
  }

  get canGoForward(): boolean {
    return this.#place < this.#history.length - 1;
  }

  async load(url: string, post: FormPost | null = null): Promise<void> {
    await this.#show(url, post, () => {
      this.#history = [...this.#history.slice(0, this.#place + 1), url];
      this.#place = this.#history.length - 1;
    });
  }

  back(): void {
    if (this.canGoBack) this.#step(-1);
  }

  forward(): void {
    if (this.canGoForward) this.#step(1);
  }

  reload(): void {
    void this.#show(this.url, null, () => {});
  }

  stop(): void {
    this.#endLoading();
  }

  endProcess(): void {
    this.processId = 0;
    this.focused = false;
    setTimeout(() => this.#events.emit('process-gone', { reason: 'killed' }));
  }

  async run(script: string): Promise<unknown> {
    if (this.processId === 0) throw new Error('there is no page');
    this.scripts.push(script);
    return this.script(script);
  }

  setBounds(bounds: Rect): void {
    this.bounds = bounds;
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
  }

  focus(): void {
    this.focused = true;
    this.#events.emit('focused', null);
  }

  find(text: string): number {
    const request = ++this.#requests;
    const matches = this.#text.toLowerCase().split(text.toLowerCase()).length - 1;
    setTimeout(() => this.#events.emit('found', { request, current: Math.min(1, matches), matches }));
    return request;
  }

  endFind(): void {}

  toggleTools(): void {
    this.toolsOpen = !this.toolsOpen;
  }

  onKey(take: (press: KeyPress) => boolean): void {
    this.#takers.push(take);
  }

  /** Gave the page a key that was taken from it. */
  readonly passed: string[] = [];

  passKey({ key }: KeyPress): void {
    this.passed.push(key);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.focused = false;
    this.processId = 0;
    setTimeout(() => this.#events.emit('closed', null));
  }

  /** A person presses a key in the page. @returns whether the page saw it */
  press(key: KeyPress): boolean {
    return !this.#takers.some((take) => take(key));
  }

  /** A person clicks on a link. */
  async click(url: string): Promise<void> {
    if (this.rules.mayNavigate(url, true)) await this.load(url);
  }

  /** The page opens a window. @returns what it holds then; null: nothing */
  openWindow(url: string, byPerson = true): FakeView | null {
    const adopt = this.rules.popup({ url, post: null, byPerson });
    let view: FakeView | null = null;
    adopt?.((rules) => {
      view = new FakeView(this.partition, rules, this.#web, this.#opened);
      this.#opened(view);
      void view.load(url);
      return view;
    });
    return view;
  }

  /** The page asks by a dialog. @returns what it is answered */
  ask(kind: PageDialog['kind'], message: string, preset = ''): Promise<readonly [accepted: boolean, text: string]> {
    return new Promise((resolve) => {
      const answer = (accepted: boolean, text: string) => resolve([accepted, text]);
      this.rules.dialog({ kind, message, preset, origin: new URL(this.url).origin, answer });
    });
  }

  /** The engine tells, by itself. */
  tell<E extends keyof ViewEvents>(event: E, detail: ViewEvents[E]): void {
    this.#events.emit(event, detail);
  }

  #step(step: 1 | -1): void {
    const url = this.#history[this.#place + step];
    if (url === undefined) return;
    void this.#show(url, null, () => {
      this.#place += step;
    });
  }

  async #show(url: string, post: FormPost | null, arrived: () => void): Promise<void> {
    this.loading = true;
    this.#events.emit('loading-began', null);
    this.#events.emit('navigation-began', { url, isMainFrame: true, sameDocument: false });
    const page = await this.#web(url, post, this.partition);
    if (this.closed) return;
    if ('failure' in page) {
      this.#events.emit('load-failed', { ...page.failure, url });
    } else {
      arrived();
      this.url = page.url ?? url;
      this.title = page.title;
      this.#text = page.text ?? '';
      this.processId = 1000 + this.id;
      this.#events.emit('navigated', null);
      this.#events.emit('titled', null);
      this.#events.emit('loaded', null);
    }
    this.#endLoading();
  }

  #endLoading(): void {
    this.loading = false;
    this.#events.emit('loading-ended', null);
  }
}

/** Nobody answers: what a page's network tells is played by `tell`. */
class FakeDevTools implements DevToolsLink {
  attached = false;
  readonly sent: { readonly method: string; readonly params: object; readonly session: string }[] = [];
  /** What commands come to. */
  answer: (method: string, params: object) => unknown = () => ({});
  readonly #events = new Emitter<{ message: [string, unknown, string]; detached: null }>();

  attach(): boolean {
    this.attached = true;
    return true;
  }

  async send(method: string, params: object, session = ''): Promise<unknown> {
    this.sent.push({ method, params, session });
    return this.answer(method, params);
  }

  onMessage(listener: (method: string, params: unknown, session: string) => void): void {
    this.#events.on('message', (told) => listener(...told));
  }

  onDetached(listener: () => void): void {
    this.#events.on('detached', listener);
  }

  tell(method: string, params: unknown, session = ''): void {
    this.#events.emit('message', [method, params, session]);
  }

  /** Another tool takes over. */
  detach(): void {
    this.attached = false;
    this.#events.emit('detached', null);
  }
}
