import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A control group of the kernel's that lets its programs have so much memory and no more. */
export interface MemoryCage {
  /** Starts Electron inside. */
  readonly program: string;
  /** What the kernel has charged at most, MB (caches of files too), and how often it had to refuse. */
  readPeak(): { readonly megabytes: number; readonly refusals: number };
  close(): void;
}

/** How the two versions of control groups name the same things. */
const kinds = [
  {
    place: '/sys/fs/cgroup/memory/jarful-bench',
    limit: 'memory.limit_in_bytes',
    peak: 'memory.max_usage_in_bytes',
    refusals: 'memory.failcnt',
  },
  { place: '/sys/fs/cgroup/jarful-bench', limit: 'memory.max', peak: 'memory.peak', refusals: 'memory.events' },
];

/**
 * Makes a cage; needs root.
 *
 * @param bytes the limit
 * @param folder for the program that enters it
 * @returns undefined where none can be made
 */
export function makeMemoryCage(bytes: number, folder: string): MemoryCage | undefined {
  const kind = kinds.find((one) => isMade(one.place, one.limit, bytes));
  if (kind === undefined) return undefined;
  const { place } = kind;
  const program = join(folder, 'caged');
  const enter = `#!/bin/sh\necho $$ > ${place}/cgroup.procs\nexec "${process.env.ELECTRON_EXEC_PATH}" "$@"\n`;
  writeFileSync(program, enter, { mode: 0o755 });
  const read = (file: string) => readFileSync(join(place, file), 'utf8');
  return {
    program,
    readPeak: () => ({
      megabytes: Math.round(Number(read(kind.peak)) / 2 ** 20),
      refusals: Number(/^(?:max )?(\d+)$/m.exec(read(kind.refusals))?.[1] ?? 0),
    }),
    // Its last processes may take a moment to go.
    close: () => {
      const line = `for turn in 1 2 3 4 5 6 7 8 9 10; do rmdir ${place} && exit 0; sleep 0.5; done; exit 1`;
      execFileSync('sh', ['-c', line], { stdio: 'ignore' });
    },
  };
}

function isMade(place: string, limit: string, bytes: number): boolean {
  try {
    mkdirSync(place);
  } catch {
    return false;
  }
  try {
    writeFileSync(join(place, limit), String(bytes));
    return true;
  } catch {
    rmdirSync(place);
    return false;
  }
}
