/** What the bench is to show, and whether it did. */
export interface Aim {
  readonly says: string;
  readonly wanted: string;
  readonly found: string;
  readonly isMet: boolean;
}

export function atLeast(says: string, least: number, found: number): Aim {
  return { says, wanted: `at least ${least.toFixed(2)}`, found: found.toFixed(2), isMet: round(found) >= least };
}

export function atMost(says: string, most: number, found: number): Aim {
  return { says, wanted: `at most ${most.toFixed(2)}`, found: found.toFixed(2), isMet: round(found) <= most };
}

/** As it is shown: nobody sees a difference beyond the second digit. */
function round(value: number): number {
  return Number(value.toFixed(2));
}
