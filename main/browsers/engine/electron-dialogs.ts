import type { WebContents, WebFrameMain } from 'electron';
import type { PageDialog, ViewRules } from './page-view.ts';

/** What Electron tells of a dialog that a page opens (lib/browser/api/web-contents.ts). */
interface DialogInfo {
  /** Gone when the page has been left meanwhile. */
  readonly frame: WebFrameMain | null;
  readonly dialogType: string;
  readonly messageText: string;
  readonly defaultPromptText: string;
}

type AnswerDialog = (accepted: boolean, text: string) => void;

/**
 * Takes a page's dialogs from Electron, which would draw them as boxes of the system over the whole window and has none for
 * prompt(). The two events are Electron's own and in no documentation: should they be missing one day, its boxes come back.
 */
export function takeDialogs(contents: WebContents, rules: Pick<ViewRules, 'dialog'>, cancelled: () => void): void {
  const events: NodeJS.EventEmitter = contents;
  if (events.listenerCount('-run-dialog') === 0) return;
  events.removeAllListeners('-run-dialog');
  events.removeAllListeners('-cancel-dialogs');
  events.on('-run-dialog', (info: DialogInfo, answer: AnswerDialog) => {
    const { frame, dialogType, messageText, defaultPromptText } = info;
    rules.dialog({
      kind: kindOf(dialogType),
      message: messageText,
      preset: defaultPromptText,
      origin: frame?.origin ?? '',
      answer,
    });
  });
  events.on('-cancel-dialogs', cancelled);
}

function kindOf(type: string): PageDialog['kind'] {
  return type === 'confirm' || type === 'prompt' ? type : 'alert';
}
