import type { BrowserWindow } from 'electron';
import type { SessionServer } from '../../../server/session-server.ts';
import type { Bench } from '../../bench/bench.ts';
import type { BenchFiles } from '../../bench-file/bench-files.ts';
import type { SourceCode } from '../../code/source-code.ts';
import type { PlaceStep } from '../../code/step-places.ts';
import type { CommandId } from '../../commands/command-list.ts';
import type { MenuMaker } from '../../commands/menu-template.ts';
import type { ExchangeDesk } from '../../exchanges/exchange-desk.ts';
import type { Experiments } from '../../experiments/experiments.ts';
import type { PolicyExplanation } from '../../policy/explain-policy.ts';
import type { Rewind } from '../../rewind/rewind.ts';
import type { MayVisit } from '../../security/navigation-policy.ts';
import type { PresetShelf } from '../../switchboard/preset-shelf.ts';
import type { Switchboard } from '../../switchboard/switchboard.ts';
import type { TrafficTeller } from '../../traffic/tell-traffic.ts';
import type { TrafficBook } from '../../traffic/traffic-book.ts';
import type { AppFacts, PaneId, RequestName } from '../contract.ts';
import type { Handlers } from '../door.ts';

/** What the handlers act on. */
export interface HandlerWorld {
  readonly bench: Bench;
  readonly files: BenchFiles;
  readonly server: SessionServer;
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
