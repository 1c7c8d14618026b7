/** The real app on browsers, a desktop and a window that are not there: real server, real rules, no Electron. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openAppLanguages } from '../../main/app/boot/app-languages.ts';
import { type AssembledApp, assembleApp } from '../../main/app/boot/assemble-app.ts';
import { openLanguageChoice } from '../../main/app/boot/choose-language.ts';
import { LanguageChoice } from '../../main/app/data/language-choice.ts';
import { readMachinePolicy } from '../../main/app/policy/machine-policy.ts';
import { policyInFile } from '../../main/app/policy/policy-source.ts';
import type { KeyPress } from '../../main/browsers/engine/page-view.ts';
import { KeptPeople } from '../../main/browsers/jars/kept-people.ts';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../main/shared/contract.ts';
import { openSourceCode } from '../../main/shop/code/source-code.ts';
import { type IncomingRequests, openGateway, type Sender } from '../../main/window/ipc/gateway.ts';
import { RecentBenches } from '../../main/workspace/bench-file/recent-benches.ts';
import { KnownApps } from '../../main/workspace/own-app/known-apps.ts';
import { createSessionServer, type SessionServer } from '../../server/session-server.ts';
import { browse } from './browse.ts';
import { FakeDialogs } from './fake-dialogs.ts';
import { FakeEngine } from './fake-engine.ts';
import { FakeShellHost } from './fake-shell-host.ts';

const root = resolve(import.meta.dirname, '../..');
const origin = 'app://shell';
/** The window's own top frame. */
export const theWindow: Sender = { id: 1, isTop: true, origin };

export interface TestAppWish {
  /** By the flag, BCP 47; en-XA is the made-up one that shows what was forgotten. */
  readonly language?: string;
  readonly mostPanes?: number;
  /** Where data lie that are to outlive this app; absent: in a folder that goes with it. */
  readonly folder?: string;
  /** A machine policy to obey. */
  readonly policyFile?: string;
  /** A bench file to begin with. */
  readonly benchFile?: string;
}

export interface TestApp {
  readonly app: AssembledApp;
  readonly server: SessionServer;
  readonly engine: FakeEngine;
  readonly dialogs: FakeDialogs;
  /** The window and the desktop around it. */
  readonly host: FakeShellHost;
  readonly folder: string;
  /** Unexpected errors. */
  readonly reported: unknown[];
  /** As the window asks, or somebody else. */
  ask<N extends RequestName>(name: N, input: RequestInput<N>, sender?: Sender): Promise<Answer<RequestOutput<N>>>;
  /** As the window asks, where a refusal is a mistake of the test. */
  get<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>>;
  /** A key is pressed while the window itself has the keyboard. @returns whether a command took it */
  press(key: KeyPress): boolean;
  close(): Promise<void>;
}

export async function openTestApp(wish: TestAppWish = {}): Promise<TestApp> {
  const folder = wish.folder ?? (await mkdtemp(join(tmpdir(), 'jarful-test-app-')));
  const engine = new FakeEngine();
  engine.web = (url, _post, partition) => browse(url, partition);
  const dialogs = new FakeDialogs();
  const host = new FakeShellHost();
  const reported: unknown[] = [];
  const languages = openAppLanguages(root);
  const policy = readMachinePolicy([policyInFile(wish.policyFile ?? join(folder, 'no-policy.json'))], languages.tags);
  const { language, ...languageChoice } = openLanguageChoice({
    languages,
    policy: policy.values.language ?? null,
    flag: wish.language ?? null,
    choice: new LanguageChoice(join(folder, 'language.json')),
    preferred: ['en'],
    report: (sentence) => reported.push(sentence),
  });
  const takers: ((press: KeyPress) => boolean)[] = [];
  const server = createSessionServer({ dataFolder: join(folder, 'server') });
  await server.listen();
  const app = assembleApp({
    engine,
    server,
    host,
    windowKeys: { onKey: (take) => takers.push(take) },
    desktop: {
      dialogs,
      region: 'DE',
      printPage: async (html, paper) => Buffer.from(`/Type /Page ${paper} ${html}`),
      copyText: (text) => void host.copyText(text),
    },
    stage: {
      add: () => {},
      remove: () => {},
      height: () => 900,
      popOut: (_pane, back) => ({ active: false, entitle: () => {}, focus: () => {}, close: () => back(false) }),
    },
    runGrid: async (told) => told({ situation: 'typed', cells: [] }),
    measureProcesses: async (pids) => ({ panesMb: pids.length * 100, machineMb: 8192, shared: true }),
    code: openSourceCode(root),
    kept: new KeptPeople(join(folder, 'kept-people.json'), join(folder, 'Partitions')),
    recent: new RecentBenches(join(folder, 'recent-benches.json')),
    knownApps: new KnownApps(join(folder, 'own-apps.json')),
    presetFile: join(folder, 'presets.json'),
    lessonFolder: join(root, 'lessons'),
    progressFile: join(folder, 'lessons.json'),
    ownLessonsFile: join(folder, 'own-lessons.json'),
    policy,
    language,
    languageChoice,
    licencePlaces: { app: root, bundle: join(root, 'out'), electron: join(root, '.electron') },
    version: '0.1.0',
    platform: 'linux',
    mostPanes: wish.mostPanes ?? 6,
    report: (error) => reported.push(error),
  });
  await app.open(wish.benchFile ?? null);
  const answers = new Map<RequestName, (sender: Sender, input: unknown) => Promise<Answer<unknown>>>();
  const requests: IncomingRequests = {
    ownIds: () => [theWindow.id],
    receive: (name, answer) => answers.set(name, answer),
  };
  openGateway(requests, origin, Promise.resolve(app.handlers), (error) => reported.push(error));
  const ask: TestApp['ask'] = async <N extends RequestName>(name: N, input: RequestInput<N>, sender = theWindow) =>
    (await answers.get(name)?.(sender, input)) as Answer<RequestOutput<N>>;
  return {
    app,
    server,
    engine,
    dialogs,
    host,
    folder,
    reported,
    ask,
    get: async (name, input) => {
      const answer = await ask(name, input);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.code}, ${answer.detail}`);
      return answer.value;
    },
    press: (key) => takers.some((take) => take(key)),
    close: async () => {
      await app.close();
      await server.close();
      if (wish.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
