import { expect, test } from 'vitest';
import { moveInto } from '../../../main/workspace/bench/move-into.ts';

test.each([
  ['a', 'c', 'bcad'],
  ['d', 'a', 'dabc'],
  ['b', 'c', 'acbd'],
  ['b', 'b', 'abcd'],
  ['x', 'b', 'abcd'],
  ['b', 'x', 'abcd'],
])('%s takes the place of %s: %s', (moved, place, order) => {
  expect(moveInto([...'abcd'], moved, place).join('')).toBe(order);
});
