import { execFile, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = resolve(import.meta.dirname, '../../.cache');

/**
 * A fresh system of the machine's own release in a folder: nothing of the developer's machine is in it, so that a
 * missing dependency of the package shows. Entered by pivot_root, not chroot: the kernel refuses user namespaces, and
 * with them Chromium's sandbox, to a process in a chroot.
 */
export class CleanRoot {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes the root anew from a cached base (about a minute the first time). */
  static create(): CleanRoot {
    const base = join(cache, 'clean-root-base');
    if (!existsSync(base)) bootstrap(base);
    const folder = join(cache, 'clean-root');
    rmSync(folder, { recursive: true, force: true });
    execFileSync('cp', ['-a', base, folder]);
    return new CleanRoot(folder);
  }

  /** A path of the root as it is seen from outside. */
  path(inside: string): string {
    return join(this.folder, inside);
  }

  /** Runs a shell line inside as root, and returns what it printed. @throws Error when it fails. */
  async run(line: string): Promise<string> {
    const { stdout } = await run('unshare', ['--mount', 'sh', '-ec', enter, this.folder, line], { maxBuffer: 1e8 });
    return stdout;
  }

  /** Starts a shell line inside, in a network of its own when one is named. @param network of `ip netns` */
  start(line: string, network: string) {
    const words = ['netns', 'exec', network, 'unshare', '--mount', 'sh', '-ec', enter, this.folder, line];
    return spawn('ip', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  }

  copyIn(file: string, inside: string): void {
    cpSync(file, this.path(inside));
  }
}

/** $0: the folder, $1: what to run there. The old root is let go, so that nothing outside can be reached. */
const enter = `
mount --make-rprivate /
mount --bind "$0" "$0"
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
mount --rbind /sys "$0/sys"
mkdir -p "$0/tmp/.X11-unix" "$0/.outside"
mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
cd "$0"
pivot_root . .outside
umount -l /.outside
cd /
exec /bin/sh -c "$1"`;

/** The machine's own release, from where the machine itself installs. */
function bootstrap(base: string): void {
  const format = '$(REPO_URI) $(CODENAME)';
  const index = execFileSync('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']).toString();
  const [site = '', release = ''] = (index.split('\n').find((line) => !/security|updates/.test(line)) ?? '').split(' ');
  const unfinished = `${base}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  execFileSync('debootstrap', ['--variant=minbase', release, unfinished, site], { stdio: 'ignore' });
  for (const part of ['apt.conf.d', 'sources.list', 'sources.list.d', 'auth.conf.d']) {
    const from = join('/etc/apt', part);
    if (existsSync(from)) cpSync(from, join(unfinished, 'etc/apt', part), { recursive: true, dereference: true });
  }
  cpSync('/etc/resolv.conf', join(unfinished, 'etc/resolv.conf'), { dereference: true });
  renameSync(unfinished, base);
}
