import { expect, it } from 'vitest';
import { readHar } from '../../../../main/exchanges/read-har.ts';
import { showRecording } from '../../../../main/exchanges/show-recording.ts';
import { writeHar } from '../../../../main/exchanges/write-har.ts';
import { openStory } from '../../../../renderer/state/opened-story.ts';
import { toldNow } from '../../../../renderer/state/told-now.ts';
import { allExchanges } from '../../../../renderer/state/traffic-picture.ts';
import type { Exchange } from '../../../../server/inspector/records.ts';
import recorded from '../../../harness/recorded-story.json' with { type: 'json' };
import { takeExchange, ticket } from './taken.ts';

const told = recorded.snapshot.exchanges[2] as unknown as Exchange;

function tellFile() {
  const exchanges = [
    takeExchange({ record: { at: told.at - 5_000 } }),
    { ...takeExchange({ who: 'Bob', record: { at: told.at } }), told },
    takeExchange({ who: null, record: { at: told.at + 60_000, paneId: null } }),
  ];
  const people = [{ name: 'Bob', shape: 'star', colour: 'teal' }] as const;
  const har = writeHar({ exchanges, people, pages: [], version: '0', browser: '0' });
  const story = readHar(JSON.stringify(har));
  if (typeof story === 'string') throw new Error(story);
  return showRecording('a.har', story);
}

it('gives everybody the mark of the file, or the next that is free, and masks secrets', () => {
  const story = tellFile();
  expect(story.people).toEqual([
    { id: 'recorded:Ann', name: 'Ann', shape: 'circle', colour: 'blue' },
    { id: 'recorded:Bob', name: 'Bob', shape: 'star', colour: 'teal' },
  ]);
  expect(story.traffic.map(({ who }) => who)).toEqual(['recorded:Ann', 'stranger:']);
  expect(story.told).toMatchObject([{ who: 'recorded:Bob', steps: told.steps }]);
  expect(JSON.stringify(story)).not.toContain(ticket);
});

it('is told in its order, by numbers that nothing on the bench has', () => {
  const { server, traffic, people, count } = openStory(tellFile());
  const all = allExchanges(server, traffic);
  expect(all.map(({ who }) => people.get(who)?.name)).toEqual(['Ann', 'Bob', undefined]);
  expect(all.map(({ id }) => id)).toEqual(['recording:1', 'recording:2', 'recording:3']);
  expect(count).toBe(3);
  // Nobody can be sent again in her name.
  expect([...people.values()].every(({ here }) => !here)).toBe(true);
});

it('stands in the place of what is live only while it is open', () => {
  const { server, traffic, people } = openStory(tellFile());
  const live = { server, traffic, people, story: null };
  expect(toldNow(live)).toBe(live);
  const story = openStory(tellFile());
  expect(toldNow({ ...live, story }).server).toBe(story.server);
});
