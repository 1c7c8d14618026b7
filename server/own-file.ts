/** How Jarful writes a file of its own: as a whole or not at all, and again while a virus scanner holds the old one. */
import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { retryBusy, retryBusySync } from './store/files/retry-busy.ts';

/** @param options `mode`: rights, octal; as the file had, or as new files have, where it is left out. */
type OwnFileOptions = { readonly mode?: number };

/** Into a folder that is there: one that a person chose and that has gone is not made anew. @throws the system's error; what was there before is untouched then */
export async function writeOwnFile(
  path: string,
  content: string | Buffer,
  options: OwnFileOptions = {},
): Promise<void> {
  await retryBusy(() => writeFileAtomic(path, content, options));
}

/** Into the data folder, which is made if need be; at once, for what must be written before the app goes on or ends. @throws as `writeOwnFile` */
export function writeOwnFileSync(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  retryBusySync(() => writeFileAtomic.sync(path, text));
}

/** Keeps a file that cannot be understood beside the one that takes its place. @throws the system's error */
export function setDamagedAside(path: string): void {
  retryBusySync(() => renameSync(path, `${path}.damaged`));
}
