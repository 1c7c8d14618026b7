import type { BrowserEngine } from '../../browsers/engine/page-view.ts';
import type { TicketReader } from '../../browsers/jars/cookie-reading.ts';
import type { KeptPeople } from '../../browsers/jars/kept-people.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import type { PaneWindow } from '../../browsers/panes/pane-window.ts';
import type { BackstagePlace } from '../../shared/bench-records.ts';
import type { SwitchedOff } from '../../shared/policy-key.ts';
import type { JarSite, Visit } from '../../shared/site-kinds.ts';

/** What the bench is built on. */
export interface BenchDeps {
  /** Where the browsers come from. */
  readonly engine: BrowserEngine;
  readonly tickets: TicketReader;
  /** Where a new person arrives. */
  readonly startAddress: string;
  /** What the jars' browsers ask for from now on, e.g. "es,en". */
  readonly languages: () => string;
  /** Where a jar's pages may go at the top level. */
  readonly judgeVisit: (site: JarSite, address: string) => Visit;
  /** False: the machine's policy keeps people in the shop. */
  readonly mayLeaveShop: boolean;
  /** What the machine's policy has switched off. */
  readonly switchedOff: readonly SwitchedOff[];
  readonly kept: KeptPeople;
  /** How many panes may be open at once. */
  readonly mostPanes: number;
  readonly stage: Stage;
  /** Where the person wanted the backstage last. */
  readonly backstagePlace?: BackstagePlace;
}

/** Where the panes' native views are. */
export interface Stage {
  /** Puts a view into the window. */
  add(pane: Pane): void;
  remove(pane: Pane): void;
  /** Of the window inside its frame, px. */
  height(): number;
  /** Moves it into a window of its own. @param back runs when the view is over the bench again. */
  popOut(pane: Pane, back: (hadKeyboard: boolean) => void): PaneWindow;
}
