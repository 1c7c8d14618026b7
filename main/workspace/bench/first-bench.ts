import { nextMark } from '../../shared/jar-marks.ts';
import type { BenchPlan } from './bench-plan.ts';

/** The bench that Jarful begins with: Ann and Bob, each in a pane. @param address where they arrive. */
export function firstBench(address: string): BenchPlan {
  const ann = nextMark([]);
  const bob = nextMark([ann]);
  return {
    name: null,
    people: [ann, bob].map((mark) => ({ mark, site: 'shop' as const, cookies: [] })),
    panes: [0, 1].map((person) => ({ person, address })),
    layout: 'row',
    backstage: { open: true, place: 'auto' },
  };
}
