import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import type { JarState } from '../shared/bench-records.ts';
import type { Say } from '../shared/messages/messages.ts';
import { hideSecrets } from './hide-secrets.ts';
import { type HarStory, mostHarBytes, readHar } from './read-har.ts';
import type { HeldExchange } from './take-exchanges.ts';
import { type HarPage, harText, writeHar } from './write-har.ts';

/** A HAR that a person asked to save. */
export interface SaveWish {
  readonly taken: readonly HeldExchange[];
  /** Offered as "only hers"; null when everything was chosen already. */
  readonly only: JarState | null;
  readonly pages: readonly HarPage[];
}

/**
 * Asks whether secrets may be in it (no, unless told so) and where it goes, and writes it. Resolves to what was written; null
 * when the person thought better of it.
 */
export async function saveHar(
  window: BrowserWindow,
  say: Say,
  { taken, only, pages }: SaveWish,
): Promise<{ readonly file: string; readonly count: number } | null> {
  const answer = await dialog.showMessageBox(window, {
    type: 'question',
    message: say('har.save.message', { count: taken.length }),
    detail: say('har.save.detail'),
    buttons: [say('har.save.without'), say('har.save.with'), say('har.save.cancel')],
    defaultId: 0,
    cancelId: 2,
    ...(only ? { checkboxLabel: say('har.save.only', { name: only.name }), checkboxChecked: false } : {}),
  });
  if (answer.response === 2) return null;
  const chosen = only && answer.checkboxChecked ? taken.filter(({ person }) => person?.id === only.id) : taken;
  const { filePath } = await dialog.showSaveDialog(window, {
    title: say('har.save.title'),
    defaultPath: 'jarful.har',
    filters: [{ name: 'HTTP Archive', extensions: ['har'] }],
  });
  if (!filePath) return null;
  const people = new Map(chosen.flatMap(({ person }) => (person ? [[person.id, person] as const] : [])));
  const har = writeHar({
    exchanges: answer.response === 1 ? chosen : hideSecrets(chosen),
    people: [...people.values()].map(({ name, shape, colour }) => ({ name, shape, colour })),
    pages,
    version: app.getVersion(),
    browser: process.versions.chrome ?? '',
  });
  await writeFileAtomic(filePath, `${harText(har)}\n`);
  return { file: basename(filePath), count: chosen.length };
}

/** Asks for a file and reads it. A file that cannot be read is said in one sentence; nothing else changes. */
export async function openHar(
  window: BrowserWindow,
  say: Say,
): Promise<{ readonly file: string; readonly story: HarStory } | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: say('har.open.title'),
    properties: ['openFile'],
    filters: [{ name: 'HTTP Archive', extensions: ['har', 'json'] }],
  });
  const [path] = filePaths;
  if (path === undefined) return null;
  const file = basename(path);
  const refuse = async (sentence: string) => {
    await dialog.showMessageBox(window, { type: 'warning', message: sentence, detail: say('har.open.nothing-lost') });
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
  const story = readHar(text);
  if (typeof story === 'string') return refuse(say(`har.open.${story}`, { file }));
  return { file, story };
}
