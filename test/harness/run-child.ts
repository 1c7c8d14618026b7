import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ChildRun {
  readonly child: ChildProcess;
  /** What it has printed so far, line by line. */
  readonly lines: string[];
  /** What it has complained so far. */
  readonly complaints: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/**
 * Runs a TypeScript file of test/harness/children in a Node of its own, so that it can be killed, starved or watched ending.
 *
 * @param name file name without ending
 * @param given handed over as JSON, the first argument
 * @param fileLimit largest file it may write, in KiB (ulimit -f): a full disk without a disk to fill
 */
export function runChild(name: string, given: unknown, { fileLimit }: { fileLimit?: number } = {}): ChildRun {
  const script = fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const node = [process.execPath, '--import', 'tsx', script, JSON.stringify(given)];
  const [command = '', ...rest] =
    fileLimit === undefined ? node : ['bash', '-c', `ulimit -f ${fileLimit} && exec "$0" "$@"`, ...node];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let complaints = '';
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return { child, lines, complaints: () => complaints, ended };
}
