/** The real app, driven as a person would: one fresh start per test, its own user data, a free port. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';

export interface StartWish {
  /** English unless told otherwise; null: no flag, so that it is the person's choice, or the system's. */
  readonly language?: string | null;
  /** A bench file or a packed lesson to begin with. */
  readonly open?: string;
  /** Somebody's home, which decides where data lie. */
  readonly home?: string;
  /** A machine policy to obey, instead of the machine's own. Only an unpacked app can be told so. */
  readonly policyFile?: string;
  /** Flags of Chromium's own, e.g. "--proxy-pac-url=...". */
  readonly flags?: readonly string[];
  /** As somebody who is here for the first time: the opening bench offers a lesson. */
  readonly firstTime?: true;
  /** A program that starts Electron in its own way. */
  readonly executablePath?: string;
}

/** What main knows of one jar's cookies. Playwright's own `cookies()` would read the default partition. */
export interface JarCookie {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads something of main. When main collects garbage just then, its inspector loses the answer on the way and says so: what only
 * reads is read again. What acts on main is never asked twice, so it does not come through here.
 */
async function readMain<R>(read: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error;
    }
  }
}

export class Jarful {
  readonly app: ElectronApplication;
  readonly shell: Page;
  readonly url: string;

  private constructor(app: ElectronApplication, shell: Page, url: string) {
    this.app = app;
    this.shell = shell;
    this.url = url;
  }

  /** Starts the built app and waits until Ann and Bob see the shop. */
  static async start(userData: string, wish: StartWish = {}): Promise<Jarful> {
    const executablePath = wish.executablePath ?? process.env.ELECTRON_EXEC_PATH;
    if (!executablePath) throw new Error('ELECTRON_EXEC_PATH is not set: run the tests by "npm run test:e2e".');
    // The other journeys are those of people who know Jarful already.
    const knows = JSON.stringify({ offerPutAway: true });
    if (!wish.firstTime) await writeFile(join(userData, 'lessons.json'), knows, { flag: 'wx' }).catch(() => undefined);
    const app = await _electron.launch({
      executablePath,
      args: [
        '.',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--log-level=3',
        ...(wish.home === undefined ? [`--user-data-dir=${userData}`] : []),
        '--jarful-port=0',
        ...(wish.language === null ? [] : [`--jarful-language=${wish.language ?? 'en'}`]),
        ...(wish.flags ?? []),
        ...(wish.open === undefined ? [] : [wish.open]),
      ],
      cwd: join(import.meta.dirname, '../..'),
      env: {
        ...process.env,
        ...(wish.policyFile !== undefined && { JARFUL_POLICY_FILE: wish.policyFile }),
        ...(wish.home !== undefined && { HOME: wish.home, XDG_CONFIG_HOME: '' }),
      } as Record<string, string>,
      // Playwright would pretend a light system; the window follows the real one.
      colorScheme: null,
    });
    const shell = await pageWhere(app, (page) => page.url() === 'app://shell/');
    const url = await readShopAddress(shell);
    const jarful = new Jarful(app, shell, url);
    // Both pages are there and the keyboard has come to rest: nothing of the start is still under way.
    for (const name of ['Ann', 'Bob']) await expect.poll(() => jarful.heading(name)).not.toBeNull();
    await expect.poll(() => jarful.keyboardIn('Ann')).toBe(true);
    return jarful;
  }

