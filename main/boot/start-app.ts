import { totalmem } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import type { InspectorEvent } from '../../server/inspector/records.ts';
import type { SessionServer } from '../../server/session-server.ts';
import { Bench } from '../bench/bench.ts';
import { panesThatFit } from '../bench/memory-budget.ts';
import { BenchFiles } from '../bench-file/bench-files.ts';
import { openFileDialogs } from '../bench-file/file-dialogs.ts';
import { RecentBenches } from '../bench-file/recent-benches.ts';
import { openSourceCode } from '../code/source-code.ts';
import { learnStepPlaces, placeSteps } from '../code/step-places.ts';
import { learnSwitchPlaces } from '../code/switch-places.ts';
import { type CommandId, commandIds } from '../commands/command-list.ts';
import { keyLabel } from '../commands/key-match.ts';
import { listenForKeys } from '../commands/listen-for-keys.ts';
import { applicationMenu, type MenuMaker } from '../commands/menu-template.ts';
import { runCommand } from '../commands/run-command.ts';
import { ExchangeDesk } from '../exchanges/exchange-desk.ts';
import { Experiments } from '../experiments/experiments.ts';
import { batchEvents } from '../inspector/event-batch.ts';
import type { AppFacts, JarTicket, PaneId } from '../ipc/contract.ts';
import { openDoor, tell } from '../ipc/door.ts';
import { makeHandlers } from '../ipc/handlers/all-handlers.ts';
import { doorState } from '../ipc/handlers/door-handlers.ts';
import { type Language, type Say, speak } from '../messages/messages.ts';
import { openOwnApp } from '../own-app/open-own-app.ts';
import { explainPolicy } from '../policy/explain-policy.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import type { PolicyKey } from '../policy/policy-key.ts';
import { Rewind } from '../rewind/rewind.ts';
import { type MayVisit, mayNavigateTop, onlyTheShop } from '../security/navigation-policy.ts';
import { judgeVisit } from '../security/site-kinds.ts';
import { serveShell, shellOrigin, shellPartition } from '../shell/shell-scheme.ts';
import { openShellWindow, stageOf } from '../shell/shell-window.ts';
import { PresetShelf } from '../switchboard/preset-shelf.ts';
import type { SettingsState } from '../switchboard/settings-records.ts';
import { Switchboard } from '../switchboard/switchboard.ts';
import { TrafficTeller } from '../traffic/tell-traffic.ts';
import { TrafficBook } from '../traffic/traffic-book.ts';
import { watchNetwork } from '../traffic/watch-network.ts';
import { hostServer } from './host-server.ts';
import { writeTrouble } from './report-trouble.ts';
import type { StartOptions } from './start-options.ts';

