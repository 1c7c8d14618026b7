import type { BrowserWindow } from 'electron';
import type { SessionServer } from '../../../../server/session-server.ts';
import type { MayVisit } from '../../../browsers/security/navigation-policy.ts';
import type { ExchangeDesk } from '../../../exchanges/exchange-desk.ts';
import type { Experiments } from '../../../lessons/experiments/experiments.ts';
import type { Rewind } from '../../../lessons/rewind/rewind.ts';
import type { TrafficTeller } from '../../../network/traffic/tell-traffic.ts';
import type { TrafficBook } from '../../../network/traffic/traffic-book.ts';
import type { PaneId } from '../../../shared/bench-records.ts';
import type { CommandId } from '../../../shared/command-ids.ts';
import type { AppFacts } from '../../../shared/contract/app.ts';
import type { RequestName } from '../../../shared/contract.ts';
import type { PolicyExplanation } from '../../../shared/policy-key.ts';
import type { ShopBreakpoints } from '../../../shop/breakpoints/shop-breakpoints.ts';
import type { SourceCode } from '../../../shop/code/source-code.ts';
import type { PlaceStep } from '../../../shop/code/step-places.ts';
import type { RecordNamer } from '../../../shop/inspector/name-records.ts';
import type { PresetShelf } from '../../../shop/switchboard/preset-shelf.ts';
import type { Switchboard } from '../../../shop/switchboard/switchboard.ts';
import type { Bench } from '../../../workspace/bench/bench.ts';
import type { BenchFiles } from '../../../workspace/bench-file/bench-files.ts';
import type { MenuMaker } from '../../menus/menu-template.ts';
import type { BenchTeller } from '../../telling/bench-teller.ts';
import type { Handlers } from '../gateway.ts';

/** What the handlers act on. */
export interface HandlerWorld {
  readonly bench: Bench;
  readonly benchTeller: BenchTeller;
  readonly files: BenchFiles;
  readonly server: SessionServer;
  /** The server's records as the window gets them. */
  readonly namer: RecordNamer;
  readonly breakpoints: ShopBreakpoints;
  readonly switchboard: Switchboard;
  readonly presets: PresetShelf;
  readonly window: BrowserWindow;
  readonly facts: AppFacts;
  /** Of the machine's policy. */
  readonly explanation: PolicyExplanation;
  readonly menus: MenuMaker;
  readonly code: SourceCode;
  readonly experiments: Experiments;
  readonly rewind: Rewind;
  readonly placeStep: PlaceStep;
  readonly mayVisit: MayVisit;
  /** @throws AskError, see the request own-app.open. */
  readonly openOwnApp: (typed: string) => Promise<string>;
  /** Everything on the wire, unmasked: it does not leave main as it is. */
  readonly traffic: TrafficBook;
  readonly teller: TrafficTeller;
  readonly desk: ExchangeDesk;
  /** Waits for what was begun without the window's asking (a native menu's item); what fails is told there. */
  readonly attempt: (work: Promise<unknown>) => Promise<void>;
  readonly run: (id: CommandId, fromPage: PaneId | null) => Promise<void>;
}

/** The handlers of one domain: those whose names begin with one of its words. */
export type HandlersOf<Domain extends string> = Pick<Handlers, Extract<RequestName, `${Domain}.${string}`>>;
