import { cpus, loadavg } from 'node:os';
import type { Aim } from './aims.ts';
import type { Growth, Tidied } from './crowd.ts';
import { median, type Raced, ROUND_MS, ROUNDS, ratioOf, VISITORS } from './race.ts';

export interface Findings {
  readonly raced: readonly Raced[];
  readonly growths: readonly Growth[];
  readonly tidied: readonly Tidied[];
  /** Bytes an idle session takes; null: not measured. */
  readonly idle: number | null;
  readonly aims: readonly Aim[];
}

/** The report as Markdown, without what people have written about it. */
export function writeReport({ raced, growths, tidied, idle, aims }: Findings): string {
  const [load = 0] = loadavg();
  const isBusy = load > cpus().length + 1;
  const lines = [
    '# How fast the cart is',
    '',
    'Made by `npm run bench`. POST /cart/add and GET /cart/ in turn, one cookie a connection, the same page rendered by all;',
    `${VISITORS} visitors, ${ROUNDS} rounds of ${ROUND_MS} ms in turn, medians; ratios compare within one round. Load generator and server`,
    `share the machine (${cpus().length} processors, load ${load.toFixed(1)} at the end).${isBusy ? ' **The machine was busy: only the ratios of processor time mean much.**' : ''}`,
    '',
    '| aim | wanted | found | |',
    '|---|---|---|---|',
    ...aims.map(
      ({ says, wanted, found, isMet }) => `| ${says} | ${wanted} | ${found} | ${isMet ? '✓' : '**missed**'} |`,
    ),
    '',
    '## The race',
    '',
    '| | requests a second | of express | p50 ms | p99 ms | processor µs a request | of express |',
    '|---|---|---|---|---|---|---|',
    ...raced.map((one) => raceLine(one, raced.find(({ name }) => name === 'plain express') ?? one)),
  ];
  if (growths.length > 0)
    lines.push(
      '',
      '## Cost among many sessions',
      '',
      'Processor time a request of the server’s own process. (A Redis works in a process of its own.)',
      '',
      '| medium | sessions | among 10 | among them | ratio |',
      '|---|---|---|---|---|',
      ...growths.map(
        ({ medium, sessions, few, many, ratio }) =>
          `| ${medium} | ${sessions.toLocaleString('en')} | ${few.toFixed(0)} µs | ${many.toFixed(0)} µs | ${ratio.toFixed(2)} |`,
      ),
    );
  if (tidied.length > 0)
    lines.push(
      '',
      '## While 100,000 expired sessions are tidied',
      '',
      'p99 of other people, in ms.',
      '',
      '| medium | before | meanwhile | tidied |',
      '|---|---|---|---|',
      ...tidied.map(
        ({ medium, before, during, gone }) => `| ${medium} | ${before.toFixed(1)} | ${during.toFixed(1)} | ${gone} |`,
      ),
    );
  if (idle !== null)
    lines.push('', `An idle session in memory takes ${(idle / 1_000).toFixed(1)} kB, its data included.`);
  return `${lines.join('\n')}\n`;
}

function raceLine(one: Raced, plain: Raced): string {
  const middle = (pick: (round: Raced['rounds'][number]) => number) => median(one.rounds.map(pick));
  const cells = [
    middle(({ perSecond }) => perSecond).toFixed(0),
    ratioOf(one, plain, ({ perSecond }) => perSecond).toFixed(2),
    middle(({ p50 }) => p50).toFixed(1),
    middle(({ p99 }) => p99).toFixed(1),
    middle(({ micros }) => micros).toFixed(0),
    (1 / ratioOf(one, plain, ({ micros }) => micros)).toFixed(2),
  ];
  return `| ${one.name} | ${cells.join(' | ')} |`;
}