/** The app while it runs: what quitting has to end. */
export interface RunningApp {
  readonly window: BrowserWindow;
  /** Puts a file's bench in place of the present one; what is wrong with it is told in the window. */
  openBenchFile(path: string): Promise<boolean>;
  /** Ends panes, jars and the server, in this order; resolves when nothing is left. */
  close(): Promise<void>;
  /** A second start named an address: it is opened here. Rejects when it cannot be. */
  openOwnApp(address: string): Promise<string>;
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
  language: Language,
  troubleFile: string,
  benchFile: string | null,
): Promise<RunningApp> {
  const report = (error: unknown) => writeTrouble(troubleFile, error);
  const say = speak(language);
  const server = await hostServer(
    {
      siteFolder: join(app.getAppPath(), 'server', 'site'),
      dataFolder: join(app.getPath('userData'), 'server'),
      warn: (sentence) => writeTrouble(troubleFile, sentence),
    },
    policy.values.port ?? options.port,
  );

  const shell = session.fromPartition(shellPartition);
  serveShell(shell, join(import.meta.dirname, '../renderer'));
  // With hot reload the window's pages come from Vite instead.
  const address = process.env.ELECTRON_RENDERER_URL ?? `${shellOrigin}/`;
  const window = openShellWindow({
    partition: shell,
    preload: join(import.meta.dirname, '../preload/shell.cjs'),
    address,
    placeFile: join(app.getPath('userData'), 'window.json'),
  });

  const code = openSourceCode(app.getAppPath());
  const switchboard = new Switchboard(server, await learnSwitchPlaces(code));
  switchboard.on('changed', (state) => {
    if (window.isDestroyed()) return;
    tellTitle();
    tell(window.webContents, 'settings.changed', state);
  });

  const tellTitle = () => {
    if (window.isDestroyed()) return;
    const { name } = bench.state();
    window.setTitle(`${name === null ? '' : `${name} · `}${titleOf(switchboard.state(), say)}`);
  };

  const mayLeave = policy.values.ownApp === false ? onlyTheShop(server.url) : mayNavigateTop;
  // The attacker's site is a part of the app, whatever the policy says of the rest of the web.
  const mayVisit: MayVisit = (url) => mayLeave(url) || experiments.owns(url);
  const rules = { shop: server.url, mayVisit };
  const stage = stageOf(window);
  const traffic = new TrafficBook();
  const projector = () => bench.state().projector;
  const bench = new Bench({
    tickets: ticketReader(server),
    startAddress: `${server.url}/shop/`,
    languages: language === 'es' ? 'es,en' : 'en',
    judgeVisit: (site, to) => judgeVisit(site, to, rules),
    strangerName: say('own-app.stranger'),
    mostPanes: panesThatFit(totalmem()),
    stage: {
      add: (pane) => {
        stage.add(pane);
        listenForKeys(pane.contents, projector, (id) => void run(id, pane.id));
        const { id: paneId, jarId } = pane;
        watchNetwork(pane.contents, {
          origin: { jarId, paneId, agent: pane.contents.getUserAgent() },
          book: traffic,
          isShop: (url) => url.startsWith(`${server.url}/`),
          refused: (refusal) =>
            tell(window.webContents, 'cookie.refused', { ...refusal, jarId, paneId, at: Date.now() }),
        });
      },
      remove: stage.remove,
    },
  });

  const files = new BenchFiles({
    bench,
    server,
    recent: new RecentBenches(join(app.getPath('userData'), 'recent-benches.json')),
    switchboard,
    dialogs: openFileDialogs(window, say),
    judgeVisit: (site, to) => judgeVisit(site, to, rules),
    beginStory: async () => {
      traffic.clear();
      experiments.forget();
      await rewind.forget();
    },
  });
  const experiments = new Experiments({ bench, server, switchboard, language });
  experiments.on('changed', (state) => tell(window.webContents, 'experiment.changed', state));
  const rewind = new Rewind(bench, server);
  rewind.on('changed', (state) => tell(window.webContents, 'rewind.changed', state));

  const reset = async () => {
    await files.reset();
    if (!window.isDestroyed()) window.webContents.focus();
  };
  const desk = new ExchangeDesk({
    bench,
    window,
    say,
    book: traffic,
    shop: server.url,
    snapshot: () => server.inspector.snapshot(),
    tell: (news) => tell(window.webContents, 'exchange.news', news),
  });
  const run = async (id: CommandId, fromPage: PaneId | null) => {
    const targets = {
      bench,
      switchboard,
      files,
      fromPage,
      reset,
      exchanges: desk,
      restart: async () => {
        await switchboard.restart();
        // What a page shows may be gone: each asks anew.
        for (const pane of bench.panes) if (pane.state().address.startsWith(`${server.url}/`)) pane.reload();
      },
      setFullScreen: (full: boolean) => window.setFullScreen(full),
      quit: () => app.quit(),
    };
    await runCommand(id, targets, (command, page, keyboard) => {
      if (keyboard !== 'keep-keyboard') window.webContents.focus();
      tell(window.webContents, 'command.fired', { id: command, fromPage: page });
    }).catch(report);
  };
  const menus: MenuMaker = {
    say,
    platform,
    run: (id) => void run(id, focusedPage(bench)),
    recent: () => files.recent,
    openBench: (path) => void files.openBenchFile(path).catch(report),
  };

  listenForKeys(window.webContents, projector, (id) => void run(id, null));
  bench.on('changed', (state) => {
    tell(window.webContents, 'bench.changed', state);
    tellTitle();
    Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(state, menus)));
  });
  bench.on('notice', (code, paneId) => tell(window.webContents, 'notice.shown', { code, paneId }));

  const placeStep = await learnStepPlaces(code);
  const batch = batchEvents<InspectorEvent>((events) => tell(window.webContents, 'inspector.events', { events }));
  const teller = new TrafficTeller(traffic, (news) => tell(window.webContents, 'traffic.events', news));
  const unsubscribe = server.inspector.subscribe((event) => {
    batch.push(event.kind === 'exchange' ? { ...event, exchange: placeSteps(event.exchange, placeStep) } : event);
    if (event.kind === 'held' || event.kind === 'released' || event.kind === 'reset')
      tell(window.webContents, 'door.changed', doorState(server));
  });

  const facts: AppFacts = {
    version: app.getVersion(),
    platform,
    language,
    serverUrl: server.url,
    policy: { locked: Object.keys(policy.values) as PolicyKey[], trouble: policy.trouble },
    keys: Object.fromEntries(commandIds.map((id) => [id, keyLabel(id, platform)])) as AppFacts['keys'],
  };
  openDoor(
    window.webContents,
    new URL(address).origin === 'null' ? shellOrigin : new URL(address).origin,
    makeHandlers({
      bench,
      files,
      server,
      switchboard,
      presets: new PresetShelf(switchboard, join(app.getPath('userData'), 'presets.json')),
      experiments,
      rewind,
      window,
      facts,
      explanation: explainPolicy(policy, say),
      menus,
      code,
      placeStep,
      mayVisit,
      openOwnApp: (typed) => openOwnApp(typed, bench, rules),
      traffic,
      teller,
      desk,
      report,
      run,
    }),
    report,
  );

  await server.history.start();
  if (benchFile === null || !(await files.openBenchFile(benchFile))) await bench.open();
  // Nothing answers there: the shop is a good place to read the address again and type it anew.
  if (options.ownApp !== null) await openOwnApp(options.ownApp, bench, rules).catch(report);
  process.stdout.write(`Jarful's shop: ${server.url}/\n`);

  return {
    window,
    openOwnApp: (typed) => openOwnApp(typed, bench, rules),
    openBenchFile: (path) => files.openBenchFile(path),
    close: async () => {
      unsubscribe();
      batch.stop();
      teller.stop();
      rewind.close();
      await bench.close();
      await experiments.close();
      await server.close();
    },
  };
}

/** The window's title: whoever sees it in a list of windows or on a beamer knows whether the server is weak. */
function titleOf({ weak }: SettingsState, say: Say): string {
  return weak.length === 0 ? 'Jarful' : say('window.weak', { count: weak.length });
}

function ticketReader(server: SessionServer) {
  return {
    url: `${server.url}/`,
    // Can be switched while the app runs.
    get cookieName() {
      return server.settings.cookieName;
    },
    ticketOfCookie: (value: string): Extract<JarTicket, { kind: 'held' }> | null => {
      const ticket = server.inspector.ticketOfCookie(value);
      return ticket && { kind: 'held', ...ticket };
    },
  };
}

/** The pane whose page has the keyboard now, null when the window has it. */
function focusedPage(bench: Bench): PaneId | null {
  return bench.panes.find((pane) => pane.contents.isFocused())?.id ?? null;
}
