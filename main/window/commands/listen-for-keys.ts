import type { KeyPress } from '../../browsers/engine/page-view.ts';
import type { CommandId } from '../../shared/command-ids.ts';
import type { AppFacts } from '../../shared/contract/app.ts';
import { commandOfKey } from './key-match.ts';

/** What sees keys before its page does: a pane's view, or the window itself. */
export interface KeySource {
  /** @param take true: the page never sees the key. */
  onKey(take: (press: KeyPress) => boolean): void;
}

/**
 * Catches the commands' keys before the page sees them. Menus only show them (registerAccelerator: false): this way a key
 * means the same whether a page or the window has the keyboard, and a page cannot swallow it.
 */
export function listenForKeys(
  source: KeySource,
  platform: AppFacts['platform'],
  projector: () => boolean,
  run: (id: CommandId) => void,
): void {
  source.onKey((press) => {
    const id = commandOfKey(press, platform, projector());
    if (id !== null) run(id);
    return id !== null;
  });
}
