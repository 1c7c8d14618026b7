import type { WebContents } from 'electron';

/** Rules for every web contents of the app, ours and strangers'. Hung into `web-contents-created`. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Panes replace this by a handler that opens a pane in the same jar; nothing else may open a window.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
