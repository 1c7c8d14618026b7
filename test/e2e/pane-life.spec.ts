/** What a pane does as any browser would: find words, ask before it saves a file. */
import { expect, noRealKeys, test } from './jarful.ts';

test('find in page: counted, stepped through, closed by Escape; each pane for itself', async ({ jarful }) => {
  test.skip(noRealKeys !== null, noRealKeys ?? '');
  const ann = await jarful.page('Ann');
  const said = await ann.evaluate(() => document.body.innerText.match(/add/gi)?.length ?? 0);
  expect(said).toBeGreaterThan(2);

  jarful.press('ctrl+f');
  const bar = jarful.frame('Ann').getByRole('search');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await expect.poll(() => jarful.keyboardAt()).toMatch(/^app:/);
  jarful.type('add');
  await expect(bar).toContainText(`1 of ${said}`);
  jarful.press('Return');
  await expect(bar).toContainText(`2 of ${said}`);
  jarful.press('shift+F3');
  await expect(bar).toContainText(`1 of ${said}`);
  jarful.press('F3');
  await expect(bar).toContainText(`2 of ${said}`);
  await expect(jarful.frame('Bob').getByRole('search')).toHaveCount(0);

  jarful.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);

  jarful.press('ctrl+f');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await expect.poll(() => jarful.keyboardAt()).toMatch(/^app:/);
  jarful.type('zzz');
  await expect(bar).toContainText('not on this page');
  // Another page: its words are not looked through.
  await ann.goto(`${jarful.url}/cart/`);
  await expect(bar).toHaveCount(0);
});

test('a pane sleeps: its process ends, and waking finds jar, address and place on the page', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: 'Add Orange juice to the cart' }).click();
  await ann.goto(`${jarful.url}/shop/`);
  // However little of the page does not fit here, it is not at its top.
  const place = await ann.evaluate(() => {
    scrollTo(0, 120);
    return Math.round(scrollY);
  });
  expect(place).toBeGreaterThan(0);
  const tickets = await jarful.cookies('Ann');
  const id = await jarful.contentsId('Ann');
  const lives = () =>
    jarful.app.evaluate(({ webContents }, one) => webContents.fromId(one ?? -1)?.isCrashed() === false, id);
  const frame = jarful.frame('Ann');

  await jarful.choose('pane.activate-2');
  await jarful.choose('pane.sleep-others');
  await expect(frame).toContainText('This pane sleeps');
  await expect.poll(lives).toBe(false);
  await expect(jarful.frame('Bob')).not.toContainText('This pane sleeps');

  await frame.getByRole('button', { name: 'Wake it' }).click();
  await expect.poll(lives).toBe(true);
  await expect(frame).not.toContainText('This pane sleeps');
  const state = () =>
    jarful.app.evaluate(
      async ({ webContents }, one) =>
        webContents.fromId(one ?? -1)?.executeJavaScript('[location.pathname, Math.round(scrollY)]'),
      id,
    );
  await expect.poll(state).toEqual(['/shop/', place]);
  expect(await jarful.cookies('Ann')).toEqual(tickets);
});

test('a pane goes into a window of its own and comes back as it was, by either way', async ({ jarful }) => {
  const { shell, app } = jarful;
  const ann = await jarful.page('Ann');
  await ann.goto(`${jarful.url}/team/formdemo.html`);
  await ann.locator('#role').fill('half a word');
  const windows = () => app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().map((one) => one.getTitle()));
  const frame = jarful.frame('Ann');
  for (const back of ['button', 'window'] as const) {
    await jarful.choose('pane.activate-1');
    await jarful.choose('pane.pop-out');
    await expect(frame).toContainText('Ann is in another window');
    await expect.poll(async () => (await windows()).some((title) => /^● Ann · /.test(title))).toBe(true);
    await expect(ann.locator('#role')).toHaveValue('half a word');
    if (back === 'button') await shell.getByRole('button', { name: 'Bring it back' }).click();
    else {
      await app.evaluate(({ BaseWindow }) =>
        BaseWindow.getAllWindows()
          .find((one) => one.getTitle().startsWith('● Ann · '))
          ?.close(),
      );
    }
    await expect(frame).not.toContainText('Ann is in another window');
    await expect.poll(windows).toHaveLength(1);
    await expect(ann.locator('#role')).toHaveValue('half a word');
  }
  await jarful.choose('pane.pop-out');
  await jarful.choose('bench.reset');
  await expect.poll(windows).toHaveLength(1);
  await expect.poll(() => jarful.heading('Ann')).toBe('The Corner Shop');
});
