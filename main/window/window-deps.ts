import type { SessionServer } from '../../server/session-server.ts';
import type { KeptPeople } from '../browsers/jars/kept-people.ts';
import type { MayVisit } from '../browsers/security/navigation-policy.ts';
import type { ExchangeActions } from '../exchanges/exchange-actions.ts';
import type { Experiments } from '../lessons/experiments/experiments.ts';
import type { Lessons } from '../lessons/lesson-run/lessons.ts';
import type { Rewind } from '../lessons/rewind/rewind.ts';
import type { Workshop } from '../lessons/workshop/workshop.ts';
import type { TrafficLog } from '../network/traffic/traffic-log.ts';
import type { AppFacts, LanguageState } from '../shared/contract/app.ts';
import type { RequestOutput } from '../shared/contract.ts';
import type { GridColumn } from '../shared/grid-records.ts';
import type { Say } from '../shared/messages/messages.ts';
import type { PolicyExplanation } from '../shared/policy-key.ts';
import type { ShopBreakpoints } from '../shop/breakpoints/shop-breakpoints.ts';
import type { SourceCode } from '../shop/code/source-code.ts';
import type { PlaceStep } from '../shop/code/step-places.ts';
import type { RecordNamer } from '../shop/inspector/name-records.ts';
import type { PresetStore } from '../shop/switchboard/preset-store.ts';
import type { Switchboard } from '../shop/switchboard/switchboard.ts';
import type { Bench } from '../workspace/bench/bench.ts';
import type { MeasureProcesses } from '../workspace/bench/watch-memory.ts';
import type { BenchFiles } from '../workspace/bench-file/bench-files.ts';
import type { Licences } from './about/licences.ts';
import type { ShellHost } from './shell/shell-host.ts';

/** All that this room acts on: made once, where the app is put together. */
export interface WindowDeps {
  readonly host: ShellHost;
  /** As they are now: with the language, the texts change. */
  readonly facts: () => AppFacts;
  readonly platform: AppFacts['platform'];
  readonly languages: {
    state(): LanguageState;
    /** @returns whether the next start will know of it @throws AskError language-locked */
    choose(tag: string | null): boolean;
  };
  /** @param spoken runs when another language is spoken */
  readonly onLanguage: (spoken: () => void) => () => void;
  readonly say: Say;
  /** For what was not expected: it is written down. */
  readonly report: (error: unknown) => void;

  readonly bench: Bench;
  readonly files: BenchFiles;
  /** Opens a bench or a HAR. What cannot be opened is told in the window. @returns whether it is open now */
  readonly openFile: (path: string) => Promise<boolean>;
  readonly kept: KeptPeople;
  readonly mayVisit: MayVisit;
  /** @throws AskError, see the request own-app.open. */
  readonly openOwnApp: (typed: string, count?: number) => Promise<string>;
  /** What is asked with for an own app. */
  readonly lastOwnApp: () => RequestOutput<'own-app.last'>;

  readonly server: SessionServer;
  /** The server's records as the window gets them. */
  readonly namer: RecordNamer;
  readonly breakpoints: ShopBreakpoints;
  readonly switchboard: Switchboard;
  readonly presets: PresetStore;
  readonly code: SourceCode;
  readonly placeStep: PlaceStep;

  /** Everything on the wire, unmasked: it does not leave main as it is. */
  readonly traffic: TrafficLog;
  readonly exchangeActions: ExchangeActions;
  readonly lessons: Lessons;
  /** Asks for a sheet of it and a place for that. @returns whether there is one now @throws AskError no-such-lesson */
  readonly printLesson: (id: string) => Promise<boolean>;
  readonly workshop: Workshop;
  readonly experiments: Experiments;
  readonly rewind: Rewind;
  /** Tries the cookie-flag grid in a browser of its own. @param told is given each column when it has been tried. */
  readonly runGrid: (told: (column: GridColumn) => void) => Promise<void>;
  readonly measureProcesses: MeasureProcesses;
  readonly licences: Licences;
  /** Of the machine's policy. */
  readonly explanation: () => PolicyExplanation;
}
