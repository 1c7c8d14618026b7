import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { electronEngine } from '../../browsers/engine/electron-engine.ts';
import { measureProcesses } from '../../browsers/engine/electron-memory.ts';
import { openElectronThrowaway } from '../../browsers/engine/electron-throwaway.ts';
import { KeptPeople } from '../../browsers/jars/kept-people.ts';
import { runGrid } from '../../lessons/flag-grid/run-grid.ts';
import type { BenchNotice } from '../../shared/bench-records.ts';
import type { AppFacts } from '../../shared/contract/app.ts';
import { openSourceCode } from '../../shop/code/source-code.ts';
import { electronRequests } from '../../window/ipc/electron-requests.ts';
import { type Handlers, openGateway } from '../../window/ipc/gateway.ts';
import { electronDesktop } from '../../window/shell/electron-desktop.ts';
import { ElectronOverlay } from '../../window/shell/electron-overlay.ts';
import { electronShellHost } from '../../window/shell/electron-shell-host.ts';
import { ElectronTrainerWindow } from '../../window/shell/electron-trainer-window.ts';
import { openShellPartition, serveShell, shellAddress, shellOrigin } from '../../window/shell/shell-scheme.ts';
import { keysOfWindow, onceFocused, openShellWindow, rememberPlace, stageOf } from '../../window/shell/shell-window.ts';
import { readWindowPlace } from '../../window/shell/window-place.ts';
import { panesThatFit } from '../../workspace/bench/memory-budget.ts';
import { RecentBenches } from '../../workspace/bench-file/recent-benches.ts';
import { KnownApps } from '../../workspace/own-app/known-apps.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { assembleApp } from './assemble-app.ts';
import type { LanguageChooserDeps } from './choose-language.ts';
import { hostServer } from './host-server.ts';
import { writeTrouble } from './report-trouble.ts';
import type { StartOptions } from './start-options.ts';

/** The app while it runs: what quitting has to end. */
export interface RunningApp {
  readonly window: BrowserWindow;
  /** Opens a bench, or a HAR to be walked through; what is wrong with it is told in the window. */
  openFile(path: string): Promise<boolean>;
  /** Says something about files in the window. */
  tellNotice(notice: BenchNotice): void;
  /** Ends panes, jars and the server, in this order; resolves when nothing is left. */
  close(): Promise<void>;
  /** A second start named an address: it is opened here, or the window says why not. */
  openOwnApp(address: string): Promise<void>;
}

/**
 * Makes what the app stands on (server, window, Electron's browsers) and opens it. Called once, when Electron is ready.
 *
 * @param file a bench to begin with, or a HAR to be walked through; null: the opening bench. @param troubleFile where unexpected errors are written. @throws when the server cannot start.
 */
export async function startApp(
  options: StartOptions,
  policy: MachinePolicy,
  { language, ...languageChoice }: LanguageChooserDeps,
  troubleFile: string,
  file: string | null,
): Promise<RunningApp> {
  const report = (error: unknown) => writeTrouble(troubleFile, error);
  const userData = app.getPath('userData');
  // What must not travel with a person's settings over a network: see own-disk.ts.
  const ownDisk = app.getPath('sessionData');
  const shell = openShellPartition();
  serveShell(shell, join(import.meta.dirname, '../renderer'));
  const address = shellAddress(app.isPackaged, process.env);
  const preload = join(import.meta.dirname, '../preload/shell.cjs');
  const placeFile = join(userData, 'window.json');
  const remembered = readWindowPlace(placeFile);
  const window = openShellWindow({
    partition: shell,
    preload,
    address,
    remembered,
  });
  const overlay = new ElectronOverlay(window, {
    partition: shell,
    preload,
    address: new URL('overlay.html', address).href,
  });
  const trainer = new ElectronTrainerWindow(window, {
    partition: shell,
    preload,
    address: new URL('trainer.html', address).href,
  });
  // Its process starts while the server does: what it asks meanwhile waits for the handlers.
  let ready: (handlers: Handlers) => void = () => {};
  const handlers = new Promise<Handlers>((resolve) => {
    ready = resolve;
  });
  // A window that has closed has no contents any more to ask for: they are taken while it stands.
  const { webContents } = window;
  const own = () => [webContents, overlay.native.webContents, ...(trainer.native ? [trainer.native] : [])];
  openGateway(electronRequests(own), originOf(address), handlers, report);
  const server = await hostServer(
    {
      siteFolder: join(app.getAppPath(), 'server', 'site'),
      languagesFolder: language.folder,
      dataFolder: join(ownDisk, 'server'),
      warn: (sentence) => writeTrouble(troubleFile, sentence),
    },
    policy.values.port ?? options.port,
    policy.values.port !== undefined,
  );

  const jarful = assembleApp({
    engine: electronEngine,
    server,
    host: electronShellHost(window, overlay, trainer),
    windowKeys: keysOfWindow(window, overlay),
    desktop: electronDesktop(window),
    stage: stageOf(window),
    backstagePlace: remembered?.backstage ?? 'auto',
    runGrid: (tell) => runGrid(openElectronThrowaway, tell),
    measureProcesses,
    code: openSourceCode(app.getAppPath()),
    kept: new KeptPeople(join(ownDisk, 'kept-people.json'), join(ownDisk, 'Partitions')),
    recent: new RecentBenches(join(userData, 'recent-benches.json'), noteForSystem(userData)),
    knownApps: new KnownApps(join(userData, 'own-apps.json')),
    presetFile: join(userData, 'presets.json'),
    lessonFolder: join(app.getAppPath(), 'lessons'),
    progressFile: join(userData, 'lessons.json'),
    ownLessonsFile: join(userData, 'own-lessons.json'),
    policy,
    language,
    languageChoice,
    licencePlaces: {
      app: app.getAppPath(),
      bundle: join(import.meta.dirname, '..'),
      electron: dirname(app.getPath('exe')),
    },
    version: app.getVersion(),
    platform: process.platform as AppFacts['platform'],
    mostPanes: panesThatFit(totalmem()),
    report,
  });
  ready(jarful.handlers);

  rememberPlace(window, placeFile, jarful.backstagePlace);
  await jarful.open(file);
  // Closing the window ends everything.
  window.on('close', () => jarful.gatherPanes());
  // On a busy machine the pages are there before the window.
  onceFocused(window, () => jarful.focusActivePane());
  // Nothing answers there: the shop is a good place to read the address again and type it anew.
  if (options.ownApp !== null) await jarful.openOwnApp(options.ownApp);
  overlay.prepare();
  process.stdout.write(`Jarful's shop: ${server.url}/\n`);

  return {
    window,
    openOwnApp: (address) => jarful.openOwnApp(address),
    openFile: (path) => jarful.openFile(path),
    tellNotice: (notice) => jarful.rooms.bench.look.tellNotice(notice),
    close: async () => {
      await jarful.close();
      await server.close();
    },
  };
}

/** What opens from the taskbar and the Dock. Nothing where somebody named the data folder: on a stick, no trace stays behind. */
function noteForSystem(userData: string): (path: string) => void {
  const isOurs = userData === join(app.getPath('appData'), app.getName());
  return (path) => {
    if (isOurs && process.platform !== 'linux') app.addRecentDocument(path);
  };
}

/** The scheme of the window's own pages has no origin to Node. */
function originOf(address: string): string {
  const { origin } = new URL(address);
  return origin === 'null' ? shellOrigin : origin;
}
