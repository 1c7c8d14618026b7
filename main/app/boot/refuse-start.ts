import { app, dialog } from 'electron';

/** Why the app does not start, or does not go on. */
export interface StartRefusal {
  readonly title: string;
  /** One plain sentence. */
  readonly sentence: string;
  /** For an administrator's script; the table is in docs/administrators.md. */
  readonly exitCode: number;
}

/**
 * Ends the app with one sentence: on standard error, which a script reads, and in a box, since a program with a window has no
 * standard error where it is started by a click.
 *
 * @param quiet nobody sits there: no box waits for a click
 */
export function refuseStart({ title, sentence, exitCode }: StartRefusal, quiet: boolean): never {
  process.stderr.write(`${sentence}\n`);
  // Before it is ready, Electron on Linux can only write the box to standard error once more.
  if (!quiet && (app.isReady() || process.platform !== 'linux')) dialog.showErrorBox(title, sentence);
  app.exit(exitCode);
  // Before it is ready, Electron's own exit only begins.
  process.exit(exitCode);
}
