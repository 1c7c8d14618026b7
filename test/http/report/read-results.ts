/** Reads a vitest JSON report into promises: which test on which target went how. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { mediumNames } from '../../../server/session-types.ts';

export const targets = [...mediumNames, 'stock'] as const;
export type TargetName = (typeof targets)[number];

export interface Tried {
  readonly promise: number;
  readonly target: TargetName;
  readonly title: string;
  readonly outcome: 'kept' | 'broken' | 'skipped';
  /** Goes beyond the promise's own words, e.g. "C43 deadline memory: ...". */
  readonly beyond: boolean;
}

const reportSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) })),
});

export async function readResults(file: string): Promise<readonly Tried[]> {
  const report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ title, status }) => readTitle(title, status)),
  );
}

/** "C24-C28 C38 memory: ..." is tried on memory for six promises. Titles that name no promise or no target give nothing. */
function readTitle(title: string, status: string): readonly Tried[] {
  const head = title.split(': ', 1)[0] ?? '';
  const on = targets.filter((target) => new RegExp(`\\b${target}\\b`).test(head));
  const outcome = status === 'passed' ? 'kept' : status === 'failed' ? 'broken' : 'skipped';
  const rest = head.replaceAll(/C\d+(-C\d+)?/g, '').replaceAll(new RegExp(targets.join('|'), 'g'), '');
  const beyond = /[a-z]/i.test(rest);
  return numbersOf(head).flatMap((promise) =>
    on.map((target) => ({ promise, target, title, outcome, beyond }) as const),
  );
}

function numbersOf(head: string): readonly number[] {
  const numbers: number[] = [];
  for (const [, from, to] of head.matchAll(/\bC(\d+)(?:-C(\d+))?/g)) {
    for (let number = Number(from); number <= Number(to ?? from); number += 1) numbers.push(number);
  }
  return numbers;
}
