/** Panes, and where they lie. */
import type { FindWay, JarId, PaneId, Rect } from '../bench-records.ts';

/** A pane's frame has a slot for the page; main lays the native view over it. A missing pane is hidden. */
export interface PaneSlot {
  readonly paneId: PaneId;
  readonly rect: Rect;
}

export interface PanesRequests {
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
  /** The page is as large as it was made. */
  'pane.original-size': { input: { paneId: PaneId }; output: null };
  'pane.stop': { input: { paneId: PaneId }; output: null };
  /** Accepts the refused certificate of a server of this machine, for the pane's jar alone, and opens the page. */
  'pane.accept-certificate': { input: { paneId: PaneId }; output: null };
  /** The certificate of the host that the pane shows is refused again. */
  'pane.refuse-certificate': { input: { paneId: PaneId }; output: null };
  /** Answers the site that asks for a name and a password. */
  'pane.sign-in': { input: { paneId: PaneId; name: string; password: string }; output: null };
  'pane.cancel-sign-in': { input: { paneId: PaneId }; output: null };
  /** Answers what the page says or asks by a dialog. `text`: of a prompt. */
  'pane.answer-dialog': { input: { paneId: PaneId; accepted: boolean; text: string }; output: null };
  /** Answers "no" to all of the page's dialogs, now and until another page is there. */
  'pane.silence-dialogs': { input: { paneId: PaneId }; output: null };
  /** Decides about the pane that the page would open by itself. @throws no-room */
  'pane.answer-popup': { input: { paneId: PaneId; open: boolean }; output: null };
  /** Looks for words in the page; `next` and `previous` step among those found. */
  'pane.find': { input: { paneId: PaneId; text: string; way: FindWay }; output: null };
  /** Closes the find bar and gives the keyboard back to the page. */
  'pane.end-find': { input: { paneId: PaneId }; output: null };
  /** Where the slots of the panes now are. Answers when the views lie there. */
  'layout.report': { input: { slots: readonly PaneSlot[] }; output: null };
}

export interface PanesEvents {
  /** Something that a page asked for was refused; a quiet line in the pane's frame says so. */
  'notice.shown': { readonly code: 'popup-no-room'; readonly paneId: PaneId };
}
