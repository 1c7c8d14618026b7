import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { JarState } from '../shared/bench-records.ts';
import type { Dialogs } from '../shared/desktop.ts';
import type { Say } from '../shared/messages/messages.ts';
import { hideSecrets } from './hide-secrets.ts';
import { mostHarBytes, type Recording, readHar } from './read-har.ts';
import type { KnownExchange } from './take-exchanges.ts';
import { type HarPage, harText, writeHar } from './write-har.ts';

const harFiles = { name: 'HTTP Archive', extensions: ['har'] };

/** A HAR that a person asked to save. */
export interface SaveWish {
  readonly taken: readonly KnownExchange[];
  /** Offered as "only hers"; null when everything was chosen already. */
  readonly only: JarState | null;
  readonly pages: readonly HarPage[];
  /** Jarful's own. */
  readonly version: string;
}

/**
 * Asks whether secrets may be in it (no, unless told so) and where it goes, and writes it. Resolves to what was written; null
 * when the person thought better of it.
 */
export async function saveHar(
  dialogs: Dialogs,
  say: Say,
  { taken, only, pages, version }: SaveWish,
): Promise<{ readonly file: string; readonly count: number } | null> {
  const { button, ticked } = await dialogs.ask({
    type: 'question',
    message: say('har.save.message', { count: taken.length }),
    detail: say('har.save.detail'),
    buttons: [say('har.save.without'), say('har.save.with'), say('har.save.cancel')],
    ...(only && { tick: say('har.save.only', { name: only.name }) }),
  });
  if (button === 2) return null;
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
  await writeFileAtomic(filePath, `${harText(har)}\n`);
  return { file: basename(filePath), count: chosen.length };
}

/** Asks for a file and reads it. A file that cannot be read is said in one sentence; nothing else changes. */
export async function openHar(
  dialogs: Dialogs,
  say: Say,
): Promise<{ readonly file: string; readonly recording: Recording } | null> {
  const path = await dialogs.chooseFile({ ...harFiles, extensions: ['har', 'json'] }, say('har.open.title'));
  if (path === null) return null;
  const file = basename(path);
  const refuse = async (sentence: string) => {
    await dialogs.ask({ type: 'warning', message: sentence, detail: say('har.open.nothing-lost') });
    return null;
  };
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) return refuse(say('har.open.unreadable', { file }));
  if (size > mostHarBytes) return refuse(say('har.open.too-large', { file, most: mostHarBytes >> 20 }));
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return refuse(say('har.open.unreadable', { file }));
  const recording = readHar(text);
  if (typeof recording === 'string') return refuse(say(`har.open.${recording}`, { file }));
  return { file, recording };
}
