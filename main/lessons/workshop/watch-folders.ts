import { type FSWatcher, watch } from 'node:fs';

/** ms. An editor writes a file in several steps; what is read in between would be half a lesson. */
const calm = 150;

/**
 * Tells when something in one of the folders changed and has come to rest. Folders alone are watched, not the files in them: most
 * editors put a new file in the old one's place.
 *
 * @returns stops it
 */
export function watchFolders(folders: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const note = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, calm);
  };
  const watchers = folders.flatMap((folder): readonly FSWatcher[] => {
    try {
      const watcher = watch(folder, note);
      // A folder that goes away is read again, and found gone.
      watcher.on('error', note);
      return [watcher];
    } catch {
      return [];
    }
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
