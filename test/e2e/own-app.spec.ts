/** A developer's own app, real and not ours: two users and a stranger side by side, each somebody else to it. */
import { noDjango, noPhp, type OwnApp, startDjango, startPhp } from '../harness/own-apps.ts';
import { type OwnServer, startOwnServer } from '../harness/own-server.ts';
import { expect, type Jarful, test } from './jarful.ts';

/** As a person does it: the button in the header, the address, Enter. */
async function openOwnApp(jarful: Jarful, address: string): Promise<void> {
  await jarful.shell.getByRole('button', { name: 'My own app' }).click();
  const entry = (await jarful.overlay()).getByRole('textbox', { name: 'Address of your own app' });
  await entry.fill(address);
  await entry.press('Enter');
}

async function withApp(start: () => Promise<OwnApp>, journey: (app: OwnApp) => Promise<void>): Promise<void> {
  const app = await start();
  try {
    await journey(app);
  } finally {
    await app.close();
  }
}

/** What main calls a person's jar. */
async function idOf(jarful: Jarful, name: string): Promise<string> {
  const state = await jarful.shell.evaluate(() => Reflect.get(window, 'jarful').ask('bench.state', null));
  const jar = state.ok ? state.value.jars.find((one) => one.name === name) : undefined;
  if (!jar) throw new Error(`${name} is not on the bench`);
  return jar.id;
}

async function logIn(jarful: Jarful, pane: string, name: string): Promise<void> {
  const page = await jarful.page(pane);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect.poll(() => jarful.heading(pane)).toBe(`Hello, ${name}`);
}

