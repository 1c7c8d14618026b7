import { basename } from 'node:path';
import type { SessionServer } from '../../../server/session-server.ts';
import type { BrowserEngine } from '../../browsers/engine/page-view.ts';
import type { KeptPeople } from '../../browsers/jars/kept-people.ts';
import { ExchangeActions } from '../../exchanges/exchange-actions.ts';
import { Experiments } from '../../lessons/experiments/experiments.ts';
import type { Deed } from '../../lessons/lesson/deed-words.ts';
import { doDeeds } from '../../lessons/lesson-run/do-deeds.ts';
import { shippedSources } from '../../lessons/lesson-run/lesson-source.ts';
import { Lessons } from '../../lessons/lesson-run/lessons.ts';
import { ProgressFile } from '../../lessons/lesson-run/progress-file.ts';
import { printLesson } from '../../lessons/print/print-lesson.ts';
import { Rewind } from '../../lessons/rewind/rewind.ts';
import { Workshop } from '../../lessons/workshop/workshop.ts';
import type { BackstagePlace } from '../../shared/bench-records.ts';
import { commandIds } from '../../shared/command-ids.ts';
import type { AppFacts } from '../../shared/contract/app.ts';
import type { Desktop } from '../../shared/desktop.ts';
import { Emitter } from '../../shared/emitter.ts';
import { formatLocale } from '../../shared/messages/messages.ts';
import { sayPhrase } from '../../shared/messages/phrase.ts';
import type { PolicyKey } from '../../shared/policy-key.ts';
import { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import type { SourceCode } from '../../shop/code/source-code.ts';
import { openStepPlaces } from '../../shop/code/step-places.ts';
import { openSwitchPlaces } from '../../shop/code/switch-places.ts';
import { RecordNamer } from '../../shop/inspector/name-records.ts';
import { PresetStore } from '../../shop/switchboard/preset-store.ts';
import { Switchboard } from '../../shop/switchboard/switchboard.ts';
import { type LicencePlaces, Licences } from '../../window/about/licences.ts';
import { keyLabel } from '../../window/commands/key-match.ts';
import type { KeySource } from '../../window/commands/listen-for-keys.ts';
import type { Handlers } from '../../window/ipc/gateway.ts';
import { type RunningWindow, runWindow } from '../../window/run-window.ts';
import type { ShellHost } from '../../window/shell/shell-host.ts';
import type { WindowDeps } from '../../window/window-deps.ts';
import type { Stage } from '../../workspace/bench/bench-deps.ts';
import type { MeasureProcesses } from '../../workspace/bench/watch-memory.ts';
import { BenchFiles } from '../../workspace/bench-file/bench-files.ts';
import { openFileDialogs } from '../../workspace/bench-file/file-dialogs.ts';
import type { RecentBenches } from '../../workspace/bench-file/recent-benches.ts';
import { askForDownloads } from '../../workspace/downloads/ask-for-downloads.ts';
import { type KnownApps, rememberOwnApp } from '../../workspace/own-app/known-apps.ts';
import { type OwnAppRoom, openOwnApp, usualPeople } from '../../workspace/own-app/open-own-app.ts';
import { explainPolicy } from '../policy/explain-policy.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { listSwitchedOff } from '../policy/policy-settings.ts';
import type { AppLanguage } from './app-languages.ts';
import { type LanguageChooserDeps, languageChooser } from './choose-language.ts';
import { kindOfFile } from './named-file.ts';
import { openWorkspace } from './open-workspace.ts';

/**
 * Everything that the app stands on, each as a small interface: no Electron beyond this point. The real ones are made in
 * start-app.ts, the tests' in test/harness/test-app.ts.
 */
export interface AppDeps {
  readonly engine: BrowserEngine;
  /** Runs already. */
  readonly server: SessionServer;
  readonly host: ShellHost;
  /** Keys that are pressed while the window itself has the keyboard. */
  readonly windowKeys: KeySource;
  readonly desktop: Desktop;
  /** Where panes are laid over the window. */
  readonly stage: Stage;
  /** Where the person wanted the backstage last. */
  readonly backstagePlace?: BackstagePlace;
  readonly runGrid: WindowDeps['runGrid'];
  readonly measureProcesses: MeasureProcesses;
  /** The server's own source. */
  readonly code: SourceCode;
  readonly kept: KeptPeople;
  readonly recent: RecentBenches;
  /** The own apps that were on the bench last. */
  readonly knownApps: KnownApps;
  /** Where presets that a person kept are written. */
  readonly presetFile: string;
  /** Where the lessons lie. */
  readonly lessonFolder: string;
  /** Where it is written how far somebody is in them. */
  readonly progressFile: string;
  /** Where it is kept which folder of own lessons is open. */
  readonly ownLessonsFile: string;
  readonly policy: MachinePolicy;
  readonly language: AppLanguage;
  /** What a person can make of it. */
  readonly languageChoice: Omit<LanguageChooserDeps, 'language'>;
  readonly licencePlaces: LicencePlaces;
  readonly version: string;
  readonly platform: AppFacts['platform'];
  /** How many panes may be open at once. */
  readonly mostPanes: number;
  /** Unexpected errors. */
  readonly report: (error: unknown) => void;
}

/** The app put together, before anybody is on the bench. */
export interface AssembledApp {
  /** What answers the window. */
  readonly handlers: Handlers;
  /** What the window acts on. */
  readonly rooms: WindowDeps;
  /** @param file a bench to begin with; null, a HAR, or a bench that cannot be opened: the opening bench. */
  open(file: string | null): Promise<void>;
  /** Puts a file's bench in place of the present one, or opens a HAR; what is wrong with it is told in the window. */
  openFile(path: string): Promise<boolean>;
  /** Somebody's own app, at an address as typed; the window says why not. */
  openOwnApp(address: string): Promise<void>;
  /** Panes in windows of their own come back: they must not keep the app alive. */
  gatherPanes(): void;
  /** Where the person wants the backstage: to be remembered. */
  backstagePlace(): BackstagePlace;
  /** The keyboard goes to the page of the active pane. */
  focusActivePane(): void;
  /** Ends panes, jars and the attacker's site, in this order, but not the server; resolves when nothing is left. */
  close(): Promise<void>;
}

/** Puts the app together, from the inside out: bench, lessons, exchanges, menus and handlers. */
export function assembleApp(deps: AppDeps): AssembledApp {
  const { engine, server, host, desktop, code, kept, policy, language, report } = deps;
  const { say } = language;
  const spoken = new Emitter<{ changed: null }>();
  const onLanguage = (listener: () => void) => spoken.on('changed', listener);
  const switchboard = new Switchboard(server, openSwitchPlaces(code), policy.values.weakSwitches !== false);
  const { bench, traffic, visitors, rules, judgeVisit } = openWorkspace({
    engine,
    server,
    stage: deps.stage,
    language: () => formatLocale(language.tag),
    onLanguage,
    mayLeaveShop: policy.values.ownApp !== false,
    switchedOff: listSwitchedOff(policy.values),
    isAttackSite: (url) => experiments.owns(url),
    kept,
    mostPanes: deps.mostPanes,
    ...(deps.backstagePlace && { backstagePlace: deps.backstagePlace }),
    welcome: (pane) => running.welcome(pane),
    refused: (refused) => {
      host.tell('cookie.refused', refused);
      lessons.noteRefused(refused);
    },
  });
  const namer = new RecordNamer('server', visitors.identify);
  const breakpoints = new ShopBreakpoints(server.breakpoints, namer, visitors.agentOf);
  const experiments = new Experiments({
    bench,
    server,
    breakpoints,
    switchboard,
    identify: visitors.identify,
    say,
    warn: report,
  });
  const rewind = new Rewind(bench, server, visitors.identify);
  const files = new BenchFiles({
    bench,
    server,
    recent: deps.recent,
    switchboard,
    dialogs: openFileDialogs(desktop.dialogs, say),
    judgeVisit,
    beginRun: async () => {
      traffic.clear();
      experiments.forget();
      lessons.forget();
      workshop.forget();
      await rewind.forget();
      host.tell('exchange.news', { kind: 'over' });
    },
  });
  const playDeeds = (deeds: readonly Deed[]) =>
    doDeeds(deeds, {
      bench,
      switchboard,
      breakpoints,
      shop: server.url,
      attacker: () => experiments.openAttackSite(),
    });
  const lessons: Lessons = new Lessons({
    bench,
    server,
    namer,
    switchboard,
    breakpoints,
    rewind,
    // What reads Markdown is loaded only then: no start waits for it.
    readShelf: async () => {
      const { readLessonShelf } = await import('../../lessons/lesson-run/lesson-shelf.ts');
      const sources = [...(await shippedSources(deps.lessonFolder)), ...(await workshop.sources())];
      const shelf = await readLessonShelf(sources, language.tag);
      workshop.noteFaults(shelf.faults);
      return shelf;
    },
    progress: new ProgressFile(deps.progressFile),
    openBench: () => files.openFirst(),
    doDeeds: playDeeds,
    report,
  });
  const workshop: Workshop = new Workshop({
    bench,
    server,
    namer,
    switchboard,
    breakpoints,
    lessons,
    doDeeds: playDeeds,
    readCode: (file) => code.read(file),
    file: deps.ownLessonsFile,
    openBench: () => files.openFirst(),
    dialogs: desktop.dialogs,
    say,
    languages: deps.languageChoice.tags,
    report,
  });
  onLanguage(() => void lessons.readAgain().catch(report));
  askForDownloads(bench, desktop.dialogs, say);
  const exchangeActions = new ExchangeActions({
    bench,
    desktop,
    version: deps.version,
    say,
    log: traffic,
    shop: server.url,
    snapshot: () => server.inspector.snapshot(),
    identify: visitors.identify,
    tell: (news) => host.tell('exchange.news', news),
  });
  const openLesson = async (path: string) => {
    const isLesson = await workshop.openPack(path);
    // One that runs goes on: the new one stands among the others.
    if (isLesson && lessons.running) running.showOver('lessons');
    if (!isLesson) bench.look.tellNotice({ code: 'no-lesson', file: basename(path) });
    return isLesson;
  };
  const openFile = (path: string) => {
    const kind = kindOfFile(path);
    if (kind === 'exchanges') return exchangeActions.openFile(path);
    return kind === 'lesson' ? openLesson(path) : files.openBenchFile(path);
  };
  const ownApp: OwnAppRoom = {
    bench,
    rules,
    known: deps.knownApps,
    strangerName: () => say('own-app.stranger'),
  };
  rememberOwnApp(bench, deps.knownApps);
  const rooms: WindowDeps = {
    host,
    facts: () => factsOf(deps),
    platform: deps.platform,
    languages: languageChooser({ ...deps.languageChoice, language }, () => spoken.emit('changed', null)),
    onLanguage,
    say,
    report,
    bench,
    files,
    openFile,
    kept,
    mayVisit: rules.mayVisit,
    openOwnApp: (typed, count) => openOwnApp(typed, count, ownApp),
    lastOwnApp: () => ({
      address: deps.knownApps.last?.address ?? '',
      people: deps.knownApps.last?.people.length ?? usualPeople,
      most: deps.mostPanes,
    }),
    server,
    namer,
    breakpoints,
    switchboard,
    presets: new PresetStore(switchboard, deps.presetFile),
    code,
    placeStep: openStepPlaces(code),
    traffic,
    exchangeActions,
    lessons,
    printLesson: async (id) => printLesson(await lessons.find(id), { desktop, say, language: language.tag }),
    workshop,
    experiments,
    rewind,
    runGrid: deps.runGrid,
    measureProcesses: deps.measureProcesses,
    licences: new Licences(deps.licencePlaces),
    explanation: () => explainPolicy(policy, say),
  };
  const running: RunningWindow = runWindow(rooms);
  const { attempt, listen } = running.commanding;
  listen(deps.windowKeys, null);

  return {
    handlers: running.handlers,
    rooms,
    open: async (file) => {
      await server.history.start();
      const isBench = file !== null && kindOfFile(file) === 'bench';
      if (!isBench || !(await files.openBenchFile(file))) await bench.open();
      void lessons.load().catch(report);
      // A recording is told once, and a lesson is shown, to a window that hears it.
      if (file !== null && !isBench) void bench.drawn.then(() => openFile(file)).catch(report);
    },
    openFile,
    openOwnApp: (typed) => attempt(openOwnApp(typed, undefined, ownApp)),
    gatherPanes: () => {
      for (const pane of bench.panes) pane.comeBack();
    },
    backstagePlace: () => bench.state().backstage.place,
    focusActivePane: () => bench.activePane?.focus(),
    close: async () => {
      running.stop();
      workshop.close();
      lessons.close();
      rewind.close();
      await bench.close();
      await experiments.close();
    },
  };
}

function factsOf({ version, platform, language, server, policy }: AppDeps): AppFacts {
  return {
    version,
    platform,
    language: language.tag,
    texts: language.texts,
    serverUrl: server.url,
    policy: {
      locked: Object.keys(policy.values) as PolicyKey[],
      trouble: policy.trouble && sayPhrase(language.say, policy.trouble),
    },
    keys: Object.fromEntries(commandIds.map((id) => [id, keyLabel(id, platform)])) as AppFacts['keys'],
  };
}
