import type { Pane } from '../../browsers/panes/pane.ts';
import type { BenchPlan } from './bench-plan.ts';
import type { PeopleAndPanes } from './people-and-panes.ts';

/** The people and panes of a plan, there but not yet in the pages that they are to show. */
export interface SeatedPlan {
  /** The first of the panes; null: nobody has one. */
  readonly first: Pane | null;
  /** Resolves when all jars have what the plan lays into them. */
  readonly cookies: Promise<unknown>;
  /** Opens their pages, and the windows that some have of their own. Resolves when all are there or have failed. */
  load(): Promise<void>;
}

/** Seats whom a plan names, as far as there is room: who has no pane is nobody. */
export function seatPlan(plan: BenchPlan, people: PeopleAndPanes): SeatedPlan {
  const jars = plan.people.map(({ avatar, site }) => people.addJar(avatar, site));
  const seats = plan.panes.flatMap((seat) => {
    const jar = jars[seat.person];
    // One that sleeps takes no memory, so it has room on any bench.
    if (!jar || (seat.stands !== 'asleep' && people.room === 0)) return [];
    const pane = people.addPane(jar);
    pane.zoom.set(seat.zoom);
    if (seat.stands === 'asleep') pane.beginAsleep(seat.address);
    return [{ ...seat, pane }];
  });
  for (const jar of jars) people.forgetIfIdle(jar);
  return {
    first: seats[0]?.pane ?? null,
    cookies: Promise.all(plan.people.map(({ cookies }, index) => jars[index]?.putCookies(cookies))),
    load: async () => {
      const awake = seats.filter(({ stands }) => stands !== 'asleep');
      await Promise.all(awake.map(({ pane, address }) => pane.load(address)));
      for (const { pane, stands } of seats) if (stands === 'window' && people.hasPane(pane.id)) people.popOut(pane);
    },
  };
}
