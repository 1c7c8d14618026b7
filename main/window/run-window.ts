import type { Pane } from '../browsers/panes/pane.ts';
import { type Commanding, takeCommands } from './commands/take-commands.ts';
import type { Handlers } from './ipc/gateway.ts';
import { makeHandlers } from './ipc/handlers/all-handlers.ts';
import { Keyboard } from './keyboard/keyboard.ts';
import { tellWindow } from './telling/tell-window.ts';
import type { WindowDeps } from './window-deps.ts';

/** What main does for the window. */
export interface RunningWindow {
  readonly commanding: Commanding;
  /** For the gateway. */
  readonly handlers: Handlers;
  /** Each pane, before its first page is asked for: its keys are heard, and whether it has the keyboard. */
  welcome(pane: Pane): void;
  /** Nothing is told any more. */
  stop(): void;
}

/** From now on commands can be given, the window is told what changes, and what it asks for has its handlers. */
export function runWindow(deps: WindowDeps): RunningWindow {
  const { bench, host } = deps;
  const commanding = takeCommands(deps);
  const { stop, ...telling } = tellWindow(deps, commanding.menus);
  const keyboard = new Keyboard({
    panes: () => bench.panes,
    activePane: () => bench.activePane,
    window: host,
    given: (paneId) => host.tell('keyboard.given', { paneId }),
  });
  bench.on('changed', () => keyboard.watch());
  host.onKeyboard(() => keyboard.watch());
  return {
    commanding,
    handlers: makeHandlers({ ...deps, ...commanding, ...telling }),
    welcome: (pane) => {
      commanding.listenInPage(pane);
      pane.view.on('blurred', () => keyboard.watch());
    },
    stop: () => {
      stop();
      keyboard.stop();
    },
  };
}
