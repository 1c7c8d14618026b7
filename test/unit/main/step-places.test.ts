import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSourceCode } from '../../../main/shop/code/source-code.ts';
import { openStepPlaces, placeSteps } from '../../../main/shop/code/step-places.ts';
import type { Exchange, Step } from '../../../server/inspector/records.ts';
import recorded from '../../harness/recorded-shop.json';

const code = openSourceCode(join(import.meta.dirname, '../../..'));
const exchanges = recorded.snapshot.exchanges as unknown as readonly Exchange[];
const place = openStepPlaces(code);

const took = { at: 0, tookMs: 0 };

/** The source line that was found for a step. */
function lineOf(step: Step): string {
  const source = place(step);
  if (!source) throw new Error(`no line takes the step ${JSON.stringify(step)}`);
  return code.read(source.file).split('\n')[source.line - 1] ?? '';
}

describe('the lines that an exchange went through', () => {
  it('should be found for every step that the real server recorded', () => {
    expect(exchanges.length).toBeGreaterThan(5);
    for (const exchange of exchanges) {
      for (const step of placeSteps(exchange, place).steps) expect(step, JSON.stringify(step)).toHaveProperty('source');
    }
  });

  it('should be the ones that took the step', () => {
    expect(lineOf({ kind: 'handler', route: 'POST /cart/add', failed: false, ...took })).toContain(
      "router.post('/cart/add'",
    );
    expect(lineOf({ kind: 'gate', ahead: 0, ...took })).toContain("kind: 'gate'");
    expect(lineOf({ kind: 'check', what: 'host', ok: true, ...took })).toContain("noteCheck(context, 'host')");
    expect(lineOf({ kind: 'check', what: 'token', ok: false, why: 'x', ...took })).toContain("'token', ");
  });

  it.each(['read', 'create', 'update', 'touch', 'destroy'] as const)('should know where the store does %s', (op) => {
    const key = 'k' as Extract<Step, { kind: 'store' }>['key'];
    expect(lineOf({ kind: 'store', op, key, result: 'done', ...took })).toContain(`'${op}'`);
  });

  it('when there is no such line / should leave the step as it is', () => {
    expect(place({ kind: 'handler', route: 'GET /nowhere', failed: false, ...took })).toBeUndefined();
  });
});
