import type { SourcePlace, Step } from '../../../server/inspector/records.ts';
import type { SourceCode } from './source-code.ts';

/** Finds the line that took a step; undefined when the source that is shipped has none. */
export type PlaceStep = (step: Step) => SourcePlace | undefined;

/** How a line of the server's source shows that it takes a step, and which one. */
const marks: readonly { readonly pattern: RegExp; readonly key: (found: RegExpMatchArray) => string }[] = [
  {
    pattern: /\brouter\.(get|post)\('([^']+)', page\(/g,
    key: ([, method = '', path]) => `handler ${method.toUpperCase()} ${path}`,
  },
  { pattern: /\bnoteStore\(\w+, '(\w+)'/g, key: ([, op]) => `store ${op}` },
  { pattern: /\bnoteCheck\(\w+, '(\w+)'\)/g, key: ([, what]) => `check ${what} passed` },
  { pattern: /\bnoteCheck\(\w+, '(\w+)', /g, key: ([, what]) => `check ${what} refused` },
  { pattern: /\bkind: 'gate', ahead\b/g, key: () => 'gate' },
  { pattern: /\bholdRequests\(\w+\.breakpoints, '(\w+)'\)/g, key: ([, where]) => `hold ${where}` },
  { pattern: /\bawait holdAnswer\(/g, key: () => 'hold answer' },
];

/**
 * Which line takes which step, so that the lines an exchange went through can be lit. Done here and not by the server: its way of
 * a request stays free of line numbers, and costs nothing for it. The source is read for the first step: the start is over then.
 */
export function openStepPlaces(code: SourceCode): PlaceStep {
  let places: ReadonlyMap<string, SourcePlace> | null = null;
  return (step) => {
    places ??= learnStepPlaces(code);
    return places.get(keyOf(step));
  };
}

function learnStepPlaces(code: SourceCode): ReadonlyMap<string, SourcePlace> {
  const places = new Map<string, SourcePlace>();
  for (const file of code.files().filter((name) => name.endsWith('.ts'))) {
    const text = code.read(file);
    for (const { pattern, key } of marks) {
      for (const found of text.matchAll(pattern)) {
        const name = key(found);
        if (!places.has(name)) places.set(name, { file, line: text.slice(0, found.index).split('\n').length });
      }
    }
  }
  return places;
}

/** An exchange whose steps name their lines. */
export function placeSteps<E extends { readonly steps: readonly Step[] }>(exchange: E, place: PlaceStep): E {
  const steps = exchange.steps.map((step) => {
    const source = place(step);
    return source ? { ...step, source } : step;
  });
  return { ...exchange, steps };
}

function keyOf(step: Step): string {
  switch (step.kind) {
    case 'check':
      return `check ${step.what} ${step.ok ? 'passed' : 'refused'}`;
    case 'gate':
      return 'gate';
    case 'hold':
      return `hold ${step.where}`;
    case 'store':
      return `store ${step.op}`;
    case 'handler':
      return `handler ${step.route}`;
  }
}
