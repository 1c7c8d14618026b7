/** A person's jar in a person's hands: steal the ticket, edit, forget, and take all of it back. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, Jarful, test } from './jarful.ts';

/** A person's card in the Cookies panel. */
function card(jarful: Jarful, name: string) {
  return jarful.shell.locator('[data-jar]').filter({ has: jarful.shell.getByText(name, { exact: true }).first() });
}

test('steal the ticket, take it back, forget the jar and bring it back', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  const bob = await jarful.page('Bob');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann.getByRole('main')).toContainText('Orange juice');
  const hers = await jarful.cookies('Ann');
  await jarful.choose('backstage.cookies');

  const { shell } = jarful;
  await shell.getByRole('button', { name: 'Bob: copy all of Ann’s cookies into this jar' }).click();
  await expect.poll(() => jarful.cookies('Bob')).toEqual(hers);
  await bob.goto(`${jarful.url}/cart/`);
  await expect(bob.getByRole('main'), 'the server takes Bob for Ann').toContainText('Orange juice');

  await jarful.choose('jar.undo');
  await expect.poll(() => jarful.cookies('Bob')).toEqual([]);
  await bob.goto(`${jarful.url}/cart/`);
  await expect(bob.getByRole('main')).not.toContainText('Orange juice');

  await shell.getByRole('button', { name: 'Forget Ann’s cookies' }).click();
  const question = shell.getByRole('group', { name: 'Forget Ann’s cookies' });
  await expect(question).toContainText('1 cookie of 127.0.0.1');
  await question.getByRole('button', { name: 'Forget it' }).click();
  await expect.poll(() => jarful.cookies('Ann')).toEqual([]);
  await jarful.choose('jar.undo');
  await expect.poll(() => jarful.cookies('Ann')).toEqual(hers);
});

test('a cookie is shown, edited and added in place; what a browser would not keep is said', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann.getByRole('main')).toContainText('Orange juice');
  const [ticket] = await jarful.cookies('Ann');
  await jarful.choose('backstage.cookies');
  const { shell } = jarful;
  await expect(card(jarful, 'Ann')).not.toContainText(ticket?.value ?? '');
  await shell.getByRole('button', { name: 'Show the value of jarful' }).click();
  await expect(card(jarful, 'Ann')).toContainText(ticket?.value ?? '');

  await shell.getByRole('button', { name: 'Add a cookie to Ann’s jar' }).click();
  const form = shell.getByRole('form', { name: 'A new cookie in Ann’s jar' });
  await form.getByLabel('Name').fill('__Host-theme');
  await form.getByLabel('Value').fill('dark');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('__Host- needs Secure');
  await form.getByLabel('Name').fill('theme');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await expect.poll(() => jarful.cookies('Ann')).toContainEqual({ name: 'theme', value: 'dark' });

  await shell.getByRole('button', { name: 'Edit theme in Ann’s jar' }).click();
  const edit = shell.getByRole('form', { name: 'Edit the cookie theme' });
  await edit.getByRole('button', { name: 'Show and change' }).click();
  await edit.getByLabel('Value').fill('light');
  await edit.getByLabel('Path').fill('/shop');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit).toHaveCount(0);
  const themes = async () => (await jarful.cookies('Ann')).filter((cookie) => cookie.name === 'theme');
  await expect.poll(themes).toEqual([{ name: 'theme', value: 'light' }]);
  await jarful.choose('jar.undo');
  await expect.poll(themes).toEqual([{ name: 'theme', value: 'dark' }]);
});

test('forgetting everything says what goes, and empties what pages stored', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.evaluate(() => localStorage.setItem('kept', 'hers'));
  await jarful.choose('backstage.cookies');
  const { shell } = jarful;
  await shell.getByRole('button', { name: 'Forget everything Ann’s browser stored' }).click();
  const question = shell.getByRole('group', { name: 'Forget everything Ann’s browser stored' });
  await expect(question).toContainText(jarful.url);
  await expect(question).toContainText('Only the cookies can be brought back');
  await question.getByRole('button', { name: 'Forget it' }).click();
  await expect(question).toHaveCount(0);
  await ann.reload();
  expect(await ann.evaluate(() => localStorage.getItem('kept'))).toBeNull();
});

