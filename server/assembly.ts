/** The parts of a server and how they hang together: built once, in one place, from the options. */
import { RequestBreakpoints } from './breakpoints/breakpoints.ts';
import { createClock, type MovableClock } from './clock.ts';
import { Gate } from './gate/gate.ts';
import { RecentlyEnded } from './gate/recently-ended.ts';
import { HistoryRecorder } from './history/recorder.ts';
import { Rewinder } from './history/rewinder.ts';
import { Observer } from './inspector/inspector.ts';
import { Quiescer } from './life/quiescer.ts';
import { ServerLife } from './life/server-life.ts';
import { makeStart } from './life/start-server.ts';
import type { SessionServerOptions } from './server-options.ts';
import { applyChange, safeSettings } from './settings/settings.ts';
import type { MediumAddresses, StoreOptions } from './store/medium.ts';

/** Options for the stores whose addresses can be changed while the server runs. */
type ChangingStoreOptions = StoreOptions & { addresses: MediumAddresses };

export interface Assembly {
  readonly life: ServerLife;
  readonly clock: MovableClock;
  readonly observer: Observer;
  readonly breakpoints: RequestBreakpoints;
  readonly rewinder: Rewinder;
  readonly storeOptions: ChangingStoreOptions;
}

export function assemble(options: SessionServerOptions): Assembly {
  const clock = options.clock ?? createClock();
  const now = () => clock.now();
  const warn = options.warn ?? (() => undefined);
  const log = options.log ?? (() => undefined);
  const storeOptions = storeOptionsOf(options);
  const gate = new Gate();
  const quiescer = new Quiescer();
  const ended = new RecentlyEnded((key, leftBehind) => recorder.noteSessionEnded(key, leftBehind));
  const recorder = new HistoryRecorder({ now, medium: () => life.settings.medium, ended, warn });
  const observer = new Observer({
    now,
    store: () => life.running.stores.generations.current.store,
    secrets: () => life.secrets,
    signed: () => life.settings.signed,
    held: () => breakpoints.held,
    warn,
  });
  const breakpoints = new RequestBreakpoints({
    now,
    emitHeld: (held) => observer.emit({ kind: 'held', held }),
    emitReleased: (exchange, where, end) => observer.emit({ kind: 'released', exchange, where, end }),
  });
  let exchanges = 0;
  const nextNumber = () => {
    exchanges += 1;
    return exchanges;
  };
  const life = new ServerLife({
    start: makeStart({
      options,
      storeOptions,
      observer,
      now,
      log,
      warn,
      gate,
      breakpoints,
      quiescer,
      history: recorder,
      ended,
      nextNumber,
    }),
    settings: applyChange(safeSettings, options.settings ?? {}),
    recorder,
    observer,
    breakpoints,
    ended,
    warn,
  });
  const rewinder = new Rewinder({
    recorder,
    clock,
    warn,
    alone: (work) => life.alone(work),
    settings: () => life.settings,
    adopt: (settings) => life.adopt(settings),
    emitRewound: (branch, to) => {
      life.running.stores.recount();
      observer.emit({ kind: 'rewound', branch, to });
    },
  });
  return { life, clock, observer, breakpoints, rewinder, storeOptions };
}

function storeOptionsOf({ dataFolder, addresses = {}, keyPrefix }: SessionServerOptions): ChangingStoreOptions {
  return {
    ...(dataFolder ? { dataFolder } : {}),
    addresses,
    ...(keyPrefix === undefined ? {} : { keyPrefix }),
  };
}
