import { app, type BrowserWindow, type WebContents } from 'electron';
import type { SessionServer } from '../../server/session-server.ts';
import type { Bench } from '../bench/bench.ts';
import type { BenchFiles } from '../bench-file/bench-files.ts';
import type { CommandId } from '../commands/command-list.ts';
import { listenForKeys } from '../commands/listen-for-keys.ts';
import type { MenuMaker } from '../commands/menu-template.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ExchangeDesk } from '../exchanges/exchange-desk.ts';
import type { AppFacts, PaneId } from '../ipc/contract.ts';
import { tell } from '../ipc/door.ts';
import type { Say } from '../messages/messages.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';

/** What commands reach. */
export interface CommandRoom {
  readonly server: SessionServer;
  readonly window: BrowserWindow;
  readonly bench: Bench;
  readonly switchboard: Switchboard;
  readonly files: BenchFiles;
  readonly desk: ExchangeDesk;
  readonly say: Say;
  readonly platform: AppFacts['platform'];
  readonly report: (error: unknown) => void;
}

/** The ways in which a person can command: keys, menus, the window. */
export interface Commanding {
  readonly run: (id: CommandId, fromPage: PaneId | null) => Promise<void>;
  readonly menus: MenuMaker;
  /** Catches the commands' keys. @param pane whose page this is; null: the window itself. */
  readonly listen: (contents: WebContents, pane: PaneId | null) => void;
}

export function takeCommands(room: CommandRoom): Commanding {
  const { server, window, bench, switchboard, files, desk, report } = room;

  const reset = async () => {
    await files.reset();
    if (!window.isDestroyed()) window.webContents.focus();
  };
  const restart = async () => {
    await switchboard.restart();
    // What a page shows may be gone: each asks anew.
    for (const pane of bench.panes) if (pane.state().address.startsWith(`${server.url}/`)) pane.reload();
  };
  const run = async (id: CommandId, fromPage: PaneId | null) => {
    const targets = {
      bench,
      switchboard,
      files,
      fromPage,
      reset,
      exchanges: desk,
      restart,
      setFullScreen: (full: boolean) => window.setFullScreen(full),
      quit: () => app.quit(),
    };
    await runCommand(id, targets, (command, page, keyboard) => {
      if (keyboard !== 'keep-keyboard') window.webContents.focus();
      tell(window.webContents, 'command.fired', { id: command, fromPage: page });
    }).catch(report);
  };

  return {
    run,
    menus: {
      say: room.say,
      platform: room.platform,
      run: (id) => void run(id, focusedPage(bench)),
      recent: () => files.recent,
      openBench: (path) => void files.openBenchFile(path).catch(report),
    },
    listen: (contents, pane) =>
      listenForKeys(
        contents,
        () => bench.state().projector,
        (id) => void run(id, pane),
      ),
  };
}

/** The pane whose page has the keyboard now, null when the window has it. */
function focusedPage(bench: Bench): PaneId | null {
  return bench.panes.find((pane) => pane.contents.isFocused())?.id ?? null;
}