test('a person is renamed and re-marked: panes, lanes and history follow, and it is taken back', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /add .*juice/i }).click();
  await expect(ann.getByRole('main')).toContainText('Orange juice');
  const agent = await ann.evaluate(() => navigator.userAgent);
  const { shell } = jarful;
  await jarful.choose('jar.rename');
  const field = jarful.frame('Ann').getByRole('textbox', { name: 'New name for Ann' });
  await expect(field).toBeFocused();
  await field.fill('bob');
  await field.press('Enter');
  await expect(jarful.frame('Ann')).toContainText('Somebody on the bench is called that already.');
  await expect(field, 'nothing typed is lost').toHaveValue('bob');
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await jarful.choose('jar.rename');
  await field.fill('Admin');
  await field.press('Enter');
  await expect(jarful.frame('Admin')).toBeVisible();
  await jarful.choose('backstage.sessions');
  await expect(shell.getByRole('tabpanel'), 'what she did before is hers').toContainText('Admin');
  await expect(shell.getByText('Ann', { exact: true })).toHaveCount(0);
  await expect.poll(() => ann.evaluate(() => navigator.userAgent)).toBe(agent);

  await jarful.frame('Admin').getByRole('button', { name: 'Admin: name, mark, jar' }).focus();
  await jarful.choosePopup(() => shell.keyboard.press('Enter'), 'colour.red');
  await expect(jarful.frame('Admin')).toHaveAttribute('data-colour', 'red');
  await jarful.choose('jar.undo');
  await expect(jarful.frame('Admin')).toHaveAttribute('data-colour', 'blue');
  await jarful.choose('jar.undo');
  await expect(jarful.frame('Ann')).toBeVisible();
});

/** A site that stays where it is while the app is started again; `/set` sets a cookie with an end and one without. */
async function openSite(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    if (request.url === '/set') response.setHeader('Set-Cookie', ['lasting=1; Max-Age=86400', 'passing=1']);
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A site</title><h1>A site</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test('a kept browser outlives the app as it was said: what has an end stays, session cookies go; then it is forgotten for good', async ({
  userData,
}) => {
  const first = await Jarful.start(userData);
  const answer = () =>
    first.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    });
  await answer();
  const site = await openSite();
  const ann = await first.page('Ann');
  await ann.goto(`${site.url}/set`);
  await ann.goto(`${site.url}/`);
  await first.choosePopup(
    () =>
      first
        .frame('Ann')
        .getByRole('button', { name: /^Ann: name/ })
        .click(),
    'jar.keep',
  );
  const chip = first.frame('Ann').getByRole('button', { name: 'Ann, kept on this computer: name, mark, jar' });
  await expect(chip).toBeVisible();
  const names = async (jarful: Jarful, who: string) => (await jarful.cookies(who)).map(({ name }) => name).sort();
  await expect.poll(() => names(first, 'Ann'), 'cookies come along').toEqual(['lasting', 'passing']);
  await expect.poll(() => first.heading('Ann'), 'her page is opened again').toBe('A site');
  const kept = await first.page('Ann');
  await kept.evaluate(() => localStorage.setItem('note', 'hers'));
  const reset = first.contentsId('Ann');
  await first.choose('bench.reset');
  await expect.poll(() => first.contentsId('Ann'), 'Reset closes her pane').not.toBe(await reset);
  await expect(chip).toHaveCount(0);
  await first.app.close();

  const second = await Jarful.start(userData);
  await expect.poll(() => names(second, 'Ann'), 'the opening bench is as ever').toEqual([]);
  const record = JSON.parse(await readFile(join(userData, 'kept-people.json'), 'utf8'));
  const [{ id }] = record.people;
  await second.choose(`kept.${id}`);
  await expect(second.frame('Ann 2')).toBeVisible();
  const state = () =>
    second.app.evaluate(async ({ session, webContents }, partition) => {
      const mine = session.fromPartition(partition);
      const page = webContents.getAllWebContents().find((contents) => contents.session === mine);
      const cookies = (await mine.cookies.get({})).map(({ name }) => name).sort();
      const note = await page?.executeJavaScript("localStorage.getItem('note')");
      return { cookies, note: note ?? null, path: mine.storagePath };
    }, `persist:jar-${id}`);
  await expect.poll(async () => (await state()).note, 'where she was, with what the page had stored').toBe('hers');
  expect((await state()).cookies).toEqual(['lasting']);
  const { path } = await state();
  await second.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
  });
  await second.choosePopup(
    () =>
      second
        .frame('Ann 2')
        .getByRole('button', { name: /^Ann 2, kept/ })
        .click(),
    'person.forget-for-good',
  );
  await expect(second.frame('Ann 2')).toHaveCount(0);
  await expect.poll(async () => (await state()).cookies).toEqual([]);
  await second.app.close();

  const third = await Jarful.start(userData);
  expect(existsSync(path ?? ''), 'nothing of hers is on the disk').toBe(false);
  expect(await readFile(join(userData, 'kept-people.json'), 'utf8')).not.toContain(id);
  await third.app.close();
  site.close();
});
