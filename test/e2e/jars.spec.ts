/** A person's jar in a person's hands: steal the ticket, edit, forget, and take all of it back. */
import { expect, type Jarful, test } from './jarful.ts';

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
