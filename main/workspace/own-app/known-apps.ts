import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeOwnFileSync } from '../../../server/session-server.ts';
import type { Bench } from '../bench/bench.ts';

const mostRemembered = 10;
const appSchema = z.object({
  address: z.url().max(8192),
  people: z.array(z.string().trim().min(1).max(60)).min(1).max(64),
  sessionCookie: z.string().min(1).max(4096).nullable().catch(null),
});
const fileSchema = z.object({ apps: z.array(appSchema) });

/** Somebody's own app as it was on the bench last: where it is, who was there, and which cookie they called its session. */
export type KnownApp = Readonly<z.infer<typeof appSchema>>;

/** The own apps that were on the bench last, newest first; kept over a restart. */
export class KnownApps {
  readonly #file: string;
  #apps: readonly KnownApp[];

  /** @param file where they are kept. A missing or damaged one knows none. */
  constructor(file: string) {
    this.#file = file;
    this.#apps = readApps(file);
  }

  /** Null: there has been none. */
  get last(): KnownApp | null {
    return this.#apps[0] ?? null;
  }

  /** The app of an address's origin; null when it has not been on the bench. */
  find(address: string): KnownApp | null {
    return this.#apps.find((app) => isSameApp(app.address, address)) ?? null;
  }

  put(app: KnownApp): void {
    if (JSON.stringify(app) === JSON.stringify(this.last)) return;
    const others = this.#apps.filter(({ address }) => !isSameApp(address, app.address));
    this.#apps = [app, ...others].slice(0, mostRemembered);
    try {
      writeOwnFileSync(this.#file, `${JSON.stringify({ apps: this.#apps }, null, 2)}\n`);
    } catch {
      // A read-only home: they are then known as long as the app runs.
    }
  }
}

/** From now on, whatever becomes of the own app on the bench (somebody comes, is renamed) is remembered. */
export function rememberOwnApp(bench: Bench, known: KnownApps): void {
  bench.on('changed', ({ jars }) => {
    const { address, sessionCookie } = bench.ownApp;
    // Between two benches nobody is there.
    if (address === null || jars.length === 0) return;
    known.put({ address, people: jars.map(({ name }) => name), sessionCookie });
  });
}

function isSameApp(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}

function readApps(file: string): readonly KnownApp[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).apps.slice(0, mostRemembered);
  } catch {
    return [];
  }
}
