import { type Commanding, takeCommands } from './commands/take-commands.ts';
import type { Handlers } from './ipc/gateway.ts';
import { makeHandlers } from './ipc/handlers/all-handlers.ts';
import { tellWindow } from './telling/tell-window.ts';
import type { WindowDeps } from './window-deps.ts';

/** What main does for the window. */
export interface RunningWindow {
  readonly commanding: Commanding;
  /** For the gateway. */
  readonly handlers: Handlers;
  /** Nothing is told any more. */
  stop(): void;
}

/** From now on commands can be given, the window is told what changes, and what it asks for has its handlers. */
export function runWindow(deps: WindowDeps): RunningWindow {
  const commanding = takeCommands(deps);
  const { stop, ...telling } = tellWindow(deps, commanding.menus);
  return { commanding, handlers: makeHandlers({ ...deps, ...commanding, ...telling }), stop };
}
