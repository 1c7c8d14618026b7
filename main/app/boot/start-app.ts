import { totalmem } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { electronEngine } from '../../browsers/engine/electron-engine.ts';
import { measureProcesses } from '../../browsers/engine/electron-memory.ts';
import { KeptPeople } from '../../browsers/jars/kept-people.ts';
import { ExchangeActions } from '../../exchanges/exchange-actions.ts';
import { Experiments } from '../../lessons/experiments/experiments.ts';
import { openElectronGridBrowser } from '../../lessons/flag-grid/electron-grid-browser.ts';
import { runGrid } from '../../lessons/flag-grid/run-grid.ts';
import { Rewind } from '../../lessons/rewind/rewind.ts';
import { commandIds } from '../../shared/command-ids.ts';
import type { AppFacts } from '../../shared/contract/app.ts';
import { formatLocale } from '../../shared/messages/messages.ts';
import { sayPhrase } from '../../shared/messages/phrase.ts';
import type { PolicyKey } from '../../shared/policy-key.ts';
import { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import { openSourceCode } from '../../shop/code/source-code.ts';
import { learnStepPlaces } from '../../shop/code/step-places.ts';
import { learnSwitchPlaces } from '../../shop/code/switch-places.ts';
import { RecordNamer } from '../../shop/inspector/name-records.ts';
import { PresetShelf } from '../../shop/switchboard/preset-shelf.ts';
import { Switchboard } from '../../shop/switchboard/switchboard.ts';
import { keyLabel } from '../../window/commands/key-match.ts';
import { electronRequests } from '../../window/ipc/electron-requests.ts';
import { openGateway } from '../../window/ipc/gateway.ts';
import { runWindow } from '../../window/run-window.ts';
import { electronDesktop } from '../../window/shell/electron-desktop.ts';
import { electronShellHost } from '../../window/shell/electron-shell-host.ts';
import { openShellPartition, serveShell, shellOrigin } from '../../window/shell/shell-scheme.ts';
import { keysOfWindow, onceFocused, openShellWindow, stageOf } from '../../window/shell/shell-window.ts';
import { panesThatFit } from '../../workspace/bench/memory-budget.ts';
import { BenchFiles } from '../../workspace/bench-file/bench-files.ts';
import { openFileDialogs } from '../../workspace/bench-file/file-dialogs.ts';
import { RecentBenches } from '../../workspace/bench-file/recent-benches.ts';
import { openOwnApp } from '../../workspace/own-app/open-own-app.ts';
import { explainPolicy } from '../policy/explain-policy.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import type { AppLanguage } from './app-languages.ts';
import { hostServer } from './host-server.ts';
import { openJarsWorld } from './open-jars-world.ts';
import { writeTrouble } from './report-trouble.ts';
import type { StartOptions } from './start-options.ts';

/** The app while it runs: what quitting has to end. */
export interface RunningApp {
  readonly window: BrowserWindow;
  /** Puts a file's bench in place of the present one; what is wrong with it is told in the window. */
  openBenchFile(path: string): Promise<boolean>;
  /** Ends panes, jars and the server, in this order; resolves when nothing is left. */
  close(): Promise<void>;
  /** A second start named an address: it is opened here, or the window says why not. */
  openOwnApp(address: string): Promise<void>;
}

const platform = process.platform as AppFacts['platform'];

/**
 * Puts the app together, from the inside out: server, window, bench, menus, door. Called once, when Electron is ready.
 *
 * @param benchFile a bench to begin with; null: the opening bench. @param troubleFile where unexpected errors are written. @throws when the server cannot start.
 */
export async function startApp(
  options: StartOptions,
  policy: MachinePolicy,
  language: AppLanguage,
  troubleFile: string,
  benchFile: string | null,
): Promise<RunningApp> {
  const report = (error: unknown) => writeTrouble(troubleFile, error);
  const { say } = language;
  const userData = app.getPath('userData');
  const server = await hostServer(
    {
      siteFolder: join(app.getAppPath(), 'server', 'site'),
      languagesFolder: language.folder,
      dataFolder: join(userData, 'server'),
      warn: (sentence) => writeTrouble(troubleFile, sentence),
    },
    policy.values.port ?? options.port,
  );

  const shell = openShellPartition();
  serveShell(shell, join(import.meta.dirname, '../renderer'));
  // With hot reload the window's pages come from Vite instead.
  const address = process.env.ELECTRON_RENDERER_URL ?? `${shellOrigin}/`;
  const window = openShellWindow({
    partition: shell,
    preload: join(import.meta.dirname, '../preload/shell.cjs'),
    address,
    placeFile: join(userData, 'window.json'),
  });

  const host = electronShellHost(window);
  const code = openSourceCode(app.getAppPath());
  const [placeStep, placeSwitch] = await Promise.all([learnStepPlaces(code), learnSwitchPlaces(code)]);
  const switchboard = new Switchboard(server, placeSwitch);
  const kept = new KeptPeople(join(userData, 'kept-people.json'), join(userData, 'Partitions'));
  const { bench, traffic, visitors, rules, judgeVisit } = openJarsWorld({
    engine: electronEngine,
    mostPanes: panesThatFit(totalmem()),
    server,
    stage: stageOf(window),
    say,
    language: formatLocale(language.tag),
    mayLeaveShop: policy.values.ownApp !== false,
    isAttackSite: (url) => experiments.owns(url),
    kept,
    welcome: (pane) => shellSide.commanding.listen(pane.view, pane.id),
    refused: (refused) => host.tell('cookie.refused', refused),
  });
  const namer = new RecordNamer('server', visitors.identify);
  const breakpoints = new ShopBreakpoints(server.breakpoints, namer, visitors.agentOf);
  const experiments = new Experiments({ bench, server, breakpoints, switchboard, say });
  const rewind = new Rewind(bench, server, visitors.identify);
  const files = new BenchFiles({
    bench,
    server,
    recent: new RecentBenches(join(userData, 'recent-benches.json')),
    switchboard,
    dialogs: openFileDialogs(window, say),
    judgeVisit,
    beginStory: async () => {
      traffic.clear();
      experiments.forget();
      await rewind.forget();
      host.tell('exchange.news', { kind: 'over' });
    },
  });
  const exchangeActions = new ExchangeActions({
    bench,
    desktop: electronDesktop(window),
    version: app.getVersion(),
    say,
    log: traffic,
    shop: server.url,
    snapshot: () => server.inspector.snapshot(),
    identify: visitors.identify,
    tell: (news) => host.tell('exchange.news', news),
  });
  const facts: AppFacts = {
    version: app.getVersion(),
    platform,
    language: language.tag,
    texts: language.texts,
    serverUrl: server.url,
    policy: {
      locked: Object.keys(policy.values) as PolicyKey[],
      trouble: policy.trouble && sayPhrase(say, policy.trouble),
    },
    keys: Object.fromEntries(commandIds.map((id) => [id, keyLabel(id, platform)])) as AppFacts['keys'],
  };
  const shellSide = runWindow({
    host,
    facts,
    say,
    report,
    bench,
    files,
    kept,
    mayVisit: rules.mayVisit,
    openOwnApp: (typed) => openOwnApp(typed, bench, rules),
    server,
    namer,
    breakpoints,
    switchboard,
    presets: new PresetShelf(switchboard, join(userData, 'presets.json')),
    code,
    placeStep,
    traffic,
    exchangeActions,
    experiments,
    rewind,
    runGrid: (told) => runGrid(openElectronGridBrowser, told),
    measureProcesses,
    explanation: explainPolicy(policy, say),
  });
  const { attempt, listen } = shellSide.commanding;
  listen(keysOfWindow(window), null);
  const { origin } = new URL(address);
  openGateway(
    electronRequests(window.webContents),
    origin === 'null' ? shellOrigin : origin,
    shellSide.handlers,
    report,
  );

  await server.history.start();
  if (benchFile === null || !(await files.openBenchFile(benchFile))) await bench.open();
  // Closing the window ends everything: a pane in a window of its own must not keep the app alive.
  window.on('close', () => {
    for (const pane of bench.panes) pane.comeBack();
  });
  // On a busy machine the pages are there before the window.
  onceFocused(window, () => bench.activePane?.focus());
  // Nothing answers there: the shop is a good place to read the address again and type it anew.
  const openTyped = (typed: string) => attempt(openOwnApp(typed, bench, rules));
  if (options.ownApp !== null) await openTyped(options.ownApp);
  process.stdout.write(`Jarful's shop: ${server.url}/\n`);

  return {
    window,
    openOwnApp: openTyped,
    openBenchFile: (path) => files.openBenchFile(path),
    close: async () => {
      shellSide.stop();
      rewind.close();
      await bench.close();
      await experiments.close();
      await server.close();
    },
  };
}
