import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../..');
const record = join(project, '.cache/bench-app.json');

/** One line of docs/bench-app.md. */
export interface Figure {
  readonly name: string;
  readonly jarful: string;
  readonly beside: string;
  /** Jarful as a share of what stands beside it; empty where nothing does. */
  readonly ratio: string;
  readonly aim: string;
}

/** Prints a figure and writes it, with the machine's load, into docs/bench-app.md; others there stay as they were. */
export function noteFigure(figure: Figure): void {
  const load = loadavg()[0]?.toFixed(1) ?? '';
  process.stdout.write(
    `${figure.name}: Jarful ${figure.jarful}, beside it ${figure.beside || '-'}, ratio ${figure.ratio || '-'} (load ${load})\n`,
  );
  const figures = { ...readRecord(), [figure.name]: { ...figure, load } };
  mkdirSync(join(project, '.cache'), { recursive: true });
  writeFileSync(record, JSON.stringify(figures));
  const rows = Object.values(figures).map(
    (one) => `| ${one.name} | ${one.jarful} | ${one.beside} | ${one.ratio} | ${one.aim} | ${one.load} |`,
  );
  writeFileSync(
    join(project, 'docs/bench-app.md'),
    `# How fast and how large the app is

Made by \`npm run bench:app\` (test/bench) on ${cpus().length} processors and ${Math.round(totalmem() / 2 ** 30)} GB, without a graphics card. Times in ms, medians,
(smallest to largest). Memory is PSS of all processes: what several share is counted once. "load" is how many programs wanted a
processor then: above ${cpus().length} the times are those of a busy machine, the ratios still hold since both sides are measured in turn.

| | Jarful | beside it | ratio | aim | load |
|---|---|---|---|---|---|
${rows.join('\n')}
`,
  );
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** "median (smallest to largest)", whole numbers. */
export function spread(values: readonly number[]): string {
  return `${Math.round(median(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;
}

function readRecord(): Record<string, Figure & { readonly load: string }> {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return {};
  }
}
