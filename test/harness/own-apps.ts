/** Real apps of other frameworks, run from Debian's packages: what "your own app" is for a developer. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

export interface OwnApp {
  /** e.g. "http://localhost:40123" */
  readonly url: string;
  close(): Promise<void>;
}

const apps = join(import.meta.dirname, '../apps');
/** Debian's own: another Python on the path would not know its packages. */
const python = '/usr/bin/python3';

/** Why the Django app cannot run here; null when it can. */
export const noDjango =
  spawnSync(python, ['-c', 'import django']).status === 0 ? null : 'python3-django is not installed';

/** Why the PHP app cannot run here; null when it can. */
export const noPhp =
  spawnSync('php', ['-r', 'exit(function_exists("session_start") ? 0 : 1);']).status === 0
    ? null
    : 'php-cli is not installed';

export async function startDjango(): Promise<OwnApp> {
  const folder = await mkdtemp(join(tmpdir(), 'jarful-django-'));
  const child = spawn(python, [join(apps, 'django/app.py'), '0', join(folder, 'db.sqlite3')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  await until('the Django app is ready', () => /^ready \d+$/m.test(said), 20_000);
  return { url: `http://localhost:${/ready (\d+)/.exec(said)?.[1]}`, close: () => end(child, folder) };
}

export async function startPhp(): Promise<OwnApp> {
  const folder = await mkdtemp(join(tmpdir(), 'jarful-php-'));
  const port = await freePort();
  const child = spawn(
    'php',
    ['-d', `session.save_path=${folder}`, '-S', `127.0.0.1:${port}`, join(apps, 'php/index.php')],
    { stdio: 'ignore', detached: true, env: { ...process.env, PHP_CLI_SERVER_WORKERS: '3' } },
  );
  const url = `http://localhost:${port}`;
  await until(
    'the PHP app is ready',
    () =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    20_000,
  );
  return { url, close: () => end(child, folder) };
}

/** PHP's own server takes no port 0. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // The whole group: PHP's workers outlive the one that began them.
  if (child.pid !== undefined) process.kill(-child.pid);
  await ended;
  await rm(folder, { recursive: true, force: true });
}
