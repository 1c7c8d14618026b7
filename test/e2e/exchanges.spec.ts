import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startOwnServer } from '../harness/own-server.ts';
import { expect, Jarful, test } from './jarful.ts';

async function addTea(jarful: Jarful): Promise<void> {
  const ann = await jarful.page('Ann');
  await ann.getByRole('button', { name: /tea/i }).first().click();
  await ann.waitForURL(/\/cart\/$/);
}

/** Ann puts one tea into her cart; the log stands on that line. */
async function takeAnnsTea(jarful: Jarful): Promise<void> {
  await addTea(jarful);
  await jarful.shell.getByRole('tab', { name: 'Log' }).click();
  await line(jarful, 'POST /cart/add').first().click();
}

function line(jarful: Jarful, text: string) {
  return jarful.shell.getByRole('grid', { name: 'Log of the server' }).getByRole('row').filter({ hasText: text });
}

/** Native menus are main's: what one would show is kept instead, and its item clicked as a person would. */
async function chooseIn(jarful: Jarful, button: string, item: string): Promise<void> {
  await jarful.app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function keep() {
      Reflect.set(globalThis, 'jarfulTestMenu', this);
    };
    Reflect.set(globalThis, 'jarfulTestMenu', undefined);
  });
  await jarful.shell.getByRole('button', { name: button }).click();
  const click = () =>
    jarful.app.evaluate((_electron, label) => {
      const menu = Reflect.get(globalThis, 'jarfulTestMenu') as Electron.Menu | undefined;
      // "A > B" is B in the submenu A.
      let found: Electron.MenuItem | undefined;
      let items = menu?.items;
      for (const step of label.split(' > ')) {
        found = items?.find((candidate) => candidate.label === step);
        items = found?.submenu?.items;
      }
      if (!found?.enabled) return false;
      found.click();
      return true;
    }, item);
  await expect.poll(click, { message: `${item} in the menu of ${button}` }).toBe(true);
}

const clipboard = (jarful: Jarful) => jarful.app.evaluate(({ clipboard }) => clipboard.readText());

function comparison(jarful: Jarful) {
  return jarful.shell.getByRole('article', { name: 'Two exchanges side by side' });
}

test('a request is sent again, by Ann and as Bob, and both answers stand side by side', async ({ jarful }) => {
  await takeAnnsTea(jarful);
  const { shell } = jarful;
  await shell.getByRole('button', { name: 'Send again', exact: true }).click();
  const view = comparison(jarful);
  await expect(view.getByRole('row', { name: 'Answer' })).toHaveText(/303 See Other\s*303 See Other/);
  await expect(view.getByText('sent again', { exact: true })).toBeVisible();
  const ann = await jarful.page('Ann');
  await ann.reload();
  await expect(ann.getByRole('spinbutton')).toHaveValue('2');
  // It is in the story like any other.
  await shell.getByRole('button', { name: 'Back to the log' }).click();
  await expect(line(jarful, 'POST /cart/add')).toHaveCount(2);

  await chooseIn(jarful, 'Send as…', 'Bob');
  await expect(view.getByRole('columnheader', { name: /Bob/ })).toBeVisible();
  await expect(view).toContainText('The request carries a secret that the server gave to Ann');
  // What was seen, and no more: the same redirect says nothing about whose cart it went into.
  await expect(view).toContainText('Ann was answered 303 → /cart/, Bob 303 → /cart/.');
  await expect(view).toContainText('What that proves is not known yet');
  await expect(view.getByRole('row', { name: 'Set-Cookie jarful' })).toContainText('…; Path=/; HttpOnly; SameSite=Lax');
  await expect(view.getByRole('row', { name: 'User-Agent' })).toContainText(/Jar\/ann-1.*Jar\/bob-2/);
  const bob = await jarful.page('Bob');
  await bob.goto(`${jarful.url}/cart/`);
  await expect(bob.getByRole('spinbutton')).toHaveValue('1');
  await ann.reload();
  await expect(ann.getByRole('spinbutton')).toHaveValue('2');

  // A stranger's browser may add tea too: the shop tells nobody apart at that address.
  await view.getByRole('button', { name: 'Send it twice more, as Ann and as a stranger' }).click();
  await expect(view).toContainText('A stranger without any cookie gets the same answer as Ann');
  await expect(view.getByRole('button', { name: /^Send it twice more/ })).toHaveCount(0);
});