test('Django: two users and a stranger, their sessions named, their talk told by person', async ({ jarful }) => {
  test.skip(noDjango !== null, noDjango ?? '');
  await withApp(startDjango, async (app) => {
    await openOwnApp(jarful, new URL(app.url).port);
    for (const name of ['Ann', 'Bob', 'Stranger']) {
      await expect(jarful.frame(name)).toBeVisible();
      await expect.poll(() => jarful.heading(name)).toBe('Who are you?');
    }
    await logIn(jarful, 'Ann', 'Ada');
    await logIn(jarful, 'Bob', 'Ben');
    const ann = await jarful.page('Ann');
    await ann.getByRole('button', { name: 'Add a cup' }).click();
    await expect(ann.locator('output')).toHaveText('1');
    await expect(await jarful.page('Bob').then((bob) => bob.locator('output'))).toHaveText('0');
    expect(await jarful.heading('Stranger')).toBe('Who are you?');

    // The session cookie is known by its name, in the pane and in Cookies.
    const [session] = (await jarful.cookies('Ann')).filter(({ name }) => name === 'sessionid');
    const hint = session?.value.slice(0, 4) ?? 'none';
    await expect(jarful.frame('Ann')).toContainText(`session ${hint}… (looks like Django)`);
    // Django gave the stranger its token against forgery, and no session.
    await expect(jarful.frame('Stranger')).toContainText('1 cookie');
    await jarful.shell.getByRole('tab', { name: 'Cookies' }).click();
    const cookies = jarful.shell.getByRole('region', { name: 'Cookies' });
    await expect(cookies.getByText('looks like a Django session', { exact: true })).toHaveCount(2);
    await expect(cookies.getByText('Django anti-forgery token')).toHaveCount(3);

    await jarful.shell.getByRole('tab', { name: 'Conversation' }).click();
    const host = new URL(app.url).host;
    const talk = jarful.shell.getByLabel('Conversation between the browsers and the server');
    await expect(talk).toContainText(
      `Ann shows session ${hint}… (looks like Django) and sends something to ${host}/add.`,
    );
    await expect(jarful.shell.getByText('The store of a foreign server cannot be seen')).toBeVisible();
    await expect(talk).not.toContainText('style.css');
    // What only the shop has steps back, and the talk has its room.
    for (const name of ['Ann', 'Bob', 'Stranger']) await expect(talk).toContainText(name);
    await expect(jarful.shell.getByText(/What the server remembers/)).toHaveCount(0);
    await expect(jarful.shell.getByRole('tab')).toHaveText(['Conversation', 'Cookies', 'Log']);
    await expect(jarful.shell.getByText('All defences on')).toHaveCount(0);
    await expect(jarful.shell.getByRole('button', { name: new URL(jarful.url).host })).toHaveCount(0);

    // The log has the same, and the files that pages brought along only when they are asked for.
    await jarful.shell.getByRole('tab', { name: 'Log' }).click();
    const log = jarful.shell.getByRole('grid', { name: 'Log of the server' });
    await log.getByText(`POST ${host}/login`).first().click();
    const detail = jarful.shell.getByRole('article', { name: 'The chosen request' });
    await expect(detail).toContainText('The store of a foreign server cannot be seen');
    await expect(detail).toContainText('looks like Django');
    await expect(log).not.toContainText('style.css');
    await jarful.shell.getByRole('button', { name: /files?$/ }).click();
    await expect(log).toContainText('style.css');

    // Bob sends Ann's form: with her token, and with his own. What the answers prove is what the controls proved.
    await log.getByText(`POST ${host}/add`).first().click();
    await jarful.choosePopup(
      () => jarful.shell.getByRole('button', { name: 'Send as…' }).click(),
      await idOf(jarful, 'Bob'),
    );
    const view = jarful.shell.getByRole('article', { name: 'Two exchanges side by side' });
    await expect(view).toContainText('Ann was answered 302 → /, Bob 403.');
    await expect(view).toContainText('The request carries a secret that the server gave to Ann.');
    await view.getByRole('button', { name: 'Send it twice more, as Ann and as a stranger' }).click();
    // Django tells a stranger, who has no token's cookie at all, something else than Bob.
    await expect(view).toContainText('Bob’s answer is neither Ann’s nor a stranger’s');
    await jarful.shell.getByRole('button', { name: 'Back to the log' }).click();
    await jarful.choosePopup(
      () => jarful.shell.getByRole('button', { name: 'Send as…' }).click(),
      `${await idOf(jarful, 'Bob')}-own-token`,
    );
    await expect(view).toContainText('Ann was answered 302 → /, Bob 302 → /.');
    await expect(view).toContainText('The form’s secret is Bob’s own: / was opened as Bob');
    const bob = await jarful.page('Bob');
    await bob.reload();
    await expect(bob.locator('output')).toHaveText('1');

    // Reset leads back to the shop, and nothing of the app's jars is left.
    await jarful.choose('bench.reset');
    await expect.poll(() => jarful.heading('Ann')).not.toBe('Hello, Ada');
    expect((await jarful.cookies('Ann')).map(({ name }) => name)).not.toContain('sessionid');
    await expect(jarful.shell.getByRole('tab', { name: 'Switchboard' })).toBeVisible();
    await expect(jarful.shell.getByText('All defences on')).toBeVisible();
  });
});

test('PHP: two users and a stranger', async ({ jarful }) => {
  test.skip(noPhp !== null, noPhp ?? '');
  await withApp(startPhp, async (app) => {
    await openOwnApp(jarful, app.url);
    await expect.poll(() => jarful.heading('Stranger')).toBe('Who are you?');
    await logIn(jarful, 'Ann', 'Ada');
    await logIn(jarful, 'Bob', 'Ben');
    const bob = await jarful.page('Bob');
    await bob.getByRole('button', { name: 'Count' }).click();
    await expect(bob.locator('output')).toHaveText('1');
    await expect((await jarful.page('Ann')).locator('output')).toHaveText('0');
    for (const name of ['Ann', 'Bob', 'Stranger'])
      await expect(jarful.frame(name)).toContainText(/session \w{4}… \(looks like PHP\)/);
  });
});

