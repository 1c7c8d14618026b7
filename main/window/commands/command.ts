import type { KeyNeed } from '../../browsers/panes/key-need.ts';
import type { Experiments } from '../../lessons/experiments/experiments.ts';
import type { Lessons } from '../../lessons/lesson-run/lessons.ts';
import type { Workshop } from '../../lessons/workshop/workshop.ts';
import type { BenchState, JarState, PaneId } from '../../shared/bench-records.ts';
import type { OverlayKind } from '../../shared/contract/overlay.ts';
import type { MessageKey, Say } from '../../shared/messages/messages.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import type { BenchFiles } from '../../workspace/bench-file/bench-files.ts';
import type { MenuPlace } from '../menus/menu-places.ts';
import type { Overlay } from '../overlay/overlay.ts';

/** What commands act on. */
export interface CommandTargets {
  readonly bench: Bench;
  readonly switchboard: Switchboard;
  readonly lessons: Lessons;
  readonly workshop: Workshop;
  readonly experiments: Experiments;
  readonly files: BenchFiles;
  /** The pane whose page had the keyboard when the command was given, null when the window itself had it. */
  readonly fromPage: PaneId | null;
  /** What stands over the panes. */
  readonly overlay: Pick<Overlay, 'toggle'>;
  /** Takes everything back to the opening bench, the shop's memory included. */
  readonly reset: () => Promise<void>;
  /** Asks, and moves a person's browser to the disk. */
  readonly keep: (jar: JarState) => Promise<void>;
  /** Exchanges in files. */
  readonly exchanges: { saveAll(): Promise<void>; open(): Promise<void>; clear(): Promise<void> };
  /** Restarts the server; the panes that show the shop ask it anew. */
  readonly restart: () => Promise<void>;
  /** Opens the trainer's own window. */
  readonly showTrainer: () => void;
  readonly setFullScreen: (full: boolean) => void;
  readonly quit: () => void;
}

/** One thing that a person can tell Jarful to do. Its title is the message `command.<id>`, unless it has one of its own. */
export interface Command {
  /** In Electron's accelerator words; the first is the one that menus show. `CmdOrCtrl` is Cmd on a Mac, Ctrl elsewhere. */
  readonly keys?: readonly string[];
  /**
   * Keys that first belong to what has the keyboard: to text that is being written, and PageUp and PageDown also to a page that
   * scrolls. Of a page main asks whether it needs them; in the window the renderer sees to it (`use-yielding-keys.ts`).
   */
  readonly yielding?: {
    readonly keys: readonly string[];
    readonly to: KeyNeed;
    /** A presenter's remote has two keys: they step what is told, or the lesson while one runs. */
    readonly when?: 'lesson' | 'no-lesson';
  };
  /** A key that is held down gives the command again and again; others are given once for each press. */
  readonly repeats?: true;
  /** Which part of which menu; there, commands stand in the order of the list. */
  readonly place: MenuPlace;
  /** Why it cannot be done now, null when it can. */
  readonly whyNot?: (bench: BenchState) => MessageKey | null;
  /** Whether it is of use at all now; what is not stands in no menu. */
  readonly offered?: (bench: BenchState) => boolean;
  /** A switch (checkbox), or one of several that exclude each other (radio), and how it stands. */
  readonly mark?: { readonly type: 'checkbox' | 'radio'; readonly on: (bench: BenchState) => boolean };
  readonly title?: (bench: BenchState, say: Say) => string;
  /** Further words by which people look for it. */
  readonly words?: MessageKey;
  /** What main does. */
  readonly run?: (targets: CommandTargets) => unknown;
  /** The window does the rest, and has the keyboard for it; 'keep-keyboard': the keyboard stays where it is. */
  readonly inWindow?: true | 'keep-keyboard';
}

/** One that says itself what it is called. */
export type TitledCommand = Command & Required<Pick<Command, 'title'>>;

/** Brings something over the panes, or takes it away when it stands there. */
export const overlay =
  (kind: OverlayKind) =>
  ({ overlay: over, fromPage }: CommandTargets): void =>
    over.toggle(kind, fromPage);

export type CommandSet = Readonly<Record<string, Command>>;
