/** What the bench is to show, and whether it did. */
import type { Growth, Tidied } from './crowd.ts';
import { type Raced, type RacerName, ratioOf } from './race.ts';

export interface Aim {
  readonly says: string;
  readonly wanted: string;
  readonly found: string;
  readonly isMet: boolean;
}

const MOST_TIDYING = 1.5;
const MOST_FILES = 2.5;
const MOST_GROWTH = 1.1;

export function judge(raced: readonly Raced[], growths: readonly Growth[], tidied: readonly Tidied[]): readonly Aim[] {
  const of = (name: RacerName) => {
    const found = raced.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} did not race.`);
    return found;
  };
  const speed = (name: RacerName) => ratioOf(of(name), of('plain express'), ({ perSecond }) => perSecond);
  const files = ratioOf(of('Jarful, on files'), of('Jarful, everything on'), ({ micros }) => micros);
  return [
    atLeast('everything on, requests a second, of plain express', 1.1, speed('Jarful, everything on')),
    atLeast('inspector listening, the same', 1, speed('Jarful, inspector listening')),
    atLeast('recording for rewind, the same', 0.9, speed('Jarful, recording for rewind')),
    atMost('on files, processor time a request, of memory’s', MOST_FILES, files),
    ...tidied.map(({ medium, before, during }) =>
      atMost(`${medium}: p99 of others while 100,000 are tidied, of before`, MOST_TIDYING, during / before),
    ),
    ...growths.map(({ medium, sessions, ratio }) =>
      atMost(`${medium}: processor time among ${sessions.toLocaleString('en')}, of among 10`, MOST_GROWTH, ratio),
    ),
  ];
}

function atLeast(says: string, least: number, found: number): Aim {
  return { says, wanted: `at least ${least.toFixed(2)}`, found: found.toFixed(2), isMet: round(found) >= least };
}

function atMost(says: string, most: number, found: number): Aim {
  return { says, wanted: `at most ${most.toFixed(2)}`, found: found.toFixed(2), isMet: round(found) <= most };
}

/** As it is shown: nobody sees a difference beyond the second digit. */
function round(value: number): number {
  return Number(value.toFixed(2));
}
