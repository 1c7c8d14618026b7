import type { Pane } from '../browsers/panes/pane.ts';
import type { OverlayKind } from '../shared/contract/overlay.ts';
import { type Commanding, takeCommands } from './commands/take-commands.ts';
import type { Handlers } from './ipc/gateway.ts';
import { makeHandlers } from './ipc/handlers/all-handlers.ts';
import { Keyboard } from './keyboard/keyboard.ts';
import { Overlay } from './overlay/overlay.ts';
import { tellWindow } from './telling/tell-window.ts';
import type { WindowDeps } from './window-deps.ts';

/** What main does for the window. */
export interface RunningWindow {
  readonly commanding: Commanding;
  /** For the gateway. */
  readonly handlers: Handlers;
  /** Each pane, before its first page is asked for: its keys are heard, and whether it has the keyboard. */
  welcome(pane: Pane): void;
  /** Brings something over the panes. */
  showOver(kind: OverlayKind): void;
  /** Nothing is told any more. */
  stop(): void;
}

/** From now on commands can be given, the window is told what changes, and what it asks for has its handlers. */
export function runWindow(deps: WindowDeps): RunningWindow {
  const { bench, host } = deps;
  const overlay = new Overlay({
    view: host.overlay,
    projector: () => bench.state().projector,
    changed: (state) => host.tell('overlay.changed', state),
    awaited: () => bench.panes.filter((pane) => pane.forgoKeyboard()).at(-1)?.id ?? null,
    giveKeyboard: (paneId) => {
      const pane = bench.panes.find(({ id }) => id === paneId);
      if (pane?.canHaveKeyboard) pane.focus();
      else host.takeKeyboard();
      // Its page has gone meanwhile: what stands in its place takes it.
      if (paneId !== null && !pane?.canHaveKeyboard)
        host.tell('keyboard.given', { paneId: pane?.id ?? bench.activePane?.id ?? null });
    },
  });
  const commanding = takeCommands(deps, overlay);
  const { stop, ...telling } = tellWindow(deps, commanding.menus);
  const keyboard = new Keyboard({
    panes: () => bench.panes,
    activePane: () => bench.activePane,
    stageAway: () => bench.state().backstage.alone,
    window: host,
    overlay: {
      get isOpen() {
        return overlay.isOpen;
      },
      get hasKeyboard() {
        return host.overlay.hasKeyboard;
      },
      takeKeyboard: () => host.overlay.focus(),
      leave: () => overlay.leave(),
    },
    given: (paneId) => host.tell('keyboard.given', { paneId }),
  });
  bench.on('changed', () => keyboard.watch());
  host.onKeyboard(() => keyboard.watch());
  // The projector view fills the screen: who leaves the one by the system's own ways leaves the other.
  host.onFullScreenLeft(() => bench.look.setProjector(false));
  return {
    commanding,
    handlers: makeHandlers({ ...deps, ...commanding, ...telling, overlay }),
    welcome: (pane) => {
      commanding.listenInPage(pane);
      pane.view.on('blurred', () => keyboard.watch());
    },
    showOver: (kind) => {
      const from = bench.panes.find((pane) => pane.hasKeyboard)?.id ?? null;
      if (overlay.state().kind !== kind) overlay.toggle(kind, from);
    },
    stop: () => {
      stop();
      keyboard.stop();
    },
  };
}
