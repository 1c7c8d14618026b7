/** The command line as a real process: started, spoken to, killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from '../../harness/until.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface ServeChild {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly out: () => string;
  readonly complaints: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Waits for the ready line; resolves to the origin. */
  ready(): Promise<string>;
}

/**
 * Runs the command line with these arguments in a Node of its own.
 * @param script what is run, from the project's folder; it can be sent messages
 */
export function runServeChild(argv: readonly string[], script = 'server/cli/serve.ts'): ServeChild {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...argv], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let out = '';
  let complaints = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  let over = false;
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      resolve(code ?? signal);
    });
  });
  return {
    child,
    out: () => out,
    complaints: () => complaints,
    ended,
    async ready() {
      const found = await until(
        `the ready line (so far: ${out}${complaints})`,
        () => {
          if (over) throw new Error(`It ended before it was ready: ${complaints}`);
          return /^Jarful serves (http:\S+)\/ \(medium: \w+\)$/m.exec(out)?.[1];
        },
        15_000,
      );
      return found;
    },
  };
}
