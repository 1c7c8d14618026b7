import type { Step } from '../../../server/inspector/records.ts';
import type { BeatKind } from '../conversation/arrow.ts';

/** In which beat of the conversation the server took a step. The request and the answer themselves are Chromium's and Node's affair. */
export function beatOfStep(step: Step): BeatKind {
  switch (step.kind) {
    case 'check':
      return step.ok ? 'request' : 'change';
    case 'gate':
      return 'request';
    case 'hold':
      return step.where === 'gate' ? 'request' : 'change';
    case 'handler':
      return 'change';
    case 'store':
      return step.op === 'read' ? 'look-up' : 'change';
  }
}
