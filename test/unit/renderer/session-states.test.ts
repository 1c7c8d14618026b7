import { describe, expect, it } from 'vitest';
import { beatOfStep } from '../../../renderer/backstage/code/beat-of-step.ts';
import { arrowsOf, beatsOf } from '../../../renderer/backstage/conversation/beats.ts';
import { statesOf } from '../../../renderer/state/session-states.ts';
import { named } from '../../harness/fake-bench.ts';

const { exchanges } = named.snapshot;
const keys = [...new Set(exchanges.flatMap(({ session }) => (session.after ? [session.after.key] : [])))];

describe('the earlier states of a session', () => {
  it('should begin with the exchange that made it, and each differ from the one before', () => {
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const states = statesOf(exchanges, key);
      const data = states.map(({ session }) => JSON.stringify(session.after?.data));
      expect(data.length).toBeGreaterThan(0);
      data.forEach((one, index) => {
        if (index > 0) expect(one).not.toBe(data[index - 1]);
      });
    }
  });

  it('should leave out exchanges that only looked', () => {
    for (const key of keys) {
      const looked = exchanges.filter(({ session }) => session.effect === 'read' && session.after?.key === key);
      const [first, ...others] = statesOf(exchanges, key);
      expect(first).toBeDefined();
      for (const one of looked) expect(others).not.toContain(one);
    }
  });
});

describe('the beat in which a step was taken', () => {
  it('should be the beat in which its arrow is drawn', () => {
    for (const exchange of exchanges) {
      for (const step of exchange.steps) {
        if (step.kind === 'store') expect(beatsOf(exchange)).toContain(beatOfStep(step));
      }
      expect(arrowsOf(exchange).length).toBeGreaterThan(1);
    }
  });
});
