import { pageNeeds } from '../../browsers/panes/key-need.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { JarState, PaneId } from '../../shared/bench-records.ts';
import type { CommandId } from '../../shared/command-ids.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import type { MenuMaker } from '../menus/menu-template.ts';
import type { Overlay } from '../overlay/overlay.ts';
import type { WindowDeps } from '../window-deps.ts';
import { type KeySource, listenForKeys } from './listen-for-keys.ts';
import { runCommand } from './run-command.ts';

/** The ways in which a person can command: the window, keys, menus. What keys and menus could not do, the window is told. */
export interface Commanding {
  /** @throws AskError, and whatever was not expected: the window asked and has its answer. */
  readonly run: (id: CommandId, fromPage: PaneId | null) => Promise<void>;
  /** Waits for what was begun by keys or menus; what fails is told in the window. */
  readonly attempt: (work: Promise<unknown>) => Promise<void>;
  readonly menus: MenuMaker;
  /** Catches the commands' keys. @param pane whose page this is; null: the window itself. */
  readonly listen: (source: KeySource, pane: PaneId | null) => void;
  /** Catches them in a pane's page, which keeps those that it needs itself. */
  readonly listenInPage: (pane: Pane) => void;
}

/** @param overlay what stands over the panes. */
export function takeCommands(deps: WindowDeps, overlay: Pick<Overlay, 'toggle' | 'isOpen'>): Commanding {
  const {
    host,
    say,
    platform,
    server,
    bench,
    switchboard,
    lessons,
    workshop,
    experiments,
    files,
    kept,
    exchangeActions,
    report,
  } = deps;

  const reset = async () => {
    await files.reset();
    // What came over the panes meanwhile keeps it.
    if (!overlay.isOpen) host.takeKeyboard();
  };
  const restart = async () => {
    await switchboard.restart();
    // What a page shows may be gone: each asks anew.
    for (const pane of bench.panes) if (pane.state().address.startsWith(`${server.url}/`)) pane.reload();
  };
  /** Says what becomes of a person's browser before it does. */
  const askFirst = async (what: 'kept.keep' | 'kept.forget', name: string, act: () => Promise<void>) => {
    const agreed = await host.ask({
      message: say(`${what}.question`, { name }),
      detail: say(`${what}.detail`, { name }),
      yes: say(`${what}.go`),
      no: say('kept.cancel'),
    });
    if (agreed) await act();
  };

  const run = async (id: CommandId, fromPage: PaneId | null) => {
    const targets = {
      bench,
      switchboard,
      lessons,
      workshop,
      experiments,
      files,
      fromPage,
      overlay,
      reset,
      keep: ({ id: jarId, name }: JarState) => askFirst('kept.keep', name, () => bench.keep(jarId)),
      exchanges: exchangeActions,
      restart,
      showTrainer: () => host.showTrainer(),
      setFullScreen: (full: boolean) => host.setFullScreen(full),
      quit: () => host.quit(),
    };
    await runCommand(id, targets, (command, page, keyboard) => {
      if (keyboard !== 'keep-keyboard') host.takeKeyboard();
      host.tell('command.fired', { id: command, fromPage: page });
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
    host.tell('command.ended', { code });
  };

  const listen: Commanding['listen'] = (source, pane) =>
    listenForKeys(
      source,
      platform,
      () => ({ projector: bench.state().projector, lesson: lessons.running }),
      (id) => void attempt(run(id, pane)),
    );

  return {
    run,
    attempt,
    menus: {
      say,
      platform,
      run: (id) => void attempt(run(id, focusedPage(bench))),
      recent: () => files.recent,
      openBench: (path) => void attempt(files.openBenchFile(path)),
      setAvatar: (jarId, look) => void attempt(bench.setAvatar(jarId, look)),
      kept: () => kept,
      bringBack: (jarId) => void attempt((async () => bench.bringBack(jarId))()),
      forgetForGood: (jarId, name) => void attempt(askFirst('kept.forget', name, () => bench.forgetForGood(jarId))),
      forgetCookies: (jarId) => void attempt(bench.edit((edits) => edits.removeAll(jarId))),
    },
    listen,
    listenInPage: ({ id, view }) =>
      listen(
        {
          onKey: (take) => view.onKey(take),
          page: { needs: (need) => pageNeeds(view, need), pass: (press) => view.passKey(press) },
        },
        id,
      ),
  };
}

/** The pane whose page has the keyboard now, null when the window has it. */
function focusedPage(bench: Bench): PaneId | null {
  return bench.panes.find((pane) => pane.hasKeyboard)?.id ?? null;
}
