import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noLinks } from '../harness/windows-lacks.ts';
import { expect, Jarful, noRealKeys, test } from './jarful.ts';

const project = join(import.meta.dirname, '../..');

test("a newer Jarful's data folder is refused in one sentence, and nothing in it is touched", async ({ userData }) => {
  test.skip(noRealKeys !== null, noRealKeys ?? '');
  writeFileSync(join(userData, 'data-format.json'), '{"format":99}');
  writeFileSync(join(userData, 'window.json'), '{"of":"the future"}');
  const before = readAll(userData);
  const { child, said } = startBare(userData);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await expect.poll(() => said.err, { timeout: 20_000 }).toContain(`A newer Jarful has used ${userData}: open it with`);
  // The person reads the same in a box, and closes it.
  await expect.poll(() => closeBox('Jarful cannot use its data folder|Error')).toBe(true);
  expect(await ended).toBe(3);
  expect(readAll(userData)).toEqual(before);
  expect(said.err.trim().split('\n')).toHaveLength(1);
});

test('where nobody sits, a refusal waits for nobody', async ({ userData }) => {
  writeFileSync(join(userData, 'data-format.json'), '{"format":99}');
  const { child, said } = startBare(userData, {}, ['--quiet']);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  expect(await ended).toBe(3);
  expect(said.err.trim().split('\n')).toEqual([
    expect.stringContaining(`A newer Jarful has used ${userData}: open it with`),
  ]);
});

test('a data folder that is open on another computer is told of, and nothing in it is touched', async ({
  userData,
}) => {
  test.skip(noLinks !== null, noLinks ?? '');
  symlinkSync('room-3-pc-12-4711', join(userData, 'SingletonLock'));
  const { child, said } = startBare(userData, {}, ['--quiet']);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  expect(await ended).toBe(5);
  expect(said.err).toContain('Jarful is open on the computer room-3-pc-12');
  expect(readdirSync(userData)).toEqual(['SingletonLock']);
});

test('a data folder whose lock another computer has is told of, instead of ending without a word', async ({
  userData,
}) => {
  const first = await Jarful.start(userData);
  const holder = join(userData, 'open-on.json');
  await expect.poll(() => readFileSync(holder, 'utf8')).toContain('computer');
  // As Windows finds it on a drive of the network: the lock cannot be had, and there is no window to bring to the front.
  writeFileSync(holder, '{"computer":"room-3-pc-12"}');
  const { child, said } = startBare(userData, {}, ['--quiet']);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  expect(await ended).toBe(5);
  expect(said.err).toContain('Jarful is open on the computer room-3-pc-12');
  await first.app.close();
  expect(readdirSync(userData)).not.toContain('open-on.json');
});

test('settings of an earlier Jarful are taken over by a later one', async ({ userData }) => {
  const first = await Jarful.start(userData);
  await first.place({ x: 120, y: 90, width: 1111, height: 777 });
  await expect.poll(() => widthOf(first)).toBe(1111);
  await first.app.close();
  // The first versions left no mark in the folder.
  rmSync(join(userData, 'data-format.json'));
  const second = await Jarful.start(userData);
  await expect.poll(() => widthOf(second)).toBe(1111);
  expect(JSON.parse(readFileSync(join(userData, 'data-format.json'), 'utf8'))).toEqual({ format: 1 });
  await second.app.close();
});

test('a jarful-data beside the program keeps all that is written', async ({ userData }) => {
  const data = join(userData, 'stick', 'jarful-data');
  const home = join(userData, 'home');
  mkdirSync(data, { recursive: true });
  mkdirSync(home);
  const { child, said } = startBare(null, { PORTABLE_EXECUTABLE_DIR: join(userData, 'stick'), HOME: home });
  await expect.poll(() => said.out, { timeout: 20_000 }).toContain("Jarful's shop: http://127.0.0.1:");
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
  expect(readdirSync(data)).toEqual(expect.arrayContaining(['data-format.json', 'server', 'Local Storage']));
  // What GTK and the like keep for every program is not ours.
  expect(readdirSync(home, { recursive: true }).filter((name) => /jarful/i.test(String(name)))).toEqual([]);
});

test('a home in which nothing can be written starts, and says in one sentence what that means', async ({
  userData,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system, not HOME, says where data lie');
  // Even root cannot make a folder in a file.
  const home = join(userData, 'home');
  writeFileSync(home, '');
  const jarful = await Jarful.start(userData, { home });
  await expect(jarful.shell.getByText(/^Nothing can be written in this computer’s home folder:/)).toBeVisible();
  await jarful.app.close();
  expect(readFileSync(home, 'utf8')).toBe('');
});

/** The app as a person starts it, without Playwright, which waits for a window. */
function startBare(userData: string | null, env: Readonly<Record<string, string>> = {}, flags: readonly string[] = []) {
  const child: ChildProcess = spawn(
    process.env.ELECTRON_EXEC_PATH ?? '',
    [
      '.',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--log-level=3',
      '--jarful-port=0',
      '--jarful-language=en',
      ...(userData === null ? [] : [`--user-data-dir=${userData}`]),
      ...flags,
    ],
    { cwd: project, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said = { out: '', err: '' };
  child.stdout?.on('data', (part) => (said.out += part));
  child.stderr?.on('data', (part) => (said.err += part));
  return { child, said };
}

/** Presses Return in the box, once it is there. */
function closeBox(title: string): boolean {
  try {
    const [id] = execFileSync('xdotool', ['search', '--onlyvisible', '--name', title], { encoding: 'utf8' }).split(
      '\n',
    );
    execFileSync('xdotool', ['windowactivate', '--sync', id ?? '', 'key', 'Return']);
    return true;
  } catch {
    return false;
  }
}

/** Every file with its bytes and the time of its last change, every folder. */
function readAll(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stat = statSync(join(folder, name));
      return { name, changed: stat.mtimeMs, text: stat.isFile() ? readFileSync(join(folder, name), 'latin1') : null };
    });
}

async function widthOf(jarful: Jarful) {
  return jarful.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds().width);
}
