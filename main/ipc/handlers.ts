import { type BrowserWindow, clipboard, Menu } from 'electron';
import type { SessionServer } from '../../server/session-server.ts';
import type { Bench } from '../bench/bench.ts';
import type { SourceCode } from '../code/source-code.ts';
import { type PlaceStep, placeSteps } from '../code/step-places.ts';
import type { CommandId } from '../commands/command-ids.ts';
import { applicationMenu, layoutMenu, type MenuMaker, paneMenu } from '../commands/menu-template.ts';
import { readTypedAddress } from '../panes/pane-address.ts';
import type { MayVisit } from '../security/navigation-policy.ts';
import { AskError } from './ask-error.ts';
import type { AppFacts, PaneId } from './contract.ts';
import type { Handlers } from './door.ts';

export interface HandlerWorld {
  readonly bench: Bench;
  readonly server: SessionServer;
  readonly window: BrowserWindow;
  readonly facts: AppFacts;
  readonly menus: MenuMaker;
  readonly code: SourceCode;
  readonly placeStep: PlaceStep;
  readonly mayVisit: MayVisit;
  readonly run: (id: CommandId, fromPage: PaneId | null) => Promise<void>;
}

/** What main does for each request of the window. Inputs have passed their schema. */
export function makeHandlers({
  bench,
  server,
  window,
  facts,
  menus,
  code,
  placeStep,
  mayVisit,
  run,
}: HandlerWorld): Handlers {
  return {
    'app.facts': () => facts,
    'bench.state': () => bench.state(),
    'command.run': async ({ id }) => {
      await run(id, null);
      return null;
    },
    'menu.popup': ({ menu, x, y, paneId }) => {
      if (paneId) bench.activate(paneId);
      const items = { app: applicationMenu, layout: layoutMenu, pane: paneMenu }[menu](bench.state(), menus);
      Menu.buildFromTemplate(items).popup({ window, x: Math.round(x), y: Math.round(y) });
      return null;
    },
    'jar.create': () => bench.createJar(),
    'cookie.delete': async ({ jarId, cookie }) => {
      await bench.deleteCookie(jarId, cookie);
      return null;
    },
    'cookie.copy': async ({ from, cookie, to }) => {
      await bench.copyCookie(from, cookie, to);
      return null;
    },
    'pane.open': ({ jarId }) => ({ paneId: bench.openPane(jarId) }),
    'pane.close': ({ paneId }) => {
      bench.closePane(paneId);
      return null;
    },
    'pane.activate': ({ paneId }) => {
      bench.activate(paneId);
      return null;
    },
    'pane.focus-page': ({ paneId }) => {
      bench.pane(paneId).focus();
      return null;
    },
    'pane.go': ({ paneId, address }) => {
      const pane = bench.pane(paneId);
      const typed = readTypedAddress(address, server.url);
      if (!typed.ok) throw new AskError('bad-address', address);
      if (!mayVisit(typed.url)) throw new AskError('not-allowed-here', address);
      bench.activate(paneId);
      void pane.load(typed.url);
      return null;
    },
    'pane.back': ({ paneId }) => {
      bench.pane(paneId).back();
      return null;
    },
    'pane.forward': ({ paneId }) => {
      bench.pane(paneId).forward();
      return null;
    },
    'pane.reload': ({ paneId }) => {
      bench.pane(paneId).reload();
      return null;
    },
    'pane.stop': ({ paneId }) => {
      bench.pane(paneId).stop();
      return null;
    },
    'layout.report': ({ slots }) => {
      bench.place(slots);
      return null;
    },
    'inspector.snapshot': async () => {
      const snapshot = await server.inspector.snapshot();
      return { ...snapshot, exchanges: snapshot.exchanges.map((exchange) => placeSteps(exchange, placeStep)) };
    },
    'session.end': async ({ key }) => ({ ended: await server.inspector.endSession(key) }),
    'session.raw': async ({ key }) => ({ text: await server.inspector.rawRecord(key) }),
    'code.files': async () => ({ files: await code.files() }),
    'code.read': async ({ file }) => ({ text: await code.read(file) }),
    'clipboard.write': async ({ text }) => {
      await clipboard.writeText(text);
      return null;
    },
  };
}
