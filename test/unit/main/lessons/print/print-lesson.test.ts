/** Printing in the whole app, as the overview asks for it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openTestApp } from '../../../../harness/test-app.ts';

async function open() {
  const app = await openTestApp();
  onTestFinished(() => app.close());
  return { app, file: join(app.folder, 'sheet.pdf') };
}

it('asks which sheet, on which paper, and where to', async () => {
  const { app, file } = await open();
  app.dialogs.answers.push({ button: 1, ticked: true });
  app.dialogs.paths.push(file);
  expect(await app.get('lesson.print', { id: 'two-people' })).toBe(true);
  expect(app.dialogs.asked.at(-1)).toMatchObject({
    message: 'What of “Two people, one shop” is to be printed?',
    buttons: ['Worksheet', 'Answers', 'Exit Ticket', 'Cancel'],
    tick: 'On Letter paper instead of A4',
  });
  expect(app.dialogs.fileBoxes.at(-1)).toBe('save two-people-answers.pdf');
  const printed = await readFile(file, 'utf8');
  expect(printed).toContain('Letter');
  expect(printed).toContain('usual wrong answer');
});

it('writes nothing when somebody thinks better of it', async () => {
  const { app, file } = await open();
  expect(await app.get('lesson.print', { id: 'two-people' })).toBe(false);
  app.dialogs.answers.push({ button: 0 });
  expect(await app.get('lesson.print', { id: 'two-people' })).toBe(false);
  await expect(readFile(file)).rejects.toThrow('ENOENT');
  expect(await app.ask('lesson.print', { id: 'nowhere' })).toMatchObject({ ok: false, code: 'no-such-lesson' });
});
