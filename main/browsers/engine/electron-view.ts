import { BaseWindow, type LoadURLOptions, type WebContents, WebContentsView } from 'electron';
import type { Rect } from '../../shared/bench-records.ts';
import { Emitter } from '../../shared/emitter.ts';
import { nameOfKey } from '../../shared/typed-key.ts';
import { safeWebPreferences } from '../security/safe-web-preferences.ts';
import { ElectronDevTools } from './electron-devtools.ts';
import { takeDialogs } from './electron-dialogs.ts';
import { giveKeyboard } from './electron-keyboard.ts';
import type { ElectronPartition } from './electron-partition.ts';
import { askRules, catchKeys, hearContents } from './electron-view-events.ts';
import type { FormPost, KeyPress, PageView, ViewEvents, ViewRules } from './page-view.ts';

/** A page in Electron's WebContentsView. */
export class ElectronView implements PageView {
  /** For the window that it lies in. */
  readonly native: WebContentsView;
  readonly devtools: ElectronDevTools;
  readonly #partition: ElectronPartition;
  readonly #contents: WebContents;
  readonly #events = new Emitter<ViewEvents>();
  /** A key of `passKey` is under way. */
  #passing = false;

  /** @param opened what Chromium opened itself, for a page that goes on holding it. */
  constructor(partition: ElectronPartition, rules: ViewRules, opened: WebContents | null = null) {
    this.#partition = partition;
    const webPreferences = safeWebPreferences(partition.session);
    this.native = new WebContentsView(opened ? { webContents: opened, webPreferences } : { webPreferences });
    this.native.setBackgroundColor('#ffffff');
    this.native.setVisible(false);
    this.#contents = this.native.webContents;
    this.devtools = new ElectronDevTools(this.#contents);
    askRules(this.#contents, rules, (contents, viewRules) => new ElectronView(partition, viewRules, contents));
    takeDialogs(this.#contents, rules, () => this.#events.emit('dialogs-cancelled', null));
    hearContents(this.#contents, this.#events);
  }

  on<E extends keyof ViewEvents>(event: E, listener: (detail: ViewEvents[E]) => void): () => void {
    return this.#events.on(event, listener);
  }

  get id(): number {
    return this.#contents.id;
  }

  get url(): string {
    return this.#contents.getURL();
  }

  get title(): string {
    return this.#contents.getTitle();
  }

  get canGoBack(): boolean {
    return this.#contents.navigationHistory.canGoBack();
  }

  get canGoForward(): boolean {
    return this.#contents.navigationHistory.canGoForward();
  }

  get loading(): boolean {
    return this.#contents.isLoadingMainFrame();
  }

  get focused(): boolean {
    return this.#contents.isFocused();
  }

  get processId(): number {
    return this.#contents.getOSProcessId();
  }

  async load(url: string, post: FormPost | null = null): Promise<void> {
    await this.#partition.wayOut;
    if (this.#contents.isDestroyed()) return;
    await this.#contents.loadURL(url, post ? postOptions(post) : {}).catch(() => {});
  }

  back(): void {
    this.#contents.navigationHistory.goBack();
  }

  forward(): void {
    this.#contents.navigationHistory.goForward();
  }

  reload(): void {
    this.#contents.reload();
  }

  stop(): void {
    this.#contents.stop();
  }

  endProcess(): void {
    this.#contents.forcefullyCrashRenderer();
  }

  run(script: string, byPerson = false): Promise<unknown> {
    return this.#contents.executeJavaScript(script, byPerson);
  }

  setBounds(bounds: Rect): void {
    this.native.setBounds({ ...bounds });
  }

  setVisible(visible: boolean): void {
    this.native.setVisible(visible);
  }

  focus(): void {
    if (this.#contents.isDestroyed()) return;
    const own = BaseWindow.getAllWindows().find(({ contentView }) => contentView.children.includes(this.native));
    if (own) giveKeyboard(own, this.#contents);
    else this.#contents.focus();
  }

  get zoomFactor(): number {
    return this.#contents.getZoomFactor();
  }

  set zoomFactor(factor: number) {
    this.#contents.setZoomFactor(factor);
  }

  find(text: string, { anew, forward }: { readonly anew: boolean; readonly forward: boolean }): number {
    // Electron's `findNext` means the opposite of its name: true begins a search.
    return this.#contents.findInPage(text, { findNext: anew, forward });
  }

  endFind(keep: boolean): void {
    this.#contents.stopFindInPage(keep ? 'keepSelection' : 'clearSelection');
  }

  toggleTools(): void {
    if (this.#contents.isDevToolsOpened()) this.#contents.closeDevTools();
    else this.#contents.openDevTools({ mode: 'detach' });
  }

  onKey(take: (press: KeyPress) => boolean): void {
    catchKeys(this.#contents, (press) => !this.#passing && take(press));
  }

  passKey(press: KeyPress): void {
    const { key, control, meta, shift, alt } = press;
    const name = nameOfKey(press);
    // On a Mac the system's menus edit text, not the page by a key: one that is sent would do nothing.
    if (process.platform === 'darwin' && meta && name === 'z') {
      if (shift) this.#contents.redo();
      else this.#contents.undo();
      return;
    }
    const held = { control, meta, shift, alt };
    const modifiers = (['control', 'meta', 'shift', 'alt'] as const).filter((one) => held[one]);
    // Electron knows keys by what they are called; "я" it does not send at all.
    const keyCode = name.length === 1 ? name : key;
    this.#passing = true;
    this.#contents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
    this.#passing = false;
  }

  close(): void {
    if (!this.#contents.isDestroyed()) this.#contents.close();
  }
}

function postOptions({ data, contentType }: FormPost): LoadURLOptions {
  const postData = data.map((part) => (part.type === 'rawData' ? { ...part, bytes: Buffer.from(part.bytes) } : part));
  return { postData, extraHeaders: `Content-Type: ${contentType}` };
}