test('a request to somebody else’s server is sent again as Bob, with his cookies and his browser’s name', async ({
  jarful,
}) => {
  let visitors = 0;
  const server = await startOwnServer({
    'GET /hello': (req, res) => {
      visitors += req.headers.cookie ? 0 : 1;
      const cookie = req.headers.cookie ?? `visitor=${visitors}`;
      res.writeHead(200, { 'content-type': 'text/html', 'set-cookie': cookie }).end(`<h1>${cookie}</h1>`);
    },
  });
  try {
    // Another name than the shop's: its jars do not mix hosts with other ports of the same one.
    const address = `http://localhost:${new URL(server.url).port}/hello`;
    const ann = await jarful.page('Ann');
    await ann.goto(address);
    await jarful.page('Bob').then((bob) => bob.goto(address));
    await ann.goto(`${address}?again`);
    await expect.poll(() => jarful.heading('Ann')).toBe('visitor=1');
    await jarful.shell.getByRole('tab', { name: 'Log' }).click();
    await line(jarful, '/hello?again').click();
    await chooseIn(jarful, 'Send as…', 'Bob');
    const view = comparison(jarful);
    await expect(view.getByRole('columnheader', { name: /Bob/ })).toBeVisible();
    await expect(view.getByRole('row', { name: 'Answer' })).toHaveText(/200 OK\s*200 OK/);
    await expect(view.getByRole('row', { name: 'User-Agent' })).toContainText(/Jar\/ann-1.*Jar\/bob-2/);
    // A request that changes nothing is tried as its owner and as a stranger by itself.
    await expect(view).toContainText('Bob’s answer is neither Ann’s nor a stranger’s');
    const asked = server.heard.filter(({ line: heard }) => heard === 'GET /hello?again');
    expect(
      asked.map(({ rawHeaders }) =>
        rawHeaders.includes('Cookie') ? rawHeaders[rawHeaders.indexOf('Cookie') + 1] : null,
      ),
    ).toEqual(['visitor=1', 'visitor=2', 'visitor=1', null]);
  } finally {
    await server.close();
  }
});

test('what a guest asked cannot be sent again, and the buttons say why', async ({ jarful }) => {
  await fetch(`${jarful.url}/cart/`);
  const { shell } = jarful;
  await shell.getByRole('tab', { name: 'Log' }).click();
  await line(jarful, 'GET /cart/').click();
  for (const name of ['Send again', 'Send as…']) {
    const button = shell.getByRole('button', { name, exact: true });
    await expect(button).toBeDisabled();
    await expect(shell.getByTitle(/^It came from a guest/).filter({ has: button })).toBeVisible();
  }
});

test('a reset closes a comparison', async ({ jarful }) => {
  await takeAnnsTea(jarful);
  await jarful.shell.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(comparison(jarful)).toBeVisible();
  await jarful.choose('bench.reset');
  await expect(comparison(jarful)).toHaveCount(0);
});

