import type { PaneId } from '../../shared/bench-records.ts';
import type { OverlayKind, OverlayState } from '../../shared/contract/overlay.ts';
import type { OverlayView } from '../shell/shell-host.ts';

/** Where the keyboard goes when what stood over the panes has gone. */
interface OverlayDeps {
  readonly view: OverlayView;
  readonly projector: () => boolean;
  readonly changed: (state: OverlayState) => void;
  /** The pane that was to get the keyboard as soon as it has a place, and is no more: it would take it from what stands over it. */
  readonly awaited: () => PaneId | null;
  /** Gives it to the page of a pane, or to what stands in its place. @param pane null: to the window, which knows where it was in it */
  readonly giveKeyboard: (pane: PaneId | null) => void;
}

/** What stands over the panes, one thing at a time, and who had the keyboard before it came. */
export class Overlay {
  readonly #deps: OverlayDeps;
  #open: { readonly kind: OverlayKind; readonly from: PaneId | null } | null = null;

  constructor(deps: OverlayDeps) {
    this.#deps = deps;
  }

  state(): OverlayState {
    return { kind: this.#open?.kind ?? null, projector: this.#deps.projector() };
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** What is asked for while it stands there is closed by that. @param from the pane whose page has the keyboard; null: the window */
  toggle(kind: OverlayKind, from: PaneId | null): void {
    if (this.#open?.kind === kind) {
      this.close();
      return;
    }
    this.#open = { kind, from: this.#deps.awaited() ?? (this.#open ? this.#open.from : from) };
    this.#deps.changed(this.state());
    this.#deps.view.show();
  }

  /** @returns the pane that the keyboard went back to; null: the window has it */
  close(): PaneId | null {
    const from = this.#open?.from ?? null;
    if (this.leave()) this.#deps.giveKeyboard(from);
    return from;
  }

  /** The keyboard is somewhere else already, or will be. @returns whether anything stood there */
  leave(): boolean {
    if (this.#open === null) return false;
    this.#open = null;
    this.#deps.view.hide();
    this.#deps.changed(this.state());
    return true;
  }
}
