import { expect, test } from 'vitest';
import type { JarId } from '../../../main/shared/bench-records.ts';
import { exchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { visitorId, visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { filterLog } from '../../../renderer/state/log-lines.ts';
import { everyone, gone, guests, participantsOf, standingWho } from '../../../renderer/state/participants.ts';
import { nobodyYet, rememberPeople } from '../../../renderer/state/people.ts';
import { named } from '../../harness/fake-bench.ts';
import { ann, bob, cleo } from '../../harness/fake-people.ts';

const { exchanges } = named.snapshot;

test('a filter by somebody of whom nothing is left filters nothing', () => {
  const hers = visitorOfJar(ann.id);
  const people = rememberPeople(nobodyYet, [ann, bob]);
  expect(standingWho(hers, people, [])).toBe(hers);
  const afterReset = rememberPeople(people, [bob]);
  expect(standingWho(hers, afterReset, exchanges)).toBe(gone);
  expect(standingWho(hers, afterReset, [])).toBe(everyone);
  expect(standingWho(guests, people, [])).toBe(everyone);
  expect(standingWho(gone, people, exchanges)).toBe(everyone);
});

test('who has gone is one participant, whoever looks the same is another', () => {
  const again = { ...ann, id: 'ann-9' as JarId };
  const people = rememberPeople(rememberPeople(nobodyYet, [ann, bob, cleo]), [again, bob]);
  const hers = { ...visitOf(ann.id), id: exchangeId('server', 801) };
  const cleos = { ...visitOf(cleo.id), id: exchangeId('server', 802) };
  const shown = participantsOf(people, [hers, cleos]);
  expect(shown.map(({ id, name, here }) => [id, name, here])).toEqual([
    [visitorOfJar(again.id), 'Ann', true],
    [visitorOfJar(bob.id), 'Bob', true],
    [gone, null, false],
  ]);
  expect(filterLog([hers, cleos], people, { who: gone, text: '' })).toHaveLength(2);
  expect(filterLog([hers, cleos], people, { who: visitorOfJar(again.id), text: '' })).toEqual([]);
});

test('guests stand last, and as long as one of them is remembered', () => {
  const people = rememberPeople(nobodyYet, [ann]);
  const guest = { ...visitOf(ann.id), who: visitorId({ kind: 'stranger', looks: 'a phone' }) };
  expect(participantsOf(people, [guest]).map(({ id }) => id)).toEqual([visitorOfJar(ann.id), guests]);
  expect(participantsOf(people, []).map(({ id }) => id)).toEqual([visitorOfJar(ann.id)]);
});

test('in a recording everybody is there', () => {
  const id = visitorId({ kind: 'recorded', name: 'Zoe' });
  const people = new Map([[id, { id, name: 'Zoe', shape: 'star', colour: 'red', here: false } as const]]);
  expect(participantsOf(people, [{ ...visitOf(ann.id), who: id }])).toMatchObject([{ id, name: 'Zoe', here: true }]);
});

function visitOf(jarId: JarId): ExchangeRecord {
  const [first] = exchanges;
  if (!first) throw new Error('the story is empty');
  return { ...first, who: visitorOfJar(jarId) };
}
