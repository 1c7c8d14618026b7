import type { Bench } from '../bench/bench.ts';
import type { PaneId } from '../ipc/contract.ts';
import type { CommandId } from './command-ids.ts';

/** What commands act on. */
export interface CommandTargets {
  readonly bench: Bench;
  /** Takes everything back to the opening bench, the shop's memory included. */
  readonly reset: () => Promise<void>;
  /** Lets the window carry the command out, and gives it the keyboard unless told to keep it where it is. */
  readonly tellWindow: (id: CommandId, fromPage: PaneId | null, keyboard?: 'keep-keyboard') => void;
  readonly setFullScreen: (full: boolean) => void;
  readonly quit: () => void;
}

/** Electron's zoom levels: each is a fifth larger; 0 is the original size. */
const zoomLimits = { least: -3, most: 5 };

/**
 * Carries out a command of the menus on the active pane. Without a pane, commands that need one do nothing.
 *
 * @param fromPage the pane whose page had the keyboard, null when the window itself had it.
 */
export async function runCommand(id: CommandId, targets: CommandTargets, fromPage: PaneId | null): Promise<void> {
  const { bench } = targets;
  const pane = bench.activePane;
  switch (id) {
    case 'jar.create':
      if (bench.state().room > 0) bench.createJar();
      return;
    case 'jar.undo':
      await bench.undoEdit();
      return;
    case 'jar.redo':
      await bench.redoEdit();
      return;
    case 'pane.open-second':
      if (pane && bench.state().room > 0) bench.openPane(pane.jarId);
      return;
    case 'pane.close':
      if (pane) bench.closePane(pane.id);
      return;
    case 'pane.reload':
      pane?.reload();
      return;
    case 'pane.back':
      pane?.back();
      return;
    case 'pane.forward':
      pane?.forward();
      return;
    case 'pane.zoom-in':
    case 'pane.zoom-out':
    case 'pane.zoom-reset': {
      if (!pane) return;
      const step = { 'pane.zoom-in': 1, 'pane.zoom-out': -1, 'pane.zoom-reset': 0 }[id];
      const level = step === 0 ? 0 : pane.contents.getZoomLevel() + step;
      pane.contents.setZoomLevel(Math.max(zoomLimits.least, Math.min(zoomLimits.most, level)));
      return;
    }
    case 'pane.tools':
      if (pane?.contents.isDevToolsOpened()) pane.contents.closeDevTools();
      else pane?.contents.openDevTools({ mode: 'detach' });
      return;
    case 'pane.activate-1':
    case 'pane.activate-2':
    case 'pane.activate-3':
    case 'pane.activate-4':
    case 'pane.activate-5':
    case 'pane.activate-6':
    case 'pane.activate-7':
    case 'pane.activate-8':
    case 'pane.activate-9': {
      const chosen = bench.panes[Number(id.slice('pane.activate-'.length)) - 1];
      if (!chosen) return;
      bench.activate(chosen.id);
      chosen.focus();
      return;
    }
    case 'layout.row':
      bench.setLayout('row');
      return;
    case 'layout.grid':
      bench.setLayout('grid');
      return;
    case 'bench.reset':
      await targets.reset();
      return;
    case 'backstage.toggle':
      bench.toggleBackstage();
      return;
    case 'backstage.conversation':
    case 'backstage.sessions':
    case 'backstage.cookies':
    case 'backstage.log':
    case 'backstage.code':
    case 'backstage.experiments':
      bench.toggleBackstage(true);
      targets.tellWindow(id, fromPage);
      return;
    case 'beat.next':
    case 'beat.previous':
      // Beats move the picture, not the keyboard: a trainer steps on while a page has it.
      targets.tellWindow(id, fromPage, 'keep-keyboard');
      return;
    case 'region.next':
    case 'region.previous':
    case 'pane.focus-address':
      targets.tellWindow(id, fromPage);
      return;
    case 'view.projector':
      bench.setProjector(!bench.state().projector);
      targets.setFullScreen(bench.state().projector);
      return;
    case 'app.quit':
      targets.quit();
      return;
    default:
      assertNever(id);
  }
}

function assertNever(id: never): never {
  throw new Error(`unknown command ${String(id)}`);
}
