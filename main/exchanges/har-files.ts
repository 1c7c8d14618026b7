import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { writeOwnFile } from '../../server/session-server.ts';
import type { BenchNotice, JarState } from '../shared/bench-records.ts';
import type { Dialogs } from '../shared/desktop.ts';
import type { Say } from '../shared/messages/messages.ts';
import { hideSecrets } from './hide-secrets.ts';
import { mostHarBytes, type Recording, readHar } from './read-har.ts';
import type { KnownExchange } from './take-exchanges.ts';
import { type HarPage, harText, writeHar } from './write-har.ts';

/** How such a file's name ends, without the dot. */
export const harEnding = 'har';
const harFiles = { name: 'HTTP Archive', extensions: [harEnding] };

/** Why a file was not opened: told as of every other file. */
type HarFault = Extract<BenchNotice['code'], 'missing' | 'unreadable' | `har-${string}`>;

/** A HAR that a person asked to save. */
export interface SaveWish {
  readonly taken: readonly KnownExchange[];
  /** Offered as "only hers"; null when everything was chosen already. */
  readonly only: JarState | null;
  readonly pages: readonly HarPage[];
  /** Jarful's own. */
  readonly version: string;
  /** False: the machine's policy lets no secret into a file. */
  readonly maySaveSecrets: boolean;
}

/**
 * Asks whether secrets may be in it (no, unless told so) and where it goes, and writes it. Resolves to what was written; null
 * when the person thought better of it.
 */
export async function saveHar(
  dialogs: Dialogs,
  say: Say,
  { taken, only, pages, version, maySaveSecrets }: SaveWish,
): Promise<{ readonly file: string; readonly count: number } | null> {
  const { button, ticked } = await dialogs.ask({
    type: 'question',
    message: say('har.save.message', { count: taken.length }),
    detail: say('har.save.detail'),
    buttons: [say('har.save.without'), ...(maySaveSecrets ? [say('har.save.with')] : []), say('har.save.cancel')],
    ...(only && { tick: say('har.save.only', { name: only.name }) }),
  });
  if (button === (maySaveSecrets ? 2 : 1)) return null;
  const chosen = only && ticked ? taken.filter(({ person }) => person?.id === only.id) : taken;
  const filePath = await dialogs.chooseNewFile(harFiles, 'jarful.har', say('har.save.title'));
  if (filePath === null) return null;
  const people = new Map(chosen.flatMap(({ person }) => (person ? [[person.id, person] as const] : [])));
  const har = writeHar({
    exchanges: button === 1 ? chosen : hideSecrets(chosen),
    people: [...people.values()].map(({ name, shape, colour }) => ({ name, shape, colour })),
    pages,
    version,
    browser: process.versions.chrome ?? '',
  });
  await writeOwnFile(filePath, `${harText(har)}\n`);
  return { file: basename(filePath), count: chosen.length };
}

/** Asks which file is to be opened. Null: the person thought better of it. */
export function chooseHar(dialogs: Dialogs, say: Say): Promise<string | null> {
  return dialogs.chooseFile({ ...harFiles, extensions: [harEnding, 'json'] }, say('har.open.title'));
}

/** Reads a file whole, or says why it cannot be opened. */
export async function openHar(path: string): Promise<Recording | HarFault> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : 'unreadable'),
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? 'missing' : 'unreadable'),
  );
  if (typeof size === 'string') return size;
  if (size > mostHarBytes) return 'har-too-large';
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return 'unreadable';
  const recording = readHar(text);
  return typeof recording === 'string' ? `har-${recording}` : recording;
}
