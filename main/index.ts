import { mkdirSync, rmSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, dialog, Menu } from 'electron';
import { TroubleError } from '../server/session-server.ts';
import { type AppLanguage, openAppLanguages } from './app/boot/app-languages.ts';
import { type LanguageChooserDeps, openLanguageChoice } from './app/boot/choose-language.ts';
import { findNamedFile } from './app/boot/named-file.ts';
import { quitInOrder } from './app/boot/quit-in-order.ts';
import { refuseDataFolder } from './app/boot/refuse-data-folder.ts';
import { refuseStart } from './app/boot/refuse-start.ts';
import { writeTrouble } from './app/boot/report-trouble.ts';
import { type RunningApp, startApp } from './app/boot/start-app.ts';
import { readOwnApp, readQuiet, readStartOptions, type StartOptions } from './app/boot/start-options.ts';
import { checkDataFolder, chooseDataFolder, choosePassingFolder, findProgramFolders } from './app/data/data-folder.ts';
import { markDataFormat } from './app/data/data-format.ts';
import { LanguageChoice } from './app/data/language-choice.ts';
import { forgetHolder, noteHolder, readOtherHolder } from './app/data/other-computer.ts';
import { findLogFolder, findOwnDisk } from './app/data/own-disk.ts';
import { expandPlace } from './app/policy/expand-place.ts';
import { readMachinePolicy } from './app/policy/machine-policy.ts';
import { loadedLibraries, policyPlaces } from './app/policy/policy-places.ts';
import { stayOffProxies } from './browsers/engine/stay-off-proxies.ts';
import { hardenContents } from './browsers/security/harden-contents.ts';
import { hardenPartition } from './browsers/security/harden-partition.ts';
import { sayPhrase } from './shared/messages/phrase.ts';
import { registerShellScheme } from './window/shell/shell-scheme.ts';

/** ms that closing waits for the server and the panes. */
const patienceAtQuit = 5000;

let running: RunningApp | null = null;
let spoken: LanguageChooserDeps | null = null;

// 1. What it is told: flags (a wrong one is said in a sentence before anything is drawn), and the machine's policy.
const options = readOptionsOrExit();
const languages = openAppLanguages(app.getAppPath());
const policy = readMachinePolicy(
  policyPlaces({
    platform: process.platform,
    env: process.env,
    packaged: app.isPackaged,
    executable: app.getPath('exe'),
    loaded: loadedLibraries,
  }),
  languages.tags,
  (path) => expandPlace(path, { home: homedir(), user: userInfo().username, env: process.env }),
);

// 2. Where its data live. A folder that it must not use is not even opened.
const dataFolder = chooseDataFolder({
  policy: policy.values.dataFolder,
  flag: app.commandLine.hasSwitch('user-data-dir'),
  programFolders: findProgramFolders(app.getPath('exe'), process.env),
});
const isChosen = dataFolder !== null || app.commandLine.hasSwitch('user-data-dir');
const passingFolder = isChosen ? null : choosePassingFolder(() => app.getPath('userData'));
const placed = dataFolder ?? passingFolder;
if (placed !== null) app.setPath('userData', placed);
const refusal = checkDataFolder(app.getPath('userData'), isChosen);
let refuse = refusal && refuseDataFolder(refusal);

// 3. Two starts end in one window; on two computers, the second says so.
const userData = app.getPath('userData');
if (!app.requestSingleInstanceLock()) {
  const computer = readOtherHolder(userData);
  if (computer === null) app.exit(0);
  else refuse = refuseDataFolder({ kind: 'held', folder: userData, computer, exitCode: 5 });
}
const places = { platform: process.platform, env: process.env, home: homedir(), userData: app.getPath('userData') };
const isSystems = !isChosen && placed === null && refuse === null;
const troubleFile = join(isSystems ? findLogFolder(places) : join(places.userData, 'logs'), 'trouble.log');
if (isSystems) keepOnOwnDisk(findOwnDisk(places));
app.on('second-instance', (_event, argv, folder) => {
  const ownApp = readOwnApp(argv);
  if (ownApp !== null) void running?.openOwnApp(ownApp);
  if (running?.window.isMinimized()) running.window.restore();
  running?.window.focus();
  openFile(findNamedFile(argv.slice(1), folder));
});
// A double click on a bench or a HAR: a Mac tells it so, the others by the command line. It may come before there is a window.
let file = findNamedFile(process.argv.slice(1), process.cwd()) ?? policy.values.startBench ?? null;
app.on('open-file', (event, path) => {
  event.preventDefault();
  openFile(path);
});

