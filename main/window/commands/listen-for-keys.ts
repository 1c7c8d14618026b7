import type { KeyPress } from '../../browsers/engine/page-view.ts';
import type { KeyNeed } from '../../browsers/panes/key-need.ts';
import type { CommandId } from '../../shared/command-ids.ts';
import type { AppFacts } from '../../shared/contract/app.ts';
import { commands } from './command-list.ts';
import { commandOfKey, yieldingCommand } from './key-match.ts';

/** What sees keys before its page does: a pane's view, or the window itself. */
export interface KeySource {
  /** @param take true: the page never sees the key. */
  onKey(take: (press: KeyPress) => boolean): void;
  /** Of a page: whether it needs a key itself, and giving it one that was kept from it meanwhile. The window sees to its own. */
  readonly page?: {
    needs(need: KeyNeed): Promise<boolean>;
    pass(press: KeyPress): void;
  };
}

/**
 * Catches the commands' keys before the page sees them. Menus only show them (registerAccelerator: false): this way a key
 * means the same whether a page or the window has the keyboard, and a page cannot swallow it.
 */
export function listenForKeys(
  { onKey, page }: KeySource,
  platform: AppFacts['platform'],
  now: () => { readonly projector: boolean; readonly lesson: boolean },
  run: (id: CommandId) => void,
): void {
  // A key that is held down is swallowed, but only some commands are given again by it: Ctrl+W would close pane after pane.
  const give = (id: CommandId, { isAutoRepeat }: KeyPress) => {
    if (!isAutoRepeat || commands[id].repeats) run(id);
  };
  onKey((press) => {
    const { projector, lesson } = now();
    const id = commandOfKey(press, platform, projector, lesson);
    if (id !== null) {
      give(id, press);
      return true;
    }
    const yielding = page && yieldingCommand(press, platform, lesson);
    if (!yielding) return false;
    void page.needs(yielding.to).then((needed) => (needed ? page.pass(press) : give(yielding.id, press)));
    return true;
  });
}
