/** A main that is not there: satisfies the bridge, so that the window can be looked at and tested without Electron. */

import { planGrid } from '../../main/lessons/flag-grid/grid-plan.ts';
import type { AskErrorCode } from '../../main/shared/ask-error.ts';
import { newsOfBench } from '../../main/shared/bench-news.ts';
import type { BenchState, JarId, JarState, PaneId, PaneState } from '../../main/shared/bench-records.ts';
import { type CommandId, commandIds } from '../../main/shared/command-ids.ts';
import type { AppFacts } from '../../main/shared/contract/app.ts';
import type {
  Answer,
  EventName,
  Events,
  JarfulBridge,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../main/shared/contract.ts';
import type { InspectorNews, ShopSnapshot } from '../../main/shared/exchange-records.ts';
import { nextMark } from '../../main/shared/jar-marks.ts';
import { readPersonName } from '../../main/shared/person-name.ts';
import type { SettingsState } from '../../main/shared/settings-records.ts';
import { tellCommands } from '../../main/window/commands/tell-commands.ts';
import { fakeComparison } from './fake-comparison.ts';
import { fakeJar } from './fake-people.ts';
import { fakePresets, fakeSettings, fakeSwitches } from './fake-settings.ts';
import { speak, textsOf } from './languages.ts';

type Handlers = { readonly [N in RequestName]: (input: RequestInput<N>) => RequestOutput<N> };
/** Thrown by a handler: how the fake refuses. */
class Refusal extends Error {
  readonly code: AskErrorCode;
  constructor(code: AskErrorCode) {
    super(code);
    this.code = code;
  }
}

export interface FakeWorld {
  readonly facts: AppFacts;
  bench: BenchState;
  settings: SettingsState;
  snapshot: ShopSnapshot;
  /** The server's source by path. */
  readonly code: ReadonlyMap<string, string>;
}

/** The bridge and the strings by which a test pulls it. */
export interface FakeBridge extends JarfulBridge {
  readonly world: FakeWorld;
  /** Every request, in order. */
  readonly asked: { readonly name: RequestName; readonly input: unknown }[];
  tell<N extends EventName>(name: N, event: Events[N]): void;
  changeBench(change: Partial<BenchState>): void;
  tellEvents(events: readonly InspectorNews[]): void;
}

export function makeFakeBridge(world: FakeWorld): FakeBridge {
  const listeners = new Map<EventName, Set<(event: never) => void>>();
  const asked: FakeBridge['asked'] = [];
  let lastNumber = 100;
  /** The bench as the window was told of it last. */
  let told = world.bench;

  const tell: FakeBridge['tell'] = (name, event) => {
    for (const listener of listeners.get(name) ?? []) listener(event as never);
  };
  const changeBench: FakeBridge['changeBench'] = (change) => {
    world.bench = { ...world.bench, ...change };
    const news = newsOfBench(told, world.bench);
    told = world.bench;
    if (news) tell('bench.changed', news);
  };
  const changePane = (paneId: PaneId, change: Partial<PaneState>) => {
    if (!world.bench.panes.some((pane) => pane.id === paneId)) throw new Refusal('no-such-pane');
    changeBench({ panes: world.bench.panes.map((pane) => (pane.id === paneId ? { ...pane, ...change } : pane)) });
  };
  const openPane = (jarId: JarId): PaneId => {
    if (world.bench.room === 0) throw new Refusal('no-room');
    const id = `pane-${++lastNumber}` as PaneId;
    const siblings = world.bench.panes.filter((pane) => pane.jarId === jarId).map((pane) => pane.ordinal);
    const pane = { ...fakePane(id, jarId, `${world.facts.serverUrl}/shop/`), ordinal: Math.max(0, ...siblings) + 1 };
    changeBench({ panes: [...world.bench.panes, pane], activePane: id, room: world.bench.room - 1 });
    return id;
  };
  const changeJar = (jarId: JarId, change: (jar: JarState) => JarState) => {
    changeBench({ jars: world.bench.jars.map((jar) => (jar.id === jarId ? change(jar) : jar)) });
  };
  const changeSettings = (values: SettingsState['values']) => {
    world.settings = fakeSettings(values);
    tell('settings.changed', world.settings);
  };
  const fireInWindow = (id: CommandId) => tell('command.fired', { id, fromPage: null });

  const handlers: Handlers = {
    'app.facts': () => world.facts,
    'bench.state': () => {
      changeBench({});
      return world.bench;
    },
    'bench.open-file': ({ path }) => {
      changeBench({ word: { code: 'foreign', file: path } });
      return null;
    },
    'bench.dismiss-notice': () => {
      changeBench({ word: null });
      return null;
    },
    'command.run': ({ id }) => {
      if (id === 'backstage.toggle')
        changeBench({ backstage: { ...world.bench.backstage, open: !world.bench.backstage.open } });
      else if (id === 'view.projector') changeBench({ projector: !world.bench.projector });
      else if (id === 'layout.row') changeBench({ layout: 'row' });
      else if (id === 'layout.grid') changeBench({ layout: 'grid' });
      else if (id === 'layout.strip') changeBench({ layout: 'strip' });
      else fireInWindow(id);
      return null;
    },
    'command.list': () => ({
      commands: tellCommands(world.bench, {
        say: speak(world.facts.language),
        platform: 'linux',
      }),
    }),
    'menu.popup': () => null,
    'jar.create': () => {
      if (world.bench.room === 0) throw new Refusal('no-room');
      const person = nextMark(world.bench.jars);
      const jar = fakeJar(person.name, person.shape, person.colour, ++lastNumber);
      world.bench = { ...world.bench, jars: [...world.bench.jars, jar] };
      return { jarId: jar.id, paneId: openPane(jar.id) };
    },
    'jar.rename': ({ jarId, name }) => {
      const read = readPersonName(
        name,
        world.bench.jars.filter(({ id }) => id !== jarId).map((jar) => jar.name),
      );
      if (!read.ok) throw new Refusal(read.fault);
      changeJar(jarId, (jar) => ({ ...jar, name: read.name }));
      return null;
    },
    'cookie.delete': ({ jarId, cookie }) => {
      const without = (jar: JarState): JarState => ({
        ...jar,
        ticket: { kind: 'none' },
        cookies: jar.cookies.filter((kept) => kept.name !== cookie.name),
      });
      changeJar(jarId, without);
      changeBench({ edits: { canUndo: true, canRedo: false, newer: [] } });
      return null;
    },
    'cookie.copy': ({ from, cookie, to }) => {
      const source = world.bench.jars.find((jar) => jar.id === from);
      const copied = source?.cookies.find((kept) => kept.name === cookie.name);
      if (!source || !copied) throw new Refusal('no-such-cookie');
      changeJar(to, (jar) => ({ ...jar, ticket: source.ticket, cookies: [copied] }));
      changeBench({ edits: { canUndo: true, canRedo: false, newer: [] } });
      return null;
    },
    'cookie.reveal': () => ({ value: 's:a-secret-value.signature' }),
    'cookie.write': () => ({ refused: null }),
    'jar.copy-cookies': ({ from, to }) => {
      const source = world.bench.jars.find((jar) => jar.id === from);
      if (!source) throw new Refusal('no-such-jar');
      changeJar(to, (jar) => ({ ...jar, ticket: source.ticket, cookies: source.cookies }));
      return { count: source.cookies.length };
    },
    'jar.holdings': ({ jarId }) => {
      const cookies = world.bench.jars.find((jar) => jar.id === jarId)?.cookies.length ?? 0;
      return { cookies, hosts: ['127.0.0.1'], origins: [world.facts.serverUrl], cacheBytes: 51_200 };
    },
    'jar.empty': ({ jarId }) => {
      changeJar(jarId, (jar) => ({ ...jar, ticket: { kind: 'none' }, cookies: [] }));
      return null;
    },
    'own-app.open': ({ address }) => {
      if (address.trim() === '') throw new Refusal('bad-address');
      return { url: address };
    },
    'pane.open': ({ jarId }) => ({ paneId: openPane(jarId) }),
    'pane.close': ({ paneId }) => {
      const panes = world.bench.panes.filter((pane) => pane.id !== paneId);
      const jars = world.bench.jars.filter((jar) => panes.some((pane) => pane.jarId === jar.id));
      changeBench({ panes, jars, activePane: panes.at(-1)?.id ?? null, room: world.bench.room + 1 });
      return null;
    },
    'pane.activate': ({ paneId }) => {
      changeBench({ activePane: paneId });
      return null;
    },
    'pane.move': ({ paneId, to }) => {
      const { panes } = world.bench;
      const moved = panes.filter((pane) => pane.id === paneId);
      const rest = panes.filter((pane) => pane.id !== paneId);
      const place = panes.findIndex((pane) => pane.id === to);
      changeBench({ panes: [...rest.slice(0, place), ...moved, ...rest.slice(place)] });
      return null;
    },
    'pane.focus-page': () => null,
    'pane.go': ({ paneId, address }) => {
      if (!/^(https?:\/\/|\/)/.test(address)) throw new Refusal('bad-address');
      changePane(paneId, { address: new URL(address, world.facts.serverUrl).href, trouble: null });
      return null;
    },
    'pane.back': () => null,
    'pane.forward': () => null,
    'pane.come-back': ({ paneId }) => {
      changePane(paneId, { popped: false });
      return null;
    },
    'pane.reload': ({ paneId }) => {
      changePane(paneId, { trouble: null });
      return null;
    },
    'pane.stop': ({ paneId }) => {
      changePane(paneId, { loading: false });
      return null;
    },
    'pane.accept-certificate': ({ paneId }) => {
      changePane(paneId, { trouble: null });
      return null;
    },
    'pane.refuse-certificate': () => null,
    'pane.sign-in': ({ paneId }) => {
      changePane(paneId, { signIn: null });
      return null;
    },
    'pane.cancel-sign-in': ({ paneId }) => {
      changePane(paneId, { signIn: null });
      return null;
    },
    'pane.find': ({ paneId, text }) => {
      changePane(paneId, { find: { text, current: text === '' ? 0 : 1, matches: text === '' ? 0 : 3 } });
      return null;
    },
    'pane.end-find': ({ paneId }) => {
      changePane(paneId, { find: null });
      return null;
    },
    'layout.report': () => null,
    'inspector.snapshot': () => world.snapshot,
    'traffic.snapshot': () => ({ seq: 0, records: [] }),
    'session.end': ({ key }) => {
      const ended = world.snapshot.rows.some((row) => row.key === key);
      const rows = world.snapshot.rows.filter((row) => row.key !== key);
      world.snapshot = { ...world.snapshot, seq: world.snapshot.seq + 1, rows };
      tell('inspector.events', {
        events: [{ seq: world.snapshot.seq, at: world.snapshot.now, kind: 'row-gone', key, why: 'destroyed' }],
      });
      return { ended };
    },
    'session.raw': ({ key }) => {
      const row = world.snapshot.rows.find((candidate) => candidate.key === key);
      return { text: row ? JSON.stringify({ v: 1, rev: 3, data: row.data, expiresAt: row.expiresAt }) : null };
    },
    'settings.describe': () => ({ switches: fakeSwitches }),
    'settings.state': () => world.settings,
    'settings.change': ({ name, text }) => {
      if (text === '') throw new Refusal('bad-setting');
      changeSettings({ ...world.settings.values, [name]: text });
      return null;
    },
    'preset.list': () => ({ presets: fakePresets, damaged: null }),
    'preset.apply': () => null,
    'preset.save': () => null,
    'preset.delete': () => null,
    'medium.plan': ({ medium }) => ({
      from: world.snapshot.medium,
      to: medium,
      carried: { sessions: world.snapshot.rows.length, orders: 0 },
      keptBehind: false,
      waiting: { sessions: 0, orders: 0 },
    }),
    'medium.change': ({ medium }) => {
      changeSettings({ ...world.settings.values, medium });
      return null;
    },
    'medium.open-folder': () => null,
    'store.tidy': () => ({ went: 0, stayed: world.snapshot.rows.length }),
    'code.files': () => ({ files: [...world.code.keys()] }),
    'code.read': ({ file }) => {
      const text = world.code.get(file);
      if (text === undefined) throw new Refusal('no-such-file');
      return { text };
    },
    'breakpoints.state': () => ({ holding: false, held: [] }),
    'breakpoints.set': () => null,
    'breakpoints.remove': () => null,
    'breakpoints.release': () => null,
    'breakpoints.fail': () => null,
    'breakpoints.release-all': () => null,
    'breakpoints.clear': () => null,
    'rewind.state': () => ({ recording: true, at: null, returns: 0, notRewound: [] }),
    'rewind.to': () => null,
    'rewind.return': () => null,
    'experiment.state': () => ({ experiments: [{ id: 'script', switches: ['escaping'] }], running: null, caught: [] }),
    'experiment.begin': () => null,
    'experiment.again': () => null,
    'experiment.use-caught': () => null,
    'experiment.end': () => null,
    'grid.state': () => ({ ...planGrid(), columns: [], running: false }),
    'grid.run': () => null,
    'policy.explain': () => null,
    'exchange.sendable': () => ({ whyNot: null }),
    'exchange.send': () => {
      tell('exchange.news', { kind: 'compared', comparison: fakeComparison() });
      return null;
    },
    'exchange.compare': () => {
      tell('exchange.news', { kind: 'compared', comparison: { ...fakeComparison(), sent: null } });
      return null;
    },
    'exchange.menu': () => null,
    'clipboard.write': () => null,
  };

  return {
    world,
    asked,
    tell,
    changeBench,
    tellEvents: (events) => tell('inspector.events', { events }),
    ask: async <N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<RequestOutput<N>>> => {
      asked.push({ name, input });
      try {
        return { ok: true, value: handlers[name](input) };
      } catch (error) {
        if (error instanceof Refusal) return { ok: false, code: error.code, detail: error.message };
        throw error;
      }
    },
    pathOfFile: (file) => `/home/ann/${file.name}`,
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (event: never) => void);
      return () => set.delete(listener as (event: never) => void);
    },
  };
}

export function fakePane(id: PaneId, jarId: JarId, address: string): PaneState {
  return {
    id,
    jarId,
    ordinal: 1,
    address,
    title: 'The Corner Shop',
    canGoBack: true,
    canGoForward: false,
    loading: false,
    trouble: null,
    signIn: null,
    find: null,
    popped: false,
  };
}

export function fakeFacts(language = 'en'): AppFacts {
  const keys = Object.fromEntries(commandIds.map((id) => [id, ''])) as Record<CommandId, string>;
  return {
    version: '0.1.0',
    platform: 'linux',
    language,
    texts: textsOf(language),
    serverUrl: 'http://127.0.0.1:7777',
    policy: { locked: [], trouble: null },
    keys: {
      ...keys,
      'jar.create': 'Ctrl+Shift+N',
      'pane.reload': 'Ctrl+R',
      'pane.close': 'Ctrl+W',
      'pane.back': 'Alt+Left',
      'backstage.toggle': 'Ctrl+J',
      'bench.reset': 'Ctrl+Shift+Backspace',
    },
  };
}
