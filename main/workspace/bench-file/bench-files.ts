import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  isWeak,
  listWeak,
  type SessionServer,
  type Settings,
  safeSettings,
  writeOwnFile,
} from '../../../server/session-server.ts';
import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { FileNotice, JarId } from '../../shared/bench-records.ts';
import type { JarSite, Visit } from '../../shared/site-kinds.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import type { Bench } from '../bench/bench.ts';
import { type BenchFile, readBenchFile, writeBenchFile } from './bench-file.ts';
import { benchFileEnding } from './bench-file-ending.ts';
import { fileOfBench, planOfFile } from './bench-of-file.ts';
import type { RecentBenches } from './recent-benches.ts';

/** The system's own dialogs; null: the person thought better of it. */
export interface FileDialogs {
  chooseToOpen(): Promise<string | null>;
  /** @param name what the file would be called. */
  chooseToSave(name: string): Promise<string | null>;
  /** Says that whoever has the file can be these people. False: rather not. */
  agreeToCookies(names: readonly string[]): Promise<boolean>;
}

export interface BenchFilesDeps {
  readonly bench: Bench;
  readonly server: SessionServer;
  readonly switchboard: Switchboard;
  readonly recent: RecentBenches;
  readonly dialogs: FileDialogs;
  /** Where a jar's pages may go at the top level. */
  readonly judgeVisit: (site: JarSite, address: string) => Visit;
  /** A new run begins, and nothing of the old one is left: what was recorded, an experiment, what could be rewound to. */
  readonly beginRun: () => Promise<void>;
}

/** No bench file is larger; what is, is something else. */
const mostCharacters = 5_000_000;

/** Benches in files: saved, opened, and brought back by Reset as they were opened. */
export class BenchFiles {
  readonly #deps: BenchFilesDeps;
  /** Where Save writes; null when it has to ask first. */
  #path: string | null = null;
  /** The server settings of the bench that Reset brings back. */
  #settings: Partial<Settings> = safeSettings;

  constructor(deps: BenchFilesDeps) {
    this.#deps = deps;
  }

  /** Every bench file's name is in the menu. */
  get recent(): readonly string[] {
    return this.#deps.recent.paths;
  }

  async save(): Promise<void> {
    // Somebody's own app came in the file's place.
    if (this.#path === null || this.#deps.bench.state().name === null) await this.saveAs();
    else await this.#write(this.#path);
  }

  async saveAs(): Promise<void> {
    const path = await this.#chooseToSave();
    if (path !== null && (await this.#write(path))) {
      this.#path = path;
      this.#deps.bench.look.setName(nameOf(path));
    }
  }

  /** A copy with everybody's cookies in it, after a plain warning. Save goes on writing the file without. */
  async saveWithCookies(): Promise<void> {
    const { bench, dialogs } = this.#deps;
    const { jars } = bench.state();
    if (!(await dialogs.agreeToCookies(jars.map(({ name }) => name)))) return;
    const path = await this.#chooseToSave();
    if (path === null) return;
    const cookies = await Promise.all(jars.map(async ({ id }) => [id, await bench.jar(id).cookies()] as const));
    await this.#write(path, new Map(cookies));
  }

  async openByDialog(): Promise<void> {
    const path = await this.#deps.dialogs.chooseToOpen();
    if (path !== null) await this.openBenchFile(path);
  }

  /**
   * Puts the file's bench in place of the present one. What cannot be opened changes nothing and is told in the window.
   *
   * @returns whether it is open now
   */
  async openBenchFile(path: string): Promise<boolean> {
    const { bench, server, switchboard, recent, judgeVisit } = this.#deps;
    const file = await this.#read(path);
    if (file === null) return false;
    const settings = { ...safeSettings, ...file.settings } as Partial<Settings>;
    try {
      // First what can still be refused: nothing has changed then.
      await switchboard.change(() => settings);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      return this.#refuse('settings', path);
    }
    const plan = planOfFile(file, nameOf(path), server.url, judgeVisit);
    this.#settings = settings;
    // A file with cookies is not written over by one without.
    this.#path = plan.people.some(({ cookies }) => cookies.length > 0) ? null : path;
    recent.add(path);
    // What lies in a store that remembers is nobody's to throw away by opening a file.
    const keepStore = server.settings.medium !== 'memory';
    await bench.replace(plan, () => this.#forget(keepStore));
    const code = listWeak(server.settings).length > 0 ? 'weak' : keepStore ? 'store-kept' : null;
    bench.look.tellNotice(code && { code, file: nameOf(path) });
    return true;
  }

  /** The bench that Jarful begins with, whatever was opened; no file is written over by it, and Reset brings it back. */
  async openFirst(): Promise<void> {
    this.#settings = safeSettings;
    this.#path = null;
    await this.#deps.bench.replace(null, () => this.#forget());
  }

  /** Everything as the bench was opened, the server's settings and memory included. */
  async reset(): Promise<void> {
    await this.#deps.bench.reset(() => this.#forget());
  }

  /** What is known of the old bench beside its jars: traffic, clock, the settings tried, the server's memory. */
  async #forget(keepStore = false): Promise<void> {
    const { server, switchboard, beginRun } = this.#deps;
    switchboard.setClock(0);
    await switchboard.change(() => this.#settings);
    await server.reset({ keepStore });
    await beginRun();
  }

  async #chooseToSave(): Promise<string | null> {
    const { bench, dialogs } = this.#deps;
    const path = await dialogs.chooseToSave(bench.state().name ?? 'bench');
    return path === null || path.endsWith(`.${benchFileEnding}`) ? path : `${path}.${benchFileEnding}`;
  }

  async #read(path: string): Promise<BenchFile | null> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      this.#deps.recent.remove(path);
      const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      this.#refuse(gone ? 'missing' : 'unreadable', path);
      return null;
    }
    const read = text.length > mostCharacters ? { ok: false as const, fault: 'foreign' as const } : readBenchFile(text);
    if (read.ok) return read.bench;
    this.#refuse(read.fault, path);
    return null;
  }

  async #write(path: string, cookies: ReadonlyMap<JarId, readonly StoredCookie[]> = new Map()): Promise<boolean> {
    const { bench, server, recent } = this.#deps;
    const file = fileOfBench(bench.state(), {
      shop: server.url,
      sessionCookie: bench.ownApp.sessionCookie,
      settings: weakSettings(server.settings),
      cookies,
    });
    try {
      await writeOwnFile(path, writeBenchFile(file), cookies.size > 0 ? { mode: 0o600 } : {});
    } catch {
      return this.#refuse('unwritable', path);
    }
    recent.add(path);
    bench.look.tellNotice(null);
    return true;
  }

  #refuse(code: FileNotice['code'], path: string): false {
    this.#deps.bench.look.tellNotice({ code, file: nameOf(path) });
    return false;
  }
}

function nameOf(path: string): string {
  return basename(path, `.${benchFileEnding}`);
}

/** Settings that somebody has moved from their safe value. A ticket's name of this server's own is no other server's. */
function weakSettings(settings: Settings): BenchFile['settings'] {
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) =>
        value !== safeSettings[name as keyof Settings] && (name !== 'cookieName' || isWeak(name, value)),
    ),
  );
}