test('a person says which cookie is their session: pane, talk and log know it from then on, and before', async ({
  jarful,
}) => {
  const own = await startOwnServer({
    'GET /': (req, res) =>
      res
        .writeHead(200, {
          'content-type': 'text/html',
          ...(req.headers.cookie ? {} : { 'set-cookie': [`who=${Math.random().toString(36).slice(2)}`, 'theme=dark'] }),
        })
        .end('<!doctype html><h1>Own</h1>'),
  });
  try {
    await openOwnApp(jarful, own.url);
    await expect.poll(() => jarful.heading('Stranger')).toBe('Own');
    await (await jarful.page('Ann')).reload();
    await expect(jarful.frame('Ann')).toContainText('2 cookies');
    const who = (await jarful.cookies('Ann')).find(({ name }) => name === 'who')?.value.slice(0, 4) ?? 'none';
    const talk = jarful.shell.getByLabel('Conversation between the browsers and the server');
    await expect(talk).toContainText(/Ann asks /);
    await jarful.shell.getByRole('tab', { name: 'Cookies' }).click();
    const anns = jarful.shell
      .getByRole('listitem')
      .filter({ hasText: 'Ann' })
      .filter({ hasText: `who=${who}` });
    await anns.getByText(`who=${who}`).locator('xpath=ancestor::div[1]').getByText('This one is my session').click();
    await expect(jarful.frame('Ann')).toContainText(`session ${who}…`);
    await expect(jarful.frame('Bob')).toContainText('session ');
    await expect(jarful.frame('Ann')).not.toContainText('looks like');
    await jarful.shell.getByRole('tab', { name: 'Conversation' }).click();
    await expect(talk).toContainText(`Ann shows session ${who}… and asks`);

    // Asked for again, the app, how many people and their session are as they were; two more come in one step.
    await jarful.shell.getByRole('button', { name: 'My own app' }).click();
    const dialog = (await jarful.overlay()).getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Address of your own app' })).toHaveValue(`${own.url}/`);
    await dialog.getByRole('textbox', { name: 'How many people' }).fill('5');
    await dialog.getByRole('textbox', { name: 'How many people' }).press('Enter');
    for (const name of ['Ann', 'Bob', 'Stranger', 'Cleo', 'Dora'])
      await expect(jarful.frame(name)).toContainText('session ');
  } finally {
    await own.close();
  }
});

test('an address where nobody answers, and one that is none, are said plainly and change nothing', async ({
  jarful,
}) => {
  await openOwnApp(jarful, 'localhost:1');
  const dialog = (await jarful.overlay()).getByRole('dialog');
  await expect(dialog).toContainText('Nobody answers there.');
  const entry = dialog.getByRole('textbox', { name: 'Address of your own app' });
  await expect(entry).toHaveValue('localhost:1');
  await entry.fill('what is this');
  await entry.press('Enter');
  await expect(dialog).toContainText('This is no web address.');
  await entry.fill(`${jarful.url}/shop/`);
  await entry.press('Enter');
  await expect(dialog).toContainText('Jarful’s own shop');
  await entry.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(jarful.frame('Bob')).toBeVisible();
  expect(new URL((await jarful.page('Ann')).url()).origin).toBe(jarful.url);
});

test('the shop and the own app never share a jar, and one click leads on', async ({ jarful }) => {
  const own: OwnServer = await startOwnServer({
    'GET /': (req, res) =>
      res
        .writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'seen=1' })
        .end(`<!doctype html><h1>Own, with ${req.headers.cookie ?? 'no cookie'}</h1>`),
  });
  try {
    const line = jarful.frame('Ann').getByRole('textbox');
    await line.fill(own.url);
    await line.press('Enter');
    const card = jarful.frame('Ann').getByRole('alert');
    await expect(card).toContainText('Cookies ignore ports');
    expect(own.heard).toEqual([]);
    await card.getByRole('button', { name: 'Open it as my own app' }).click();
    await expect.poll(() => jarful.heading('Stranger')).toBe('Own, with no cookie');

    // ... and back: a jar of the own app never loads the shop.
    const annNow = jarful.frame('Ann').getByRole('textbox');
    await annNow.fill(`${jarful.url}/shop/`);
    await annNow.press('Enter');
    await expect(jarful.frame('Ann').getByRole('alert')).toContainText('this jar belongs to your own app');
    expect((await jarful.cookies('Ann')).map(({ name }) => name)).toEqual(['seen']);
  } finally {
    await own.close();
  }
});
