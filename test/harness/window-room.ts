/** The whole of main as the window meets it, on a real session server and browsers that are not there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace } from '../../main/app/boot/open-workspace.ts';
import { KeptPeople } from '../../main/browsers/jars/kept-people.ts';
import { Experiments } from '../../main/lessons/experiments/experiments.ts';
import { Rewind } from '../../main/lessons/rewind/rewind.ts';
import type { AppFacts } from '../../main/shared/contract/app.ts';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../main/shared/contract.ts';
import { ShopBreakpoints } from '../../main/shop/breakpoints/shop-breakpoints.ts';
import { openSourceCode } from '../../main/shop/code/source-code.ts';
import { RecordNamer } from '../../main/shop/inspector/name-records.ts';
import { PresetShelf } from '../../main/shop/switchboard/preset-shelf.ts';
import { Switchboard } from '../../main/shop/switchboard/switchboard.ts';
import { type IncomingRequests, openGateway, type Sender } from '../../main/window/ipc/gateway.ts';
import { type RunningWindow, runWindow } from '../../main/window/run-window.ts';
import type { ExchangeCommands, WindowDeps } from '../../main/window/window-deps.ts';
import type { Bench } from '../../main/workspace/bench/bench.ts';
import { BenchFiles } from '../../main/workspace/bench-file/bench-files.ts';
import { RecentBenches } from '../../main/workspace/bench-file/recent-benches.ts';
import { openOwnApp } from '../../main/workspace/own-app/open-own-app.ts';
import { createSessionServer, type SessionServer } from '../../server/session-server.ts';
import { FakeEngine } from './fake-engine.ts';
import { fakeFacts } from './fake-facts.ts';
import { FakeShellHost } from './fake-shell-host.ts';
import { speak } from './languages.ts';

const origin = 'app://shell';
/** The window's own top frame. */
export const theWindow: Sender = { id: 1, isTop: true, origin };

export interface WindowRoom {
  readonly host: FakeShellHost;
  readonly engine: FakeEngine;
  readonly bench: Bench;
  readonly server: SessionServer;
  readonly deps: WindowDeps;
  readonly running: RunningWindow;
  /** What was not expected. */
  readonly reported: unknown[];
  /** What was asked of the actions on exchanges, which are a fake. */
  readonly exchangeActions: string[];
  ask<N extends RequestName>(name: N, input: RequestInput<N>, sender?: Sender): Promise<Answer<RequestOutput<N>>>;
  close(): Promise<void>;
}

/** @param language BCP 47. */
export async function openWindowRoom(language = 'en'): Promise<WindowRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'jarful-room-'));
  const server = createSessionServer({ port: 0 });
  await server.listen();
  const say = speak(language);
  const host = new FakeShellHost();
  const engine = new FakeEngine();
  const reported: unknown[] = [];
  const kept = new KeptPeople(join(folder, 'kept-people.json'), join(folder, 'Partitions'));
  const { bench, traffic, visitors, rules, judgeVisit } = openWorkspace({
    engine,
    mostPanes: 4,
    server,
    stage: {
      add: () => {},
      remove: () => {},
      height: () => 900,
      popOut: (_pane, back) => ({ active: false, entitle: () => {}, focus: () => {}, close: () => back(false) }),
    },
    say,
    language: 'en',
    mayLeaveShop: true,
    isAttackSite: (url) => experiments.owns(url),
    kept,
    welcome: (pane) => running.welcome(pane),
    refused: (refused) => host.tell('cookie.refused', refused),
  });
  const namer = new RecordNamer('server', visitors.identify);
  const switchboard = new Switchboard(server, () => null);
  const breakpoints = new ShopBreakpoints(server.breakpoints, namer, visitors.agentOf);
  const experiments: Experiments = new Experiments({
    bench,
    server,
    breakpoints,
    switchboard,
    identify: visitors.identify,
    say,
    warn: () => {},
  });
  const rewind = new Rewind(bench, server, visitors.identify);
  const file = join(folder, 'monday.jarful');
  const files = new BenchFiles({
    bench,
    server,
    recent: new RecentBenches(join(folder, 'recent-benches.json')),
    switchboard,
    dialogs: { chooseToOpen: async () => file, chooseToSave: async () => file, agreeToCookies: async () => true },
    judgeVisit,
    beginRun: async () => {
      traffic.clear();
      experiments.forget();
      await rewind.forget();
    },
  });
  const exchangeActions: string[] = [];
  const deps: WindowDeps = {
    host,
    facts: { ...fakeFacts(language), serverUrl: server.url } satisfies AppFacts,
    say,
    report: (error) => reported.push(error),
    bench,
    files,
    kept,
    mayVisit: rules.mayVisit,
    openOwnApp: (typed) => openOwnApp(typed, bench, rules),
    server,
    namer,
    breakpoints,
    switchboard,
    presets: new PresetShelf(switchboard, join(folder, 'presets.json')),
    code: openSourceCode(process.cwd()),
    placeStep: () => undefined,
    traffic,
    exchangeActions: fakeExchangeActions(exchangeActions),
    experiments,
    rewind,
    runGrid: async (told) => told({ situation: 'typed', cells: [] }),
    measureProcesses: async () => ({ panesMb: 100, machineMb: 8192, shared: true }),
    explanation: { message: 'This machine has a policy.', detail: '' },
  };
  const running: RunningWindow = runWindow(deps);
  const answers = new Map<RequestName, (sender: Sender, input: unknown) => Promise<Answer<unknown>>>();
  const requests: IncomingRequests = {
    shellId: () => theWindow.id,
    receive: (name, answer) => answers.set(name, answer),
  };
  openGateway(requests, origin, running.handlers, deps.report);
  await bench.open();
  return {
    host,
    engine,
    bench,
    server,
    deps,
    running,
    reported,
    exchangeActions,
    ask: async <N extends RequestName>(name: N, input: RequestInput<N>, sender = theWindow) =>
      (await answers.get(name)?.(sender, input)) as Answer<RequestOutput<N>>,
    close: async () => {
      running.stop();
      rewind.close();
      await bench.close();
      await experiments.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Exchanges in the hand need the system's dialogs and clipboard. @param asked is told each deed. */
function fakeExchangeActions(asked: string[]): ExchangeCommands {
  const note = async (deed: string) => void asked.push(deed);
  return {
    take: async (ids) => {
      asked.push(`take ${ids.join()}`);
      return [];
    },
    whyNotSend: async () => 'guest',
    send: (id, as) => note(`send ${id} as ${as}`),
    compare: (one, other) => note(`compare ${one} ${other}`),
    copy: (ids, form) => note(`copy ${ids.join()} as ${form}`),
    save: (taken) => note(`save ${taken.length}`),
    saveAll: () => note('save all'),
    open: () => note('open'),
  };
}
