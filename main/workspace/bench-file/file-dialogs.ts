import type { Dialogs } from '../../shared/desktop.ts';
import type { Say } from '../../shared/messages/messages.ts';
import { benchFileEnding } from './bench-file-ending.ts';
import type { FileDialogs } from './bench-files.ts';

/** What is asked about bench files, in the boxes of the system. */
export function openFileDialogs(dialogs: Dialogs, say: Say): FileDialogs {
  const kind = () => ({ name: say('bench-file.kind'), extensions: [benchFileEnding] });
  return {
    chooseToOpen: () => dialogs.chooseFile(kind()),
    chooseToSave: (name) => dialogs.chooseNewFile(kind(), `${name}.${benchFileEnding}`),
    agreeToCookies: async (names) => {
      const { button } = await dialogs.ask({
        type: 'warning',
        message: say('bench-file.cookies', { names: names.join(', ') }),
        detail: say('bench-file.cookies.detail'),
        buttons: [say('bench-file.cookies.agree'), say('bench-file.cookies.refuse')],
        usual: 1,
      });
      return button === 0;
    },
  };
}
