/** Lessons as a learner walks through them: the first one by mouse and keys, all of them by their own solutions. */
import { existsSync, readFileSync } from 'node:fs';
import { countPages } from '../../main/lessons/print/print-sheet.ts';
import { playLesson } from '../lessons/play-lesson.ts';
import { answerPrintBoxes } from '../lessons/print-in-app.ts';
import { shippedLessons } from '../lessons/shipped-lessons.ts';
import { expect, Jarful, noRealKeys, test } from './jarful.ts';

test('one action leads from the start to the first prediction, and the checks turn green by themselves', async ({
  userData,
}) => {
  const jarful = await Jarful.start(userData, { firstTime: true });
  const { shell } = jarful;
  const card = shell.getByRole('region', { name: 'Lesson: Two people, one shop' });

  await test.step('the line on the opening bench begins it', async () => {
    await shell.getByRole('complementary', { name: 'First lesson' }).getByRole('button', { name: 'Begin' }).click();
    await expect(card.getByText('What will Bob’s cart show?')).toBeVisible();
    await expect(shell.getByText('Guess first: what the server does is hidden')).toBeVisible();
    await expect(shell.getByRole('tab', { name: 'Conversation' })).toBeHidden();
  });

  await test.step('a key keeps the guess and lifts the veil', async () => {
    await shell.keyboard.press('2');
    await expect(card.getByText('your guess')).toBeVisible();
    await expect(shell.getByRole('tab', { name: 'Conversation' })).toBeVisible();
  });

  await test.step('what is done in the page turns the checks green', async () => {
    const check = card.getByRole('listitem').filter({ hasText: 'Ann’s cart holds an orange juice.' });
    await expect(check).toContainText('not yet');
    await (await jarful.page('Ann')).getByRole('button', { name: 'Add Orange juice to the cart' }).click();
    await expect(check).toContainText('done');
    await expect(card.getByText('right', { exact: true })).toBeVisible();
    await expect(card.getByText('Follow Ann’s ticket')).toBeVisible();
  });

  await test.step('a link lights the thread', async () => {
    await card.getByRole('button', { name: 'Follow Ann’s ticket' }).click();
    await expect(shell.getByText('Let go')).toBeVisible();
  });

  await test.step('PageDown steps on, back changes nothing, leaving leaves the bench as it is', async () => {
    await card.getByRole('heading', { level: 2 }).focus();
    await shell.keyboard.press('PageDown');
    await expect(card.getByText('Step 2 of 3')).toBeVisible();
    await card.getByRole('button', { name: 'Previous step' }).click();
    await expect(card.getByText('Step 1 of 3')).toBeVisible();
    await expect(card.getByText('Ann’s cart holds an orange juice.')).toBeVisible();
    await card.getByRole('button', { name: 'Leave the lesson' }).click();
    await expect(card).toBeHidden();
    await expect(await jarful.page('Ann').then((page) => page.locator('main'))).toContainText('Orange juice');
  });

  await test.step('the overview knows how far one is', async () => {
    await shell.getByRole('button', { name: 'Lessons' }).click();
    const overlay = await jarful.overlay();
    await expect(overlay.getByText('1 of 3 steps done')).toBeVisible();
    await overlay.getByRole('button', { name: 'Go on with step 2' }).click();
    await expect(card.getByText('Step 2 of 3')).toBeVisible();
    await expect(await jarful.page('Ann').then((page) => page.locator('main'))).toContainText('Orange juice');
  });
  await jarful.app.close();
});

test('the same by the keyboard alone, from the menu to the next question', async ({ jarful }) => {
  test.skip(noRealKeys !== null, noRealKeys ?? '');
  const { shell } = jarful;
  const card = shell.getByRole('region', { name: 'Lesson: Two people, one shop' });
  await jarful.choose('lesson.open');
  const overlay = await jarful.overlay();
  await expect(overlay.getByRole('region', { name: 'Lessons', exact: true })).toBeFocused();
  // Past the cross.
  jarful.press('Tab', 'Tab', 'Return');
  await expect(card.getByRole('heading', { level: 2 })).toBeFocused();
  jarful.press('1');
  await expect(card.getByText('your guess')).toBeVisible();
  jarful.press('ctrl+1');
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
  await (await jarful.page('Ann')).getByRole('button', { name: 'Add Orange juice to the cart' }).focus();
  jarful.press('Return');
  await expect(card.getByText('right', { exact: true })).toBeVisible();
  // Round by F6: Ann's page, Bob's bar, his page, the lesson.
  jarful.press('F6');
  await expect.poll(() => jarful.keyboardAt()).toBe('app://shell/');
  jarful.press('F6');
  await expect.poll(() => jarful.keyboardIn('Bob')).toBe(true);
  jarful.press('F6');
  await expect(card.getByRole('heading', { level: 2 })).toBeFocused();
  jarful.press('Next');
  await expect(card.getByText('How many carts does the shop keep?')).toBeVisible();
  jarful.press('2');
  await expect(card.getByText('your guess')).toBeVisible();
  jarful.press('Prior');
  await expect(card.getByText('Step 1 of 3')).toBeVisible();
});

test('the trainer’s window has what the class does not see, steps the lesson, and goes with the app', async ({
  jarful,
}) => {
  const { shell } = jarful;
  const card = shell.getByRole('region', { name: 'Lesson: Two people, one shop' });
  await jarful.choose('lesson.trainer');
  const trainer = await jarful.trainer();
  await expect(trainer.getByText('No lesson runs.')).toBeVisible();
  await shell.evaluate(() => Reflect.get(window, 'jarful').ask('lesson.begin', { id: 'two-people', step: 0 }));
  await expect(trainer.getByText('Who remembers the juice')).toBeVisible();
  await expect(trainer.getByText('The class sees the question alone.')).toBeVisible();
  await trainer.getByRole('spinbutton', { name: 'First vote: 2' }).fill('12');
  await shell.keyboard.press('1');
  await expect(trainer.getByText('guessed in the window')).toBeVisible();
  await (await jarful.page('Ann')).getByRole('button', { name: 'Add Orange juice to the cart' }).click();
  await expect(card.getByText('12 hands first')).toBeVisible();
  await trainer.getByRole('heading', { level: 1 }).click();
  await trainer.keyboard.press('PageDown');
  await expect(card.getByText('Step 2 of 3')).toBeVisible();
  await expect(trainer.getByRole('heading', { name: 'Bob takes something too' })).toBeVisible();
  // Opened again it comes to the front, and there is one.
  await jarful.choose('lesson.trainer');
  const windows = await jarful.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(2);
});

test('a sheet is printed from the overview: one page, on the paper that was asked for', async ({
  jarful,
}, testInfo) => {
  const file = testInfo.outputPath('worksheet.pdf');
  await answerPrintBoxes(jarful, { button: 0, otherPaper: true, file });
  await jarful.shell.getByRole('button', { name: 'Lessons' }).click();
  await (await jarful.overlay()).getByRole('button', { name: 'Print: Two people, one shop' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const pdf = readFileSync(file);
  expect(countPages(pdf)).toBe(1);
  // ISO 32000-1 7.7.3.3, in points: Letter is 612 by 792, A4 595 by 842. Which one is usual here depends on the machine.
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 (?:612 792|594\.\d+ 841\.\d+|595 842)\]/);
});

for (const lesson of shippedLessons()) {
  test(`lesson ${lesson.number}, ${lesson.id}: red, its mistake, green by its solution, red again`, async ({
    jarful,
  }) => {
    test.setTimeout(300_000);
    await playLesson(jarful, lesson);
  });
}
