import type { WebContents } from 'electron';
import type { CommandId } from '../../shared/command-ids.ts';
import { commandOfKey } from './key-match.ts';

/**
 * Catches the commands' keys before the page sees them. Menus only show them (registerAccelerator: false): this way a key
 * means the same whether a page or the window has the keyboard, and a page cannot swallow it.
 */
export function listenForKeys(contents: WebContents, projector: () => boolean, run: (id: CommandId) => void): void {
  contents.on('before-input-event', (event, input) => {
    const id = commandOfKey(input, process.platform as 'darwin' | 'win32' | 'linux', projector());
    if (id === null) return;
    event.preventDefault();
    run(id);
  });
}
