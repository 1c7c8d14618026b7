import type { PaneId } from '../../shared/bench-records.ts';

/** A pane as far as the keyboard is concerned. */
export interface KeyboardPane {
  readonly id: PaneId;
  /** Its page has the keyboard. */
  readonly hasKeyboard: boolean;
  /** It is in a window of its own, and that is in front. */
  readonly windowActive: boolean;
  /** Its page lies over the bench and can have the keyboard. */
  readonly onBench: boolean;
  focus(): void;
}

/** The app's window as far as the keyboard is concerned. */
interface KeyboardWindow {
  /** It is in front. */
  readonly active: boolean;
  /** The window itself has the keyboard, no page. */
  readonly hasKeyboard: boolean;
  takeKeyboard(): void;
}

/** What stands over the panes, as far as the keyboard is concerned. */
interface KeyboardOverlay {
  readonly isOpen: boolean;
  readonly hasKeyboard: boolean;
  takeKeyboard(): void;
  /** Somebody else has the keyboard: it goes. */
  leave(): void;
}

interface KeyboardDeps {
  readonly panes: () => readonly KeyboardPane[];
  /** The one that commands act on. Where a pane is closed it is the next one already. */
  readonly activePane: () => KeyboardPane | null;
  /** The backstage is alone in the window: no page lies over the bench, and none will. */
  readonly stageAway: () => boolean;
  readonly window: KeyboardWindow;
  readonly overlay: KeyboardOverlay;
  /** The window itself was given the keyboard, for what stands in place of this pane's page; null: there is no pane. */
  readonly given: (paneId: PaneId | null) => void;
}

/** ms: one frame at 60 a second. Whoever hands the keyboard on has done so by then. */
const oneFrame = 16;

/**
 * Sees to it that somebody has the keyboard while a window of ours is in front: what had it may be closed, fall asleep, crash or
 * leave for another window, and Chromium then gives it to nobody, so that no key works until the mouse is clicked.
 * `watch` is called after whatever may have taken it; it costs nothing while somebody has it.
 *
 * In order: what stands over the panes; the page of the window in front; on the bench the active pane's page; what stands in its place; the window.
 */
export class Keyboard {
  readonly #deps: KeyboardDeps;
  #looking: NodeJS.Timeout | null = null;
  /** What stands over the panes has had it: until then it is still on its way there, whoever has it. */
  #overlayHadIt = false;

  constructor(deps: KeyboardDeps) {
    this.#deps = deps;
  }

  /** Something happened after which nobody may have the keyboard: looks in one frame. */
  watch(): void {
    this.#looking ??= setTimeout(() => {
      this.#looking = null;
      this.#look();
    }, oneFrame);
  }

  stop(): void {
    if (this.#looking !== null) clearTimeout(this.#looking);
    this.#looking = null;
  }

  #look(): void {
    const { panes, activePane, stageAway, window, overlay, given } = this.#deps;
    const inFront = panes().find((pane) => pane.windowActive);
    if (inFront) {
      if (!inFront.hasKeyboard) inFront.focus();
      return;
    }
    if (!window.active) return;
    this.#overlayHadIt = overlay.isOpen && (this.#overlayHadIt || overlay.hasKeyboard);
    if (overlay.hasKeyboard) return;
    // A page that is put away hears no key.
    const hears = (pane: KeyboardPane) => pane.onBench || !stageAway();
    const held = window.hasKeyboard || panes().some((pane) => pane.hasKeyboard && hears(pane));
    // A window that comes to the front gives the keyboard to whom it was with last, and not to what has come over it since.
    if (overlay.isOpen && !(held && this.#overlayHadIt)) overlay.takeKeyboard();
    else if (held) overlay.leave();
    if (held || overlay.isOpen) return;
    const active = activePane();
    if (active?.onBench) active.focus();
    else {
      window.takeKeyboard();
      given(active?.id ?? null);
    }
  }
}
