import type { Step } from '../inspector/records.ts';
import type { RequestContext } from '../request-context.ts';
import type { SessionKey } from '../session-types.ts';
import { RevisionConflict, SessionExists, SessionGone } from '../store/store.ts';

type StoreStep = Extract<Step, { kind: 'store' }>;

/** Does one thing with the store and notes it for the inspector, with its time and how it went. */
export async function noteStore<T>(
  context: RequestContext,
  op: StoreStep['op'],
  key: SessionKey,
  work: () => Promise<readonly [T, StoreStep['result']]>,
): Promise<T> {
  const began = performance.now();
  let result: StoreStep['result'] = 'failed';
  try {
    const [value, went] = await work();
    result = went;
    return value;
  } catch (error) {
    result = resultOf(error);
    throw error;
  } finally {
    context.noted = performance.now();
    const tookMs = context.noted - began;
    context.steps.push({ kind: 'store', op, key, result, at: began - context.began, tookMs });
  }
}

function resultOf(error: unknown): StoreStep['result'] {
  if (error instanceof SessionGone) return 'gone';
  if (error instanceof RevisionConflict) return 'conflict';
  return error instanceof SessionExists ? 'exists' : 'failed';
}
