import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { Say } from '../../shared/messages/messages.ts';
import type { DataRefusal } from '../data/data-folder.ts';

/**
 * Lets Chromium start in a passing folder instead of the one that must not be touched: without a start there is no dialog.
 * To be called before Electron is ready. @returns what ends the app with one sentence, to be called when it is ready
 */
export function refuseDataFolder(refusal: DataRefusal): (say: Say) => void {
  const passing = mkdtempSync(join(tmpdir(), 'jarful-refused-'));
  app.setPath('userData', passing);
  return (say) => {
    const sentence =
      refusal.kind === 'newer'
        ? say('data.newer', { folder: refusal.folder, version: app.getVersion() })
        : say('data.unusable', { folder: refusal.folder, reason: refusal.reason });
    // The administrator's script reads this one; the person sees the box, which waits.
    process.stderr.write(`${sentence}\n`);
    dialog.showErrorBox(say('data.title'), sentence);
    rmSync(passing, { recursive: true, force: true });
    app.exit(refusal.exitCode);
  };
}
