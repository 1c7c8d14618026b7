/** Write your own: recorded in the real panes, checked in the real app, packed, and opened by a double click. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, Jarful, test } from './jarful.ts';

/** What the system's boxes come to. */
async function choose(jarful: Jarful, path: string): Promise<void> {
  await jarful.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

test('what is done becomes a lesson that holds, and a mistake in its file is told where it is', async ({
  jarful,
  userData,
}) => {
  test.setTimeout(60_000);
  const { shell } = jarful;
  const folder = join(userData, 'juice');
  const file = join(folder, 'lesson.md');
  await mkdir(folder);

  await test.step('recorded in the panes', async () => {
    await jarful.choose('lesson.record');
    const bar = shell.getByRole('complementary', { name: 'A lesson is being recorded' });
    await expect(bar).toContainText('None yet.');
    await (await jarful.page('Ann')).getByRole('button', { name: 'Add Orange juice to the cart' }).click();
    await expect(bar).toContainText('One so far.');
    await expect(jarful.frame('Ann')).toContainText(/ticket [0-9a-f]{4}…/);
    await (await jarful.page('Bob')).getByRole('link', { name: 'Home' }).click();
    await expect(bar).toContainText('2 so far.');
    await choose(jarful, file);
    await bar.getByRole('button', { name: 'Keep as a lesson' }).click();
    await expect(bar).toBeHidden();
    const text = await readFile(file, 'utf8');
    expect(text.match(/solution="[^"]*"/g)).toEqual(['solution="ann.buy juice"', 'solution="bob.go /"']);
  });

  await shell.getByRole('button', { name: 'Lessons' }).click();
  const overlay = await jarful.overlay();
  await test.step('checked: it holds as it was recorded', async () => {
    await overlay.getByRole('button', { name: 'Check this lesson: A new lesson' }).click();
    await expect(overlay.getByText('“A new lesson” holds')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('packed', async () => {
    await choose(jarful, join(userData, 'juice.jarful-lesson'));
    await overlay.getByRole('button', { name: 'Pack into a file: A new lesson' }).click();
    await expect.poll(() => existsSync(join(userData, 'juice.jarful-lesson'))).toBe(true);
  });

  await test.step('a mistake is told by file, line and column as soon as it is saved, and goes when it is put right', async () => {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('cart{', 'crat{'));
    await expect(overlay.getByText('juice/lesson.md:15:3')).toBeVisible();
    await expect(overlay.getByText('Did you mean “cart”?')).toBeVisible();
    await writeFile(file, text);
    await expect(overlay.getByText('juice/lesson.md:15:3')).toBeHidden();
  });
  await jarful.app.close();

  await test.step('opened by a double click, on a machine that knows nothing of the folder', async () => {
    const home = join(userData, 'other');
    await mkdir(home);
    const other = await Jarful.start(home, { open: join(userData, 'juice.jarful-lesson') });
    const offer = other.shell.getByRole('complementary', { name: 'The lesson that was opened' });
    await offer.getByRole('button', { name: 'Begin' }).click();
    await expect(other.shell.getByRole('region', { name: 'Lesson: A new lesson' })).toContainText('Step 1 of 2');
    await other.app.close();
  });
});