// 4. What must be settled before Electron is ready.
// Windows finds by it what belongs together in the taskbar: windows, the pinned icon, the benches opened last.
if (process.platform === 'win32') app.setAppUserModelId('org.jarful.app');
stayOffProxies(app.commandLine);
registerShellScheme();
Menu.setApplicationMenu(null);
// As root (containers, CI) the sandbox cannot start; asking for it would crash every renderer, endlessly.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

// 5. No partition and no web contents is born without the house's rules.
app.on('session-created', hardenPartition);
app.on('web-contents-created', (_event, contents) => hardenContents(contents));

// 6. Unexpected errors: one plain message that names the log, never a silent half-alive app.
process.on('uncaughtException', failPlainly);
process.on('unhandledRejection', failPlainly);

// 7. Start. (Never a top-level await of whenReady: it deadlocks an ESM main.)
app
  .whenReady()
  .then(async () => {
    if (refuse !== null) return refuse(language().say, options.quiet);
    markDataFolder();
    running = await startApp(options, policy, languageChoice(), troubleFile, file);
    if (passingFolder !== null) running.tellNotice({ code: 'nothing-kept', file: '' });
  }, failPlainly)
  .catch((error) => {
    writeTrouble(troubleFile, error);
    const { say } = language();
    const reason = error instanceof TroubleError ? sayPhrase(say, error.trouble) : messageOf(error);
    const sentence = say('crash.server', { reason });
    refuseStart({ title: say('crash.title'), sentence, exitCode: 1 }, options.quiet);
  });

// 8. Closing the window ends everything it started, on every system.
app.on('window-all-closed', () => app.quit());
app.on(
  'will-quit',
  quitInOrder({
    running: () => running,
    patience: patienceAtQuit,
    report: (error) => writeTrouble(troubleFile, error),
    end: () => {
      forgetHolder(userData);
      if (passingFolder !== null) rmSync(passingFolder, { recursive: true, force: true });
      app.exit(0);
    },
  }),
);

/** The policy's, the flag's, the person's or the system's, which is known when Electron is ready. */
function languageChoice(): LanguageChooserDeps {
  spoken ??= openLanguageChoice({
    languages,
    policy: policy.values.language ?? null,
    flag: options.language,
    choice: new LanguageChoice(join(app.getPath('userData'), 'language.json')),
    preferred: app.getPreferredSystemLanguages(),
    report: (sentence) => writeTrouble(troubleFile, sentence),
  });
  return spoken;
}

function language(): AppLanguage {
  return languageChoice().language;
}

function openFile(path: string | null): void {
  if (path === null) return;
  if (running) void running.openFile(path).catch(failPlainly);
  else file = path;
}

function readOptionsOrExit(): StartOptions {
  try {
    return readStartOptions(process.argv.slice(1));
  } catch (error) {
    refuseStart({ title: 'Jarful', sentence: messageOf(error), exitCode: 2 }, readQuiet(process.argv));
  }
}

/** What browsers keep stays out of a profile that travels over the network. @param folder null: it lies with the settings */
function keepOnOwnDisk(folder: string | null): void {
  if (folder === null) return;
  try {
    mkdirSync(folder, { recursive: true });
    app.setPath('sessionData', folder);
  } catch (error) {
    writeTrouble(troubleFile, error);
  }
}

/** A folder that cannot be written to is no reason not to start; see `checkDataFolder` for those that are. */
function markDataFolder(): void {
  try {
    const unusual = markDataFormat(userData);
    if (unusual !== null) writeTrouble(troubleFile, unusual);
    noteHolder(userData);
  } catch (error) {
    writeTrouble(troubleFile, error);
  }
}

function failPlainly(error: unknown): void {
  writeTrouble(troubleFile, error);
  if (!app.isReady()) app.exit(1);
  if (options.quiet) return;
  const { say } = language();
  dialog.showErrorBox(say('crash.title'), say('crash.unexpected', { reason: messageOf(error), file: troubleFile }));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
