import { existsSync } from 'node:fs';
import path from 'node:path';

export interface FoundChromium {
  readonly program: string;
  /** As it says it, e.g. "Chromium 156.0.8078.79". */
  readonly version: string;
}

type AskVersion = (program: string) => { readonly status: number | null; readonly stdout: string | null };

/** The Chromium of the system: the one that CHROMIUM_PATH names, or the first of the usual names that starts. */
export function findChromium(env: NodeJS.ProcessEnv, ask: AskVersion): FoundChromium | null {
  const programs = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : ['chromium', 'chromium-browser', 'google-chrome'];
  for (const name of programs) {
    const { status, stdout } = ask(name);
    const version = /^\w[\w ]* \d+(?:\.\d+){3}/.exec(stdout ?? '')?.[0];
    const program = name.includes('/') ? name : pathOf(name, env);
    if (status === 0 && version !== undefined && program !== null) return { program, version };
  }
  return null;
}

/** Playwright starts programs by their path alone. */
function pathOf(name: string, { PATH = '' }: NodeJS.ProcessEnv): string | null {
  const paths = PATH.split(path.delimiter).map((folder) => path.join(folder, name));
  return paths.find((one) => existsSync(one)) ?? null;
}
