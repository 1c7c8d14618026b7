import type { SourcePlace, Step } from '../../../server/inspector/records.ts';
import type { SourceCode } from './source-code.ts';

/** Finds the line that took a step; undefined when the source that is shipped has none. */
export type PlaceStep = (step: Step) => SourcePlace | undefined;

/** How a line of the server's source shows that it takes a step, and which one. */
const marks: readonly { readonly pattern: RegExp; readonly key: (found: RegExpExecArray) => string }[] = [
  {
    pattern: /\brouter\.(get|post)\('([^']+)', page\(/,
    key: ([, method = '', path]) => `handler ${method.toUpperCase()} ${path}`,
  },
  { pattern: /\bnoteStore\(\w+, '(\w+)'/, key: ([, op]) => `store ${op}` },
  { pattern: /\bnoteCheck\(\w+, '(\w+)'\)/, key: ([, what]) => `check ${what} passed` },
  { pattern: /\bnoteCheck\(\w+, '(\w+)', /, key: ([, what]) => `check ${what} refused` },
  { pattern: /\bkind: 'gate', ahead\b/, key: () => 'gate' },
  { pattern: /\bholdRequests\(\w+\.breakpoints, '(\w+)'\)/, key: ([, where]) => `hold ${where}` },
  { pattern: /\bawait holdAnswer\(/, key: () => 'hold answer' },
];

/**
 * Reads the shipped source once and learns which line takes which step, so that the lines an exchange went through can be
 * lit. Done here and not by the server: its way of a request stays free of line numbers, and costs nothing for it.
 */
export async function learnStepPlaces(code: SourceCode): Promise<PlaceStep> {
  const places = new Map<string, SourcePlace>();
  const files = (await code.files()).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => code.read(file)));
  for (const [place, file] of files.entries()) {
    const lines = (texts[place] ?? '').split('\n');
    lines.forEach((text, index) => {
      for (const { pattern, key } of marks) {
        const found = pattern.exec(text);
        if (found && !places.has(key(found))) places.set(key(found), { file, line: index + 1 });
      }
    });
  }
  return (step) => places.get(keyOf(step));
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
