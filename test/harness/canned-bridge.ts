/**
 * A bridge that knows no rules: it answers what the window asks at its start from a picture of main, and everything else with
 * nothing. For tests of what the window makes of what it is told. Whoever wants main's rules takes test-app.ts, which has the
 * real ones.
 */
import type { AskErrorCode } from '../../main/shared/ask-error.ts';
import { newsOfBench } from '../../main/shared/bench-news.ts';
import type { BenchState } from '../../main/shared/bench-records.ts';
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
import { Emitter } from '../../main/shared/emitter.ts';
import type { InspectorNews, ShopSnapshot } from '../../main/shared/exchange-records.ts';
import type { SettingsState } from '../../main/shared/settings-records.ts';
import { fakePresets, fakeSwitches } from './fake-settings.ts';

/** What main is at one moment. */
export interface MainPicture {
  readonly facts: AppFacts;
  bench: BenchState;
  settings: SettingsState;
  snapshot: ShopSnapshot;
}

type Answers = { readonly [N in RequestName]?: () => RequestOutput<N> };

/** The bridge and the strings by which a test pulls it. */
export interface CannedBridge extends JarfulBridge {
  readonly picture: MainPicture;
  /** Every request, in order. */
  readonly asked: { readonly name: RequestName; readonly input: unknown }[];
  /** The next request of that name is refused. */
  refuse(name: RequestName, code: AskErrorCode): void;
  tell<N extends EventName>(name: N, event: Events[N]): void;
  changeBench(change: Partial<BenchState>): void;
  tellEvents(events: readonly InspectorNews[]): void;
}

export function makeCannedBridge(picture: MainPicture): CannedBridge {
  const events = new Emitter<Events>();
  const asked: CannedBridge['asked'] = [];
  const refusals = new Map<RequestName, AskErrorCode>();
  /** The bench as the window was told of it last. */
  let told = picture.bench;
  const changeBench: CannedBridge['changeBench'] = (change) => {
    picture.bench = { ...picture.bench, ...change };
    const news = newsOfBench(told, picture.bench);
    told = picture.bench;
    if (news) events.emit('bench.changed', news);
  };
  const answers: Answers = {
    'app.facts': () => picture.facts,
    'bench.state': () => {
      changeBench({});
      return picture.bench;
    },
    'command.list': () => ({ commands: [] }),
    'inspector.snapshot': () => picture.snapshot,
    'traffic.snapshot': () => ({ seq: 0, records: [], gone: [] }),
    'settings.describe': () => ({ switches: fakeSwitches }),
    'settings.state': () => picture.settings,
    'preset.list': () => ({ presets: fakePresets, damaged: null }),
    'code.files': () => ({ files: [] }),
    'breakpoints.state': () => ({ holding: false, held: [] }),
    'rewind.state': () => ({ recording: true, at: null, returns: 0, notRewound: [] }),
    'lesson.state': () => ({ lessons: [], running: null, offer: null }),
    'workshop.state': () => ({ folder: null, faults: [], check: null, recording: null }),
    'lesson.trainer': () => ({ lesson: null }),
    'experiment.state': () => ({
      experiments: [{ id: 'script', switches: ['escaping'] }],
      running: null,
      stage: null,
      caught: [],
    }),
  };
  return {
    picture,
    asked,
    changeBench,
    refuse: (name, code) => refusals.set(name, code),
    tell: (name, event) => events.emit(name, event),
    tellEvents: (batch) => events.emit('inspector.events', { events: batch }),
    ask: async <N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<RequestOutput<N>>> => {
      asked.push({ name, input });
      const code = refusals.get(name);
      refusals.delete(name);
      if (code !== undefined) return { ok: false, code, detail: code, trouble: null };
      // Requests that only change something are answered with nothing.
      const answer: (() => RequestOutput<N>) | undefined = answers[name];
      return { ok: true, value: answer ? answer() : (null as RequestOutput<N>) };
    },
    pathOfFile: (file) => `/home/ann/${file.name}`,
    on: (name, listener) => events.on(name, listener),
  };
}
