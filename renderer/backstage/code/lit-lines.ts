import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { SourcePlace, Step } from '../../../server/inspector/records.ts';

/** A step of an exchange that names the line where it happened; `order` counts from 1. */
export interface LitStep {
  readonly order: number;
  readonly step: Step;
  readonly source: SourcePlace;
}

/** The lines that an exchange went through, in order. */
export function litSteps(exchange: ExchangeRecord | null): readonly LitStep[] {
  const steps = exchange?.steps ?? [];
  return steps.flatMap((step, index) => (step.source ? [{ order: index + 1, step, source: step.source }] : []));
}

/** The numbers of the steps at each line of a file. */
export function litLines(steps: readonly LitStep[], file: string): ReadonlyMap<number, readonly number[]> {
  const lines = new Map<number, number[]>();
  for (const { source, order } of steps) {
    if (source.file !== file) continue;
    const here = lines.get(source.line);
    if (here) here.push(order);
    else lines.set(source.line, [order]);
  }
  return lines;
}
