import type { ShownRecording } from '../../main/shared/exchange-news.ts';
import type { People } from './people.ts';
import { pictureOf, type ServerPicture } from './server-picture.ts';
import { type TrafficPicture, trafficOf } from './traffic-picture.ts';

/** A recording from a file, in the shape of what is live, so that the same panels tell it. */
export interface OpenedRecording {
  readonly file: string;
  readonly leftOut: ShownRecording['leftOut'];
  readonly count: number;
  readonly server: ServerPicture;
  readonly traffic: TrafficPicture;
  readonly people: People;
}

export function openRecording({ file, leftOut, people, inspected, traffic }: ShownRecording): OpenedRecording {
  return {
    file,
    leftOut,
    count: inspected.length + traffic.length,
    server: pictureOf({ seq: 0, now: 0, medium: 'memory', rows: [], exchanges: inspected, held: [] }, 0),
    traffic: trafficOf({ seq: 1, records: traffic, gone: [] }),
    // A recording's people have no jar: nothing can be sent in their names.
    people: new Map(people.map((person) => [person.id, { ...person, here: false }])),
  };
}