test('two exchanges are chosen and compared, tickets masked', async ({ jarful }) => {
  await takeAnnsTea(jarful);
  const { shell } = jarful;
  const ann = await jarful.page('Ann');
  await ann.goto(`${jarful.url}/shop/`);
  await line(jarful, 'GET /cart/').first().click();
  await shell.getByRole('button', { name: 'Compare with…' }).click();
  await expect(shell.getByText('Choose the line to compare it with.')).toBeVisible();
  await line(jarful, 'GET /shop/').last().click();
  const view = comparison(jarful);
  await expect(view.getByRole('row', { name: 'address' })).toContainText(`${jarful.url}/cart/`);
  await expect(view.getByText('+', { exact: true }).first()).toBeVisible();
  const [ticket] = await jarful.cookies('Ann');
  await expect(view).not.toContainText((ticket?.value ?? 'none').slice(0, 20));
  await shell.getByRole('button', { name: 'Back to the log' }).click();
  await expect(line(jarful, 'GET /cart/').first()).toBeVisible();
});

test('what is copied as curl does in a shell what Ann did', async ({ jarful }) => {
  test.skip(spawnSync('curl', ['--version']).error !== undefined, 'curl is not installed');
  // The first visit carries no ticket yet: the second is Ann's.
  await addTea(jarful);
  const ann = await jarful.page('Ann');
  await ann.goto(`${jarful.url}/shop/`);
  await addTea(jarful);
  await jarful.shell.getByRole('tab', { name: 'Log' }).click();
  await line(jarful, 'POST /cart/add').last().click();
  const [ticket] = await jarful.cookies('Ann');
  await chooseIn(jarful, 'Copy or save…', 'Copy as curl (bash, zsh, sh)');
  await expect(jarful.shell.getByText('Secrets are replaced by HIDDEN.')).toBeVisible();
  expect(await clipboard(jarful)).not.toContain(ticket?.value);
  await chooseIn(jarful, 'Copy or save…', 'Copy with Secrets > Copy as curl (bash, zsh, sh)');
  await expect(jarful.shell.getByText('secrets and all')).toBeVisible();
  const answer = execFileSync('/bin/sh', ['-c', await clipboard(jarful)], { encoding: 'utf8', stdio: 'pipe' });
  expect(answer).toMatch(/^HTTP\/1\.1 303 See Other\r\n/);
  await ann.reload();
  await expect(ann.getByRole('spinbutton')).toHaveValue('3');
});

test('the lines that the log shows are copied as a diagram', async ({ jarful }) => {
  await takeAnnsTea(jarful);
  await jarful.shell.getByRole('searchbox', { name: 'Find in the log' }).fill('cart');
  await expect(line(jarful, 'GET /shop/')).toHaveCount(0);
  await chooseIn(jarful, 'Copy or save the lines shown', 'Copy 2 Exchanges as Mermaid Diagram');
  await expect(jarful.shell.getByText('2 exchanges copied')).toBeVisible();
  const text = await clipboard(jarful);
  expect(text).toMatch(/^sequenceDiagram\n {2}actor P1 as Ann\n/);
  expect(text).toContain('P1->>S1: POST /cart/add (product=tea count=1)');
  expect(text).toContain('S1->>D: create');
});

/** Native dialogs are main's: answered here as a person would. @param button of the question before. */
async function answerDialogs(jarful: Jarful, file: string, button = 0): Promise<void> {
  await jarful.app.evaluate(
    ({ dialog }, given) => {
      dialog.showMessageBox = async () => ({ response: given.button, checkboxChecked: false });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: given.file });
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [given.file] });
    },
    { file, button },
  );
}

