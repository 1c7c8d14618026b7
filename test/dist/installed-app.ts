import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { openVirtualScreen } from '../../scripts/electron/virtual-screen.mjs';
import type { CleanRoot } from './clean-root.ts';
import type { LonelyNetwork } from './lonely-network.ts';

const debugPort = 9222;

/** What `walk-app.mjs` saw. */
export interface Walk {
  /** Whether the goods that one person added are in the cart of the one, and of the other. */
  readonly one: boolean;
  readonly other: boolean;
  readonly doors: readonly string[];
  readonly shellNode: readonly string[];
}

/** Jarful as it was installed, started by an ordinary user on a virtual screen, in a network that reaches nobody. */
export class InstalledApp {
  readonly #process: ChildProcess;
  readonly #network: LonelyNetwork;
  readonly #closeScreen: () => void;
  #said = '';

  private constructor(process: ChildProcess, network: LonelyNetwork, closeScreen: () => void) {
    this.#process = process;
    this.#network = network;
    this.#closeScreen = closeScreen;
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (part) => (this.#said += part));
  }

  /** Starts it and waits until the shop is open. @param user an ordinary user of the clean root @param flags of Chromium's, one word each */
  static async start(
    root: CleanRoot,
    network: LonelyNetwork,
    user: string,
    flags: readonly string[] = [],
  ): Promise<InstalledApp> {
    const { env, close } = await openVirtualScreen();
    root.copyIn(env.XAUTHORITY, `/home/${user}/.Xauthority`);
    await root.run(`chown ${user} /home/${user}/.Xauthority`);
    const settings = `HOME=/home/${user} DISPLAY=${env.DISPLAY} XAUTHORITY=/home/${user}/.Xauthority LANG=C.UTF-8`;
    const line = `exec runuser -u ${user} -- env -i PATH=/usr/bin:/bin ${settings} jarful --log-level=3 --remote-debugging-port=${debugPort} ${flags.join(' ')}`;
    const app = new InstalledApp(root.start(line, network.name), network, close);
    try {
      await expect.poll(() => app.#said, { timeout: 30_000 }).toContain("Jarful's shop: http://127.0.0.1:");
      return app;
    } catch (error) {
      await app.stop();
      throw error;
    }
  }

  /** All processes of it, by their command lines. */
  listProcesses(): readonly { readonly pid: number; readonly words: readonly string[] }[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), words: readWords(name) }))
      .filter(({ words }) => words[0]?.startsWith('/opt/Jarful/') || words[0] === 'jarful');
  }

  /** Puts goods into one person's cart and looks at the other's. */
  walk(): Walk {
    const node = [process.execPath, resolve(import.meta.dirname, 'walk-app.mjs'), String(debugPort)] as const;
    return JSON.parse(this.#network.run(...node));
  }

  /** Ends it, and waits until nothing of it runs. */
  async stop(): Promise<void> {
    // The child is `runuser`, which hands the signal on.
    this.#process.kill('SIGTERM');
    try {
      await expect.poll(() => this.listProcesses(), { timeout: 20_000 }).toEqual([]);
    } finally {
      this.#closeScreen();
    }
  }

  /** The listening sockets that belong to the app, without the port that this test itself asked for. */
  listListeners(): readonly string[] {
    return this.#network.listListeners().filter((address) => address !== `127.0.0.1:${debugPort}`);
  }
}

function readWords(pid: string): readonly string[] {
  try {
    // Chromium writes a child's words anew, with spaces between them.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
  } catch {
    // It ended while we were looking.
    return [];
  }
}

/** Whether this machine can make a clean root and a network; null when it can, else the reason. */
export function lackForLife(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Debian or Ubuntu';
  const missing = ['debootstrap', 'ip', 'ss', 'unshare', 'runuser', 'Xvfb'].filter((tool) => !has(tool));
  return missing.length === 0 ? null : `${missing.join(', ')} not installed`;
}

function has(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
