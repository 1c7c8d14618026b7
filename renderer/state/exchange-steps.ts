import type { Say } from '../../main/shared/messages/messages.ts';
import { sayPhrase } from '../../main/shared/messages/phrase.ts';
import type { Step } from '../../server/inspector/records.ts';
import { refusalPhrase } from './refusal-words.ts';

/** One step in words: what was done, and what came of it when it did not simply go well. */
export interface StepWords {
  readonly what: string;
  readonly outcome: string;
  readonly good: boolean;
}

/** What each check of the way is called; checks that the window does not know are named as the server names them. */
const checks = {
  host: 'step.check.host',
  method: 'step.check.method',
  form: 'step.check.form',
  forgery: 'step.check.forgery',
} as const;

const goodResults: ReadonlySet<string> = new Set(['found', 'done']);

export function stepWords(say: Say, step: Step): StepWords {
  switch (step.kind) {
    case 'check': {
      const known = Object.hasOwn(checks, step.what) ? checks[step.what as keyof typeof checks] : null;
      return {
        what: known ? say(known) : say('step.check.other', { what: step.what }),
        outcome: step.ok ? '' : sayWhy(say, step.why),
        good: step.ok,
      };
    }
    case 'gate':
      return { what: say('step.gate', { ahead: step.ahead }), outcome: '', good: true };
    case 'hold':
      return {
        what: say(`step.hold.${step.where}`),
        outcome: say(`step.hold.${step.end}`, { seconds: Math.round(step.tookMs / 1000) }),
        good: step.end === 'released',
      };
    case 'store':
      return {
        what: say(`step.store.${step.op}`),
        outcome: say(`step.result.${step.result}`),
        good: goodResults.has(step.result),
      };
    case 'handler':
      return {
        what: say('step.handler', { route: step.route }),
        outcome: step.failed ? say('step.handler.failed') : '',
        good: !step.failed,
      };
    default:
      return assertNever(step);
  }
}

function assertNever(step: never): never {
  throw new Error(`unknown step ${JSON.stringify(step)}`);
}

function sayWhy(say: Say, why: string | undefined): string {
  const phrase = refusalPhrase(why);
  if (typeof phrase === 'object') return sayPhrase(say, phrase);
  return phrase === '' ? say('step.refused') : phrase;
}
