import { TrafficTeller } from '../../network/traffic/traffic-teller.ts';
import type { BenchState } from '../../shared/bench-records.ts';
import type { InspectorNews } from '../../shared/exchange-records.ts';
import { placeSteps } from '../../shop/code/step-places.ts';
import { batchEvents } from '../../shop/inspector/event-batch.ts';
import { watchMemory } from '../../workspace/bench/watch-memory.ts';
import { applicationMenu, type MenuMaker } from '../menus/menu-template.ts';
import type { WindowDeps } from '../window-deps.ts';
import { BenchTeller } from './bench-teller.ts';
import { breakpointsState } from './breakpoints-state.ts';
import { paneWindowTitle } from './pane-window-title.ts';
import { windowTitle } from './window-title.ts';

export interface Telling {
  readonly teller: TrafficTeller;
  readonly benchTeller: BenchTeller;
  /** Nothing is told any more. */
  stop(): void;
}

/** From now on the window is told whatever changes; its title and the menus follow. */
export function tellWindow(deps: WindowDeps, menus: MenuMaker): Telling {
  const {
    host,
    say,
    server,
    namer,
    breakpoints,
    bench,
    switchboard,
    lessons,
    workshop,
    experiments,
    rewind,
    traffic,
    placeStep,
  } = deps;
  const { tell } = host;
  const tellTitle = () => host.setTitle(windowTitle(bench.state().name, switchboard.state().weak.length, say));

  switchboard.on('changed', (state) => {
    tellTitle();
    tell('settings.changed', state);
  });
  const benchTeller = new BenchTeller(
    () => bench.state(),
    (news) => tell('bench.changed', news),
  );
  const tellTitlesAndMenus = (state: BenchState) => {
    tellTitle();
    for (const pane of bench.panes) {
      const jar = state.jars.find(({ id }) => id === pane.jarId);
      if (jar) pane.entitle(paneWindowTitle(jar, pane.state(), say), jar);
    }
    host.showMenus(applicationMenu(state, menus));
  };
  bench.on('changed', () => tellTitlesAndMenus(benchTeller.catchUp()));
  deps.onLanguage(() => {
    tell('facts.changed', deps.facts());
    tellTitlesAndMenus(bench.state());
  });
  bench.on('notice', (code, paneId) => tell('notice.shown', { code, paneId }));
  lessons.on('changed', (state) => tell('lesson.changed', state));
  lessons.on('trainer', (state) => tell('lesson.trainer-changed', state));
  workshop.on('changed', (state) => tell('workshop.changed', state));
  experiments.on('changed', (state) => tell('experiment.changed', state));
  rewind.on('changed', (state) => tell('rewind.changed', state));

  const stopMemory = watchMemory(bench, deps.measureProcesses, (cost) => tell('memory.changed', cost));
  const stopDoor = breakpoints.onChanged(() => tell('breakpoints.changed', breakpointsState(breakpoints)));
  const batch = batchEvents<InspectorNews>((events) => tell('inspector.events', { events }));
  const teller = new TrafficTeller(
    traffic,
    (news) => tell('traffic.events', news),
    () => bench.ownApp.sessionCookie,
  );
  let { sessionCookie } = bench.ownApp;
  bench.on('changed', () => {
    if (bench.ownApp.sessionCookie === sessionCookie) return;
    sessionCookie = bench.ownApp.sessionCookie;
    teller.retell();
  });
  const unsubscribe = server.inspector.subscribe((event) => {
    const news = namer.news(event);
    batch.push(news.kind === 'exchange' ? { ...news, exchange: placeSteps(news.exchange, placeStep) } : news);
  });

  return {
    teller,
    benchTeller,
    stop: () => {
      unsubscribe();
      stopDoor();
      stopMemory();
      batch.stop();
      teller.stop();
    },
  };
}
