import type { WebContents } from 'electron';
import type { Emitter } from '../../shared/emitter.ts';
import { watchActivity } from './electron-activity.ts';
import type { KeyPress, PageView, ViewEvents, ViewRules } from './page-view.ts';

/** Chromium's code for a load that something newer replaced: not a failure. */
const loadWasReplaced = -3;

/** Makes a view of a web contents that Chromium opened itself. */
export type AdoptContents = (contents: WebContents, rules: ViewRules) => PageView;

/** Lets a view's rules decide what its page may do. */
export function askRules(contents: WebContents, rules: ViewRules, adopt: AdoptContents): void {
  const isActive = watchActivity(contents);
  contents.setWindowOpenHandler(({ url, postBody }) => {
    const post = postBody ? { data: postBody.data, contentType: postBody.contentType } : null;
    const take = rules.popup({ url, post, byPerson: isActive() });
    if (take === null) return { action: 'deny' };
    return {
      action: 'allow',
      createWindow: (options) => {
        // Not in the type: what Chromium has opened already, and its opener holds.
        const opened: unknown = Reflect.get(options, 'webContents');
        if (!isContents(opened)) throw new Error('Chromium opened a window without contents');
        take((viewRules) => adopt(opened, viewRules));
        return opened;
      },
    };
  });
  contents.on('will-frame-navigate', (event) => {
    if (!rules.mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!rules.mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('certificate-error', (event, url, _error, { fingerprint }, answer, isMainFrame) => {
    event.preventDefault();
    answer(rules.acceptsCertificate({ url, fingerprint }, isMainFrame));
  });
  contents.on('login', (event, _details, { isProxy, host, port, realm }, answer) => {
    event.preventDefault();
    rules.signIn({ isProxy, host, port, realm, answer });
  });
}

function isContents(value: unknown): value is WebContents {
  return typeof value === 'object' && value !== null && 'session' in value;
}

/** Tells what happens in a web contents, in the words of ViewEvents. */
export function hearContents(contents: WebContents, events: Emitter<ViewEvents>): void {
  contents.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    events.emit('navigation-began', { url, isMainFrame, sameDocument: isSameDocument });
  });
  contents.on('did-fail-load', (_event, code, name, url, isMainFrame) => {
    if (isMainFrame && code !== loadWasReplaced) events.emit('load-failed', { code, name, url });
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    // Told late (since Electron 43 a task later), it may be of a process in whose place another one has the page already.
    if (reason !== 'clean-exit' && contents.isCrashed()) events.emit('process-gone', { reason });
  });
  contents.on('found-in-page', (_event, { requestId, activeMatchOrdinal, matches }) => {
    events.emit('found', { request: requestId, current: activeMatchOrdinal, matches });
  });
  contents.on('unresponsive', () => events.emit('hung', null));
  contents.on('responsive', () => events.emit('responsive', null));
  contents.on('did-start-loading', () => events.emit('loading-began', null));
  contents.on('did-stop-loading', () => events.emit('loading-ended', null));
  contents.on('did-frame-finish-load', () => events.emit('frame-loaded', null));
  contents.on('did-finish-load', () => events.emit('loaded', null));
  contents.on('did-navigate', () => events.emit('navigated', null));
  contents.on('did-navigate-in-page', () => events.emit('navigated-in-page', null));
  contents.on('page-title-updated', () => events.emit('titled', null));
  contents.on('focus', () => events.emit('focused', null));
  contents.on('blur', () => events.emit('blurred', null));
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.once('destroyed', () => events.emit('closed', null));
}

/** @param take true: the page never sees the key. */
export function catchKeys(contents: WebContents, take: (press: KeyPress) => boolean): void {
  contents.on('before-input-event', (event, input) => {
    if (take(input)) event.preventDefault();
  });
}
