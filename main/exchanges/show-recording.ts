import { maskRecord } from '../network/traffic/mask-traffic.ts';
import { type Avatar, nextAvatar } from '../shared/avatars.ts';
import { exchangeId } from '../shared/exchange-id.ts';
import type { RecordedPerson, ShownRecording } from '../shared/exchange-news.ts';
import type { ExchangeRecord } from '../shared/exchange-records.ts';
import type { ShownTraffic } from '../shared/traffic-records.ts';
import { type VisitorId, visitorId } from '../shared/visitor-id.ts';
import type { Recording } from './read-har.ts';

/** A recording as the window draws it: people with avatars, secrets masked. Nobody in it is on the bench. */
export function showRecording(file: string, { exchanges, people, leftOut }: Recording): ShownRecording {
  const cast = castPeople(
    exchanges.map(({ who }) => who),
    people,
  );
  const inspected: ExchangeRecord[] = [];
  const traffic: ShownTraffic[] = [];
  for (const [index, taken] of exchanges.entries()) {
    const id = exchangeId('recording', index + 1);
    const who = visitorOf(taken.who);
    if (taken.inspected) inspected.push({ ...taken.inspected, id, who });
    else {
      const { record } = taken;
      const tookMs = record.tookMs ?? 0;
      traffic.push({
        ...maskRecord({ ...record, id, who, toShop: false, waitedMs: tookMs, tookMs }),
        pinned: false,
      });
    }
  }
  return { file, leftOut, people: cast, inspected, traffic };
}

/** Everybody who takes part, with the mark that the file gives her, or else the next that is free. */
function castPeople(names: readonly (string | null)[], marks: Recording['people']): readonly RecordedPerson[] {
  const given = new Map(marks.map((mark) => [mark.name, mark]));
  const worn: Avatar[] = [];
  return [...new Set(names)].flatMap((name): readonly RecordedPerson[] => {
    if (name === null) return [];
    const mark = given.get(name) ?? nextAvatar(worn);
    worn.push(mark);
    return [{ id: visitorOf(name), name, shape: mark.shape, colour: mark.colour }];
  });
}

function visitorOf(name: string | null): VisitorId {
  return visitorId(name === null ? { kind: 'stranger', looks: '' } : { kind: 'recorded', name });
}
