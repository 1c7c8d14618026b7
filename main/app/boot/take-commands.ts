import { app, type BrowserWindow, dialog } from 'electron';
import type { SessionServer } from '../../../server/session-server.ts';
import type { KeptPeople } from '../../browsers/jars/kept-people.ts';
import type { ExchangeDesk } from '../../exchanges/exchange-desk.ts';
import type { Experiments } from '../../lessons/experiments/experiments.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { PaneId } from '../../shared/bench-records.ts';
import type { CommandId } from '../../shared/command-ids.ts';
import type { AppFacts } from '../../shared/contract/app.ts';
import type { Say } from '../../shared/messages/messages.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import { type KeySource, listenForKeys } from '../../window/commands/listen-for-keys.ts';
import { runCommand } from '../../window/commands/run-command.ts';
import { tell } from '../../window/ipc/gateway.ts';
import type { MenuMaker } from '../../window/menus/menu-template.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import type { BenchFiles } from '../../workspace/bench-file/bench-files.ts';

/** What commands reach. */
export interface CommandRoom {
  readonly server: SessionServer;
  readonly window: BrowserWindow;
  readonly bench: Bench;
  readonly switchboard: Switchboard;
  readonly experiments: Experiments;
  readonly files: BenchFiles;
  readonly desk: ExchangeDesk;
  readonly kept: KeptPeople;
  readonly say: Say;
  readonly platform: AppFacts['platform'];
  readonly report: (error: unknown) => void;
}

/** The ways in which a person can command: the window, keys, menus. What keys and menus could not do, the window is told. */
export interface Commanding {
  /** @throws AskError, and whatever was not expected: the window asked and has its answer. */
  readonly run: (id: CommandId, fromPage: PaneId | null) => Promise<void>;
  /** Waits for what was begun by keys or menus; what fails is told in the window. */
  readonly attempt: (work: Promise<unknown>) => Promise<void>;
  readonly menus: MenuMaker;
  /** Catches the commands' keys. @param pane whose page this is; null: the window itself. */
  readonly listen: (source: KeySource, pane: PaneId | null) => void;
}

export function takeCommands(room: CommandRoom): Commanding {
  const { server, window, bench, switchboard, experiments, files, desk, report } = room;
  const contents = window.webContents;

  const reset = async () => {
    await files.reset();
    if (!contents.isDestroyed()) contents.focus();
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
      experiments,
      files,
      fromPage,
      reset,
      exchanges: desk,
      restart,
      setFullScreen: (full: boolean) => window.setFullScreen(full),
      quit: () => app.quit(),
    };
    await runCommand(id, targets, (command, page, keyboard) => {
      if (keyboard !== 'keep-keyboard') contents.focus();
      tell(contents, 'command.fired', { id: command, fromPage: page });
    });
  };
  const attempt = async (work: Promise<unknown>) => {
    const code = await work.then(
      () => null,
      (error: unknown) => {
        if (error instanceof AskError) return error.code;
        report(error);
        return 'failed';
      },
    );
    tell(contents, 'command.ended', { code });
  };

  /** Says what becomes of a person's browser before it does. */
  const askFirst = async (what: 'kept.keep' | 'kept.forget', name: string, act: () => Promise<void>) => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: room.say(`${what}.question`, { name }),
      detail: room.say(`${what}.detail`, { name }),
      buttons: [room.say(`${what}.go`), room.say('kept.cancel')],
      defaultId: 1,
      cancelId: 1,
    });
    if (response === 0) await act();
  };

  return {
    run,
    attempt,
    menus: {
      say: room.say,
      platform: room.platform,
      run: (id) => void attempt(run(id, focusedPage(bench))),
      recent: () => files.recent,
      openBench: (path) => void attempt(files.openBenchFile(path)),
      remark: (jarId, look) => void attempt(bench.remark(jarId, look)),
      kept: () => room.kept,
      bringBack: (jarId) => void attempt((async () => bench.bringBack(jarId))()),
      keep: (jarId, name) => void attempt(askFirst('kept.keep', name, () => bench.keep(jarId))),
      forgetForGood: (jarId, name) => void attempt(askFirst('kept.forget', name, () => bench.forgetForGood(jarId))),
      forgetCookies: (jarId) => void attempt(bench.edit((edits) => edits.removeAll(jarId))),
    },
    listen: (listened, pane) =>
      listenForKeys(
        listened,
        room.platform,
        () => bench.state().projector,
        (id) => void attempt(run(id, pane)),
      ),
  };
}

/** The pane whose page has the keyboard now, null when the window has it. */
function focusedPage(bench: Bench): PaneId | null {
  return bench.panes.find((pane) => pane.hasKeyboard)?.id ?? null;
}
