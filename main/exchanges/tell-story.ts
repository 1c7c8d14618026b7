import type { Exchange } from '../../server/inspector/records.ts';
import { maskRecord } from '../network/traffic/mask-traffic.ts';
import type { JarId } from '../shared/bench-records.ts';
import type { StoryPerson, ToldStory } from '../shared/exchange-news.ts';
import { type JarMark, nextMark } from '../shared/jar-marks.ts';
import type { ShownTraffic, TrafficId } from '../shared/traffic-records.ts';
import type { HarStory } from './read-har.ts';

/** Numbers of a story's exchanges begin far from those of the bench: neither can be taken for the other. */
const firstOfStory = 100_000_000;

/** A file's story as the window draws it: people with marks, secrets masked. Nobody in it is on the bench. */
export function tellStory(file: string, { exchanges, people, leftOut }: HarStory): ToldStory {
  const cast = castPeople(
    exchanges.map(({ who }) => who),
    people,
  );
  const told: Exchange[] = [];
  const traffic: ShownTraffic[] = [];
  for (const [index, taken] of exchanges.entries()) {
    const number = firstOfStory + index;
    const agent = agentOf(taken.who);
    if (taken.told) told.push({ ...taken.told, id: number, who: { ...taken.told.who, agent } });
    else {
      const { record } = taken;
      const id = `t${number}` as TrafficId;
      const tookMs = record.tookMs ?? 0;
      traffic.push(
        maskRecord({ ...record, id, jarId: agent as JarId, agent, toShop: false, waitedMs: tookMs, tookMs }),
      );
    }
  }
  return { file, leftOut, people: cast, told, traffic };
}

/** Everybody who takes part, with the mark that the file gives her, or else the next that is free. */
function castPeople(names: readonly (string | null)[], marks: HarStory['people']): readonly StoryPerson[] {
  const given = new Map(marks.map((mark) => [mark.name, mark]));
  const worn: JarMark[] = [];
  return [...new Set(names)].flatMap((name): readonly StoryPerson[] => {
    if (name === null) return [];
    const mark = given.get(name) ?? nextMark(worn);
    worn.push(mark);
    return [{ agent: agentOf(name), name, shape: mark.shape, colour: mark.colour }];
  });
}

function agentOf(name: string | null): string {
  return name === null ? '' : `har:${name}`;
}