test('what happened is saved as HAR without secrets, opened again and walked through', async ({ jarful, userData }) => {
  const { shell } = jarful;
  await takeAnnsTea(jarful);
  const file = join(userData, 'cart.har');
  await answerDialogs(jarful, file);
  await jarful.choose('exchange.save-all');
  await expect(shell.getByText(/exchanges saved in cart\.har/)).toBeVisible();
  const text = await readFile(file, 'utf8');
  const [ticket] = await jarful.cookies('Ann');
  expect(ticket?.value.length).toBeGreaterThan(40);
  const bare =
    decodeURIComponent(ticket?.value ?? '')
      .replace(/^s:/, '')
      .split('.')[0] ?? '';
  expect(text).not.toContain(ticket?.value);
  expect(text).not.toContain(bare);
  expect(text).toContain('"_jar": "Ann"');

  // Another reader: Playwright answers from the archive what nobody serves any more.
  const page = await jarful.page('Bob');
  await page.routeFromHAR(file, { url: `${jarful.url}/**`, notFound: 'abort' });
  await page.goto(`${jarful.url}/cart/`);
  await expect(page.getByRole('heading', { name: 'Green tea' })).toBeVisible();
  await page.unrouteAll();

  await jarful.choose('exchange.open');
  await expect(shell.getByText(/cart\.har: \d+ exchanges, read only/)).toBeVisible();
  await expect(shell.getByRole('tab', { name: 'Conversation' })).toHaveAttribute('aria-selected', 'true');
  await expect(shell.getByText('Beat by beat: Request')).toBeVisible();
  const talk = shell.getByRole('grid', { name: 'Conversation between the browsers and the server' });
  await expect(talk).toContainText('asks for the shop');
  await expect(talk).not.toContainText('puts 1 × tea into the cart');
  await shell.getByRole('button', { name: 'The whole story' }).press('Enter');
  await expect(talk).toContainText('puts 1 × tea into the cart');
  // Nothing of it can be sent: its people have no jars.
  await shell.getByRole('tab', { name: 'Log' }).click();
  await line(jarful, 'POST /cart/add').first().click();
  await expect(shell.getByRole('article', { name: 'The chosen request' })).toContainText('A new session was made.');
  await expect(shell.getByRole('button', { name: 'Send again', exact: true })).toHaveCount(0);
  await shell.getByRole('button', { name: 'Back to the bench' }).click();
  await expect(shell.getByText('read only')).toHaveCount(0);
  await line(jarful, 'POST /cart/add').first().click();
  await expect(shell.getByRole('button', { name: 'Send again', exact: true })).toBeVisible();
});

test('a file that is no HAR is said in a sentence, and nothing is lost', async ({ jarful, userData }) => {
  const { shell } = jarful;
  const file = join(userData, 'broken.har');
  await writeFile(file, '{"log": {');
  await answerDialogs(jarful, file);
  await jarful.choose('exchange.open');
  const sentence = shell.getByText('“broken.har” is damaged, or no HAR file: it is not JSON. Everything is as it was.');
  await expect(sentence).toBeVisible();
  await expect(shell.getByText('read only')).toHaveCount(0);
  expect(await jarful.heading('Ann')).not.toBeNull();
});

test('a HAR opens by the command line, and in the window that is there by a second start', async ({ userData }) => {
  const file = join(userData, 'Monday.har');
  await writeFile(file, JSON.stringify(smallHar));
  const jarful = await Jarful.start(userData, { open: file });
  const told = jarful.shell.getByText(/Monday\.har: 1 exchange, read only/);
  await expect(told).toBeVisible();
  await jarful.shell.getByRole('button', { name: 'Back to the bench' }).click();
  await expect(told).toHaveCount(0);
  const second = spawn(process.env.ELECTRON_EXEC_PATH ?? '', [
    '.',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--log-level=3',
    `--user-data-dir=${userData}`,
    file,
  ]);
  const ended = new Promise((resolve) => second.once('exit', resolve));
  await expect(told).toBeVisible();
  expect(await jarful.heading('Ann')).not.toBeNull();
  await ended;
  await jarful.app.close();
});

/** As another browser saves one. */
const smallHar = {
  log: {
    version: '1.2',
    creator: { name: 'somebody', version: '1' },
    entries: [
      {
        startedDateTime: '2026-03-05T09:44:28.000Z',
        time: 5,
        request: { method: 'GET', url: 'http://example.com/', headers: [] },
        response: { status: 200, headers: [], content: { size: 0, mimeType: 'text/html' } },
      },
    ],
  },
};
