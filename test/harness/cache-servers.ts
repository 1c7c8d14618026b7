/**
 * Private redis-server and memcached processes for tests: on a free port of 127.0.0.1, in a folder of their own, gone with
 * the test. What is installed on the machine is used; nothing is downloaded.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

export type CacheKind = 'redis' | 'memcached';

/** Names of the programs, best first. */
const programs: Record<CacheKind, readonly string[]> = {
  redis: ['redis-server', 'valkey-server'],
  memcached: ['memcached'],
};

export interface CacheServer {
  readonly port: number;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Stops answering without closing anything (SIGSTOP); resolves when every thread has stopped. */
  freeze(): Promise<void>;
  /** Goes on (SIGCONT). */
  thaw(): void;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** The signal is delivered later than sent, to one thread after the other: a worker may still answer meanwhile. */
function hasStopped(pid: number | undefined): boolean {
  const listed = spawnSync('ps', [process.platform === 'linux' ? '-L' : '-M', '-o', 'stat=', '-p', `${pid}`], {
    encoding: 'utf8',
  });
  const states = listed.stdout.trim().split(/\s+/);
  return states.every((state) => state.startsWith('T'));
}

/** The installed program, or null. */
export function findCacheProgram(kind: CacheKind): string | null {
  return programs[kind].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

export async function startCacheServer(kind: CacheKind): Promise<CacheServer> {
  const program = findCacheProgram(kind);
  if (!program) throw new Error(`No ${kind} is installed.`);
  const folder = await mkdtemp(join(tmpdir(), `jarful-${kind}-`));
  const port = await findFreePort();
  let child: ChildProcess | null = null;

  const start = async () => {
    const started = spawn(program, argumentsFor(kind, port, folder), { cwd: folder, stdio: 'ignore' });
    child = started;
    await until(`${program} answers on port ${port}`, () => {
      if (started.exitCode !== null) throw new Error(`${program} ended with ${started.exitCode} on port ${port}.`);
      return canConnect(port);
    });
  };
  const kill = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };
  const orphaned = () => child?.kill('SIGKILL');
  process.once('exit', orphaned);

  await start();
  return {
    port,
    start,
    kill,
    async freeze() {
      const running = child;
      running?.kill('SIGSTOP');
      await until(`${program} has stopped`, () => hasStopped(running?.pid));
    },
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      process.off('exit', orphaned);
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function argumentsFor(kind: CacheKind, port: number, folder: string): string[] {
  if (kind === 'redis') {
    return ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  }
  const asRoot = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  return ['-l', '127.0.0.1', '-p', `${port}`, '-U', '0', '-m', '256', ...asRoot];
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
