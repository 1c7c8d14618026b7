import type { Session as Partition } from 'electron';
import { isActive } from '../engine/electron-activity.ts';

/** What a page may do for a person who has just clicked in it: put text on the clipboard, as in every browser. */
const mayBeAsked: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Partitions whose owner asks the person what becomes of each file. */
const asksForDownloads = new WeakSet<Partition>();

/** From now on somebody decides about the files of this partition. @returns what refuses them all again */
export function askForDownloads(partition: Partition): () => void {
  asksForDownloads.add(partition);
  return () => asksForDownloads.delete(partition);
}

/**
 * Takes from a partition what Electron would grant by default (it says yes to every permission that nobody handles).
 * Hung into `session-created`, so that no partition is forgotten, Electron's default one included.
 */
export function hardenPartition(partition: Partition): void {
  partition.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayBeAsked.has(permission) && isActive(contents)),
  );
  partition.setPermissionCheckHandler(() => false);
  partition.setDevicePermissionHandler(() => false);
  partition.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  partition.on('will-download', (event) => {
    if (!asksForDownloads.has(partition)) event.preventDefault();
  });
  // Dictionaries would be downloaded: nothing leaves the machine unasked.
  partition.setSpellCheckerLanguages([]);
  partition.setSpellCheckerEnabled(false);
}
