import { expect, test } from 'vitest';
import { visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { everyone, guests, standingWho } from '../../../renderer/state/log-lines.ts';
import { nobodyYet, rememberPeople } from '../../../renderer/state/people.ts';
import { named } from '../../harness/fake-bench.ts';
import { ann, bob } from '../../harness/fake-people.ts';

const { exchanges } = named.snapshot;

test('a filter by somebody of whom nothing is left filters nothing', () => {
  const hers = visitorOfJar(ann.id);
  const people = rememberPeople(nobodyYet, [ann, bob]);
  expect(standingWho(hers, people, [])).toBe(hers);
  const afterReset = rememberPeople(people, [bob]);
  expect(standingWho(hers, afterReset, exchanges)).toBe(hers);
  expect(standingWho(hers, afterReset, [])).toBe(everyone);
  expect(standingWho(guests, people, [])).toBe(everyone);
});