  /** px of the desktop. */
  async place(bounds: { x: number; y: number; width: number; height: number }): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
    }, bounds);
  }

  /** The frame of a person's pane in the window: name, address line, buttons. */
  frame(name: string) {
    return this.shell.getByRole('group', { name, exact: true });
  }

  /** What stands over the panes: the palette, the key sheet, what is asked. A page of its own, which waits until it is wanted. */
  overlay(): Promise<Page> {
    return pageWhere(this.app, (page) => page.url() === 'app://shell/overlay.html');
  }

  /** The trainer's own window, when it has been opened. */
  trainer(): Promise<Page> {
    return pageWhere(this.app, (page) => page.url() === 'app://shell/trainer.html');
  }

  /** The page inside a person's pane. @param ordinal 2 for her second pane. */
  async page(name: string, ordinal = 1): Promise<Page> {
    await expect.poll(() => this.contentsId(name, ordinal), { message: `${name}'s pane ${ordinal}` }).not.toBeNull();
    const id = await this.contentsId(name, ordinal);
    // Playwright knows pages, main knows web contents: a mark set by main and read by Playwright tells which is which. A page
    // that goes elsewhere meanwhile loses its mark, so it is set anew each time.
    let found: Page | undefined;
    await expect
      .poll(async () => {
        const mark = `mark-${id}-${Date.now()}`;
        await this.app.evaluate(
          ({ webContents }, given) =>
            webContents
              .fromId(given.id ?? -1)
              ?.executeJavaScript(`window.jarfulTestMark = ${JSON.stringify(given.mark)}; 0`),
          { id, mark },
        );
        const bears = (page: Page) => page.evaluate((wanted) => Reflect.get(window, 'jarfulTestMark') === wanted, mark);
        for (const page of this.app.windows()) if (await bears(page).catch(() => false)) found = page;
        return found !== undefined;
      })
      .toBe(true);
    return found as Page;
  }

  /** Main's id of the web contents of a person's pane; null when there is none. Found by the user agent, in order of opening. */
  async contentsId(name: string, ordinal = 1): Promise<number | null> {
    return readMain(() =>
      this.app.evaluate(
        ({ webContents }, wanted) => {
          const mine = webContents
            .getAllWebContents()
            .filter((contents) => contents.getUserAgent().includes(` Jar/${wanted.slug}-`))
            .sort((one, other) => one.id - other.id);
          return mine[wanted.ordinal - 1]?.id ?? null;
        },
        { slug: name.toLowerCase(), ordinal },
      ),
    );
  }

  /** The page's heading as main sees it: also after a crash, when Playwright has given the page up. */
  async heading(name: string): Promise<string | null> {
    const id = await this.contentsId(name);
    return this.app.evaluate(async ({ webContents }, contentsId) => {
      const contents = webContents.fromId(contentsId ?? -1);
      if (!contents || contents.isCrashed()) return null;
      return contents.executeJavaScript("document.querySelector('h1')?.textContent ?? null");
    }, id);
  }

  /** The cookies in a person's jar, as the engine holds them. */
  async cookies(name: string): Promise<readonly JarCookie[]> {
    const id = await this.contentsId(name);
    return this.app.evaluate(async ({ webContents }, contentsId) => {
      const cookies = await webContents.fromId(contentsId ?? -1)?.session.cookies.get({});
      return (cookies ?? []).map(({ name: cookie, value }) => ({ name: cookie, value }));
    }, id);
  }

  /** Keys pressed by a person, in X's names ("ctrl+shift+n", "F6"): real events to whatever has the keyboard. */
  press(...keys: readonly string[]): void {
    execFileSync('xdotool', ['key', ...keys]);
  }

  /** Text typed by a person. */
  type(text: string): void {
    execFileSync('xdotool', ['type', text]);
  }

  /** Whether the page in a person's pane has the keyboard. */
  async keyboardIn(name: string, ordinal = 1): Promise<boolean> {
    const id = await this.contentsId(name, ordinal);
    return readMain(() =>
      this.app.evaluate(({ webContents }, wanted) => webContents.getFocusedWebContents()?.id === wanted, id),
    );
  }

  /** The address of what has the keyboard. (In a page, Playwright pretends that it always has it.) */
  async keyboardAt(): Promise<string | null> {
    return readMain(() =>
      this.app.evaluate(({ webContents }) => webContents.getFocusedWebContents()?.getURL() ?? null),
    );
  }

  /** Chooses a command in the menus, as a click on it would. */
  async choose(commandId: string): Promise<void> {
    await this.app.evaluate(({ Menu }, id) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      if (!item) throw new Error(`no menu item ${id}`);
      if (!item.enabled) throw new Error(`menu item ${id} is disabled`);
      item.click();
    }, commandId);
  }

  /** Chooses from the native menu that `open` brings up, as a click on the item would. The menu itself is not drawn. */
  async choosePopup(open: () => Promise<unknown>, itemId: string): Promise<void> {
    const opened = this.app.evaluate(
      ({ Menu }, id) =>
        new Promise<void>((resolve, reject) => {
          const { popup } = Menu.prototype;
          Menu.prototype.popup = function (this: Electron.Menu) {
            Menu.prototype.popup = popup;
            const item = this.getMenuItemById(id);
            if (!item?.enabled) reject(new Error(`menu item ${id} ${item ? 'is disabled' : 'is not there'}`));
            item?.click();
            resolve();
          };
        }),
      itemId,
    );
    await open();
    await opened;
  }
}

/** The shop's address as the window knows it, once main answers. */
async function readShopAddress(shell: Page): Promise<string> {
  const ask = () =>
    shell.evaluate(async () => {
      const answer = await Reflect.get(window, 'jarful')
        .ask('app.facts', null)
        .catch(() => null);
      return answer?.ok ? String(answer.value.serverUrl) : null;
    });
  await expect.poll(ask, { message: "the shop's address" }).not.toBeNull();
  return String(await ask());
}

/** Windows and panes come in any order and at any time: wait for the one that fits. */
async function pageWhere(app: ElectronApplication, fits: (page: Page) => boolean | Promise<boolean>): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(async () => {
      for (const page of app.windows()) if (await Promise.resolve(fits(page)).catch(() => false)) found = page;
      return found !== undefined;
    })
    .toBe(true);
  return found as Page;
}

/** Why real keys cannot be pressed here; null when they can. */
export const noRealKeys =
  process.platform !== 'linux' || spawnSync('xdotool', ['version']).error !== undefined
    ? 'real keys are pressed by xdotool, which is not on this machine'
    : null;

export const test = base.extend<{ userData: string; jarful: Jarful }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'jarful-e2e-'));
    await use(folder);
    // The app's helper processes may still be writing their last.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  jarful: async ({ userData }, use) => {
    const jarful = await Jarful.start(userData);
    await use(jarful);
    await jarful.app.close();
  },
});

export { expect } from '@playwright/test';
