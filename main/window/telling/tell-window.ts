import type { BrowserWindow } from 'electron';
import type { SessionServer } from '../../../server/session-server.ts';
import type { Experiments } from '../../lessons/experiments/experiments.ts';
import type { Rewind } from '../../lessons/rewind/rewind.ts';
import { TrafficTeller } from '../../network/traffic/tell-traffic.ts';
import type { TrafficBook } from '../../network/traffic/traffic-book.ts';
import type { InspectorNews } from '../../shared/exchange-records.ts';
import type { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import { type PlaceStep, placeSteps } from '../../shop/code/step-places.ts';
import { batchEvents } from '../../shop/inspector/event-batch.ts';
import type { RecordNamer } from '../../shop/inspector/name-records.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import { watchMemory } from '../../workspace/bench/memory-cost.ts';
import { tell } from '../ipc/gateway.ts';
import { breakpointsState } from '../ipc/handlers/breakpoint-handlers.ts';
import { MenuBar } from '../menus/menu-bar.ts';
import { applicationMenu, type MenuMaker } from '../menus/menu-template.ts';
import { nativeMenus } from '../menus/native-menus.ts';
import { BenchTeller } from './bench-teller.ts';
import { windowTitle } from './window-title.ts';

/** Everything that has news. */
export interface NewsSources {
  readonly window: BrowserWindow;
  readonly server: SessionServer;
  readonly namer: RecordNamer;
  readonly breakpoints: ShopBreakpoints;
  readonly bench: Bench;
  readonly switchboard: Switchboard;
  readonly experiments: Experiments;
  readonly rewind: Rewind;
  readonly traffic: TrafficBook;
  readonly placeStep: PlaceStep;
  readonly menus: MenuMaker;
}

export interface Telling {
  readonly teller: TrafficTeller;
  readonly benchTeller: BenchTeller;
  /** Nothing is told any more. */
  stop(): void;
}

/** From now on the window is told whatever changes; its title and the menus follow. */
export function tellWindow(sources: NewsSources): Telling {
  const { window, server, namer, breakpoints, bench, switchboard, experiments, rewind, traffic, placeStep, menus } =
    sources;
  const contents = window.webContents;

  const tellTitle = () => {
    if (window.isDestroyed()) return;
    const title = windowTitle(bench.state().name, switchboard.state().weak.length, menus.say);
    if (title !== window.getTitle()) window.setTitle(title);
  };

  switchboard.on('changed', (state) => {
    tellTitle();
    tell(contents, 'settings.changed', state);
  });
  const benchTeller = new BenchTeller(
    () => bench.state(),
    (news) => tell(contents, 'bench.changed', news),
  );
  const menuBar = new MenuBar(nativeMenus);
  bench.on('changed', () => {
    const state = benchTeller.catchUp();
    tellTitle();
    menuBar.show(applicationMenu(state, menus));
  });
  bench.on('notice', (code, paneId) => tell(contents, 'notice.shown', { code, paneId }));
  experiments.on('changed', (state) => tell(contents, 'experiment.changed', state));
  rewind.on('changed', (state) => tell(contents, 'rewind.changed', state));

  const stopMemory = watchMemory(bench, (cost) => tell(contents, 'memory.changed', cost));
  const stopDoor = breakpoints.onChanged(() => tell(contents, 'breakpoints.changed', breakpointsState(breakpoints)));
  const batch = batchEvents<InspectorNews>((events) => tell(contents, 'inspector.events', { events }));
  const teller = new TrafficTeller(traffic, (news) => tell(contents, 'traffic.events', news));
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
