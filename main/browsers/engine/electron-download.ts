import { mkdtempSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DownloadItem } from 'electron';
import type { Download } from './partition.ts';

/**
 * A download by Electron. Where it goes must be said at once, and a person is not asked in no time: so it comes into a passing
 * folder while it is asked for (as in every browser), and is moved or thrown away afterwards.
 */
export function holdDownload(item: DownloadItem, viewId: number): Download {
  const folder = mkdtempSync(join(tmpdir(), 'jarful-download-'));
  const passing = join(folder, 'file');
  item.setSavePath(passing);
  const ended = new Promise<boolean>((resolve) => {
    item.once('done', (_event, state) => resolve(state === 'completed'));
    // Nobody would take it up again.
    item.on('updated', (_event, state) => state === 'interrupted' && item.cancel());
  });
  const tidy = () => rm(folder, { recursive: true, force: true });
  return {
    viewId,
    url: item.getURL(),
    name: item.getFilename(),
    keep: async (path) => {
      try {
        if (!(await ended)) return false;
        await move(passing, path);
        return true;
      } catch {
        return false;
      } finally {
        await tidy();
      }
    },
    refuse: () => {
      item.cancel();
      void ended.then(tidy);
    },
  };
}

/** @throws when the file cannot be put there. */
async function move(from: string, to: string): Promise<void> {
  // The passing folder may lie on another disk.
  await rename(from, to).catch(() => copyFile(from, to));
}
