import type { Session as Partition } from 'electron';

/**
 * Takes from a partition what Electron would grant by default (it says yes to every permission that nobody handles).
 * Hung into `session-created`, so that no partition is forgotten, Electron's default one included.
 */
export function hardenPartition(partition: Partition): void {
  partition.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  partition.setPermissionCheckHandler(() => false);
  partition.setDevicePermissionHandler(() => false);
  partition.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Never silent: the owner of the partition tells the person.
  partition.on('will-download', (event) => event.preventDefault());
  // Dictionaries would be downloaded: nothing leaves the machine unasked.
  partition.setSpellCheckerLanguages([]);
  partition.setSpellCheckerEnabled(false);
}
