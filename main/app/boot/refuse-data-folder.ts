import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Say } from '../../shared/messages/messages.ts';
import type { DataRefusal } from '../data/data-folder.ts';
import { lockFile } from '../data/other-computer.ts';
import { refuseStart } from './refuse-start.ts';

/**
 * Lets Chromium start in a passing folder instead of the one that must not be touched: without a start there is no dialog.
 * To be called before Electron is ready. @returns what ends the app with one sentence, to be called when it is ready
 */
export function refuseDataFolder(refusal: DataRefusal): (say: Say, quiet: boolean) => void {
  const passing = mkdtempSync(join(tmpdir(), 'jarful-refused-'));
  app.setPath('userData', passing);
  process.once('exit', () => rmSync(passing, { recursive: true, force: true }));
  return (say, quiet) => {
    refuseStart({ title: say('data.title'), sentence: sayRefusal(refusal, say), exitCode: refusal.exitCode }, quiet);
  };
}

function sayRefusal(refusal: DataRefusal, say: Say): string {
  const { folder } = refusal;
  switch (refusal.kind) {
    case 'newer':
      return say('data.newer', { folder, version: app.getVersion() });
    case 'elsewhere':
      return say('data.elsewhere', { computer: refusal.computer, folder, file: join(folder, lockFile) });
    case 'held':
      return say('data.held', { computer: refusal.computer, folder });
    case 'unusable':
      return say('data.unusable', { folder, reason: refusal.reason });
  }
}
