import { nextAvatar } from '../../shared/avatars.ts';
import type { BackstagePlace } from '../../shared/bench-records.ts';
import type { BenchPlan } from './bench-plan.ts';

/** The bench that Jarful begins with: Ann and Bob, each in a pane. @param address where they arrive. */
export function firstBench(address: string, place: BackstagePlace): BenchPlan {
  const ann = nextAvatar([]);
  const bob = nextAvatar([ann]);
  return {
    name: null,
    people: [ann, bob].map((avatar) => ({ avatar, site: 'shop' as const, cookies: [] })),
    panes: [0, 1].map((person) => ({ person, address, zoom: 100, stands: 'bench' })),
    sessionCookie: null,
    layout: 'row',
    backstage: { open: true, place },
  };
}
