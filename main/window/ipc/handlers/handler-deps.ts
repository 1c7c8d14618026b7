import type { RequestName } from '../../../shared/contract.ts';
import type { Commanding } from '../../commands/take-commands.ts';
import type { Overlay } from '../../overlay/overlay.ts';
import type { Telling } from '../../telling/tell-window.ts';
import type { WindowDeps } from '../../window-deps.ts';
import type { Handlers } from '../gateway.ts';

/** What the handlers act on: the room's deps, what carries out commands, and what tells the window. */
export interface HandlerDeps extends WindowDeps, Pick<Commanding, 'run' | 'attempt' | 'menus'>, Omit<Telling, 'stop'> {
  readonly overlay: Overlay;
}

/** The handlers of one domain: those whose names begin with one of its words. */
export type HandlersOf<Domain extends string> = Pick<Handlers, Extract<RequestName, `${Domain}.${string}`>>;
