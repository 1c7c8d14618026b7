import { expect, it } from 'vitest';
import { readHar } from '../../../../main/exchanges/read-har.ts';
import { showRecording } from '../../../../main/exchanges/show-recording.ts';
import { writeHar } from '../../../../main/exchanges/write-har.ts';
import { openRecording } from '../../../../renderer/state/opened-recording.ts';
import { shownNow } from '../../../../renderer/state/shown-now.ts';
import { allExchanges } from '../../../../renderer/state/traffic-picture.ts';
import type { Exchange } from '../../../../server/inspector/records.ts';
import recorded from '../../../harness/recorded-shop.json' with { type: 'json' };
import { takeExchange, ticket } from './taken.ts';

const inspected = recorded.snapshot.exchanges[2] as unknown as Exchange;

function tellFile() {
  const exchanges = [
    takeExchange({ record: { at: inspected.at - 5_000 } }),
    { ...takeExchange({ who: 'Bob', record: { at: inspected.at } }), inspected },
    takeExchange({ who: null, record: { at: inspected.at + 60_000, paneId: null } }),
  ];
  const people = [{ name: 'Bob', shape: 'star', colour: 'teal' }] as const;
  const har = writeHar({ exchanges, people, pages: [], version: '0', browser: '0' });
  const file = readHar(JSON.stringify(har));
  if (typeof file === 'string') throw new Error(file);
  return showRecording('a.har', file);
}

it('gives everybody the mark of the file, or the next that is free, and masks secrets', () => {
  const file = tellFile();
  expect(file.people).toEqual([
    { id: 'recorded:Ann', name: 'Ann', shape: 'circle', colour: 'blue' },
    { id: 'recorded:Bob', name: 'Bob', shape: 'star', colour: 'teal' },
  ]);
  expect(file.traffic.map(({ who }) => who)).toEqual(['recorded:Ann', 'stranger:']);
  expect(file.inspected).toMatchObject([{ who: 'recorded:Bob', steps: inspected.steps }]);
  expect(JSON.stringify(file)).not.toContain(ticket);
});

it('is told in its order, by numbers that nothing on the bench has', () => {
  const { server, traffic, people, count } = openRecording(tellFile());
  const all = allExchanges(server, traffic);
  expect(all.map(({ who }) => people.get(who)?.name)).toEqual(['Ann', 'Bob', undefined]);
  expect(all.map(({ id }) => id)).toEqual(['recording:1', 'recording:2', 'recording:3']);
  expect(count).toBe(3);
  // Nobody can be sent again in her name.
  expect([...people.values()].every(({ here }) => !here)).toBe(true);
});

it('stands in the place of what is live only while it is open', () => {
  const { server, traffic, people } = openRecording(tellFile());
  const live = { server, traffic, people, recording: null };
  expect(shownNow(live)).toBe(live);
  const recording = openRecording(tellFile());
  expect(shownNow({ ...live, recording }).server).toBe(recording.server);
});
