import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ip = (...words: string[]) => execFileSync('ip', words).toString();

/**
 * A network whose way out leads to nobody who answers, and is counted: whatever the app sends to another machine, a
 * question for an address included, is a packet on it.
 */
export class LonelyNetwork {
  readonly name = `jarful-${process.pid}`;

  constructor() {
    ip('netns', 'add', this.name);
    this.#ip('link', 'add', 'out', 'type', 'veth', 'peer', 'name', 'nobody');
    // Otherwise the kernel itself asks for IPv6 neighbours.
    this.#exec('sysctl', '-qw', 'net.ipv6.conf.all.disable_ipv6=1');
    this.#ip('link', 'set', 'lo', 'up');
    this.#ip('addr', 'add', '10.77.77.1/24', 'dev', 'out');
    this.#ip('link', 'set', 'out', 'up');
    this.#ip('link', 'set', 'nobody', 'up');
    this.#ip('neigh', 'add', '10.77.77.2', 'lladdr', '02:00:00:00:00:02', 'dev', 'out');
    this.#ip('route', 'add', 'default', 'via', '10.77.77.2');
  }

  /** Packets that have gone out so far. */
  countSent(): number {
    return Number(this.#exec('cat', '/sys/class/net/out/statistics/tx_packets'));
  }

  /** Addresses on which something listens, as `ss` names them: `127.0.0.1:7777`. */
  listListeners(): readonly string[] {
    return this.#exec('ss', '-Hlntu')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(/\s+/)[4] ?? '');
  }

  /** Runs a program of ours inside. */
  run(command: string, ...args: string[]): string {
    return this.#exec(command, ...args);
  }

  close(): void {
    ip('netns', 'del', this.name);
  }

  #exec(...words: string[]): string {
    return ip('netns', 'exec', this.name, ...words);
  }

  #ip(...words: string[]): void {
    this.#exec('ip', ...words);
  }
}

/** What the kernel says about a process's cage. @param pid as seen from outside */
export function readCage(pid: number): { readonly seccomp: boolean; readonly ownUserNamespace: boolean } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const namespaces = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
  return { seccomp: /^Seccomp:\s+2$/m.test(status), ownUserNamespace: namespaces.length > 1 };
}
