export interface QuitParts {
  /** The app while it runs; null before and when its start failed. */
  readonly running: () => { close(): Promise<void> } | null;
  /** Closing is waited for this long (ms), then the app ends all the same: a hang must not keep it alive. */
  readonly patience: number;
  readonly report: (error: unknown) => void;
  /** Ends the process. */
  readonly end: () => void;
}

/**
 * What to do when the app is about to quit: hold it up once, close what it started, end it.
 *
 * @returns for Electron's `will-quit`
 */
export function quitInOrder({
  running,
  patience,
  report,
  end,
}: QuitParts): (event: { preventDefault(): void }) => void {
  let closing = false;
  return (event) => {
    const app = running();
    if (closing || !app) return;
    closing = true;
    event.preventDefault();
    const enough = new Promise<void>((resolve) => setTimeout(resolve, patience));
    void Promise.race([app.close(), enough]).catch(report).finally(end);
  };
}
