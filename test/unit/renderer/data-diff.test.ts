import { expect, test } from 'vitest';
import { compareData, type DataNode, growTree, pathWords, valueWords } from '../../../renderer/state/data-diff.ts';

function idsOf(nodes: readonly DataNode[]): readonly string[] {
  return nodes.flatMap((node) => [node.id, ...idsOf(node.children)]);
}

test('what was put in, taken out and changed', () => {
  expect(compareData({ cart: { tea: 1, bread: 2 } }, { cart: { tea: 2, juice: 1 } })).toEqual([
    { sign: '~', path: ['cart', 'tea'], before: 1, after: 2 },
    { sign: '-', path: ['cart', 'bread'], before: 2 },
    { sign: '+', path: ['cart', 'juice'], after: 1 },
  ]);
});

test('from nothing everything is new, to nothing everything goes', () => {
  expect(compareData(null, { cart: {} })).toEqual([{ sign: '+', path: ['cart'], after: {} }]);
  expect(compareData({ name: 'Ann' }, null)).toEqual([{ sign: '-', path: ['name'], before: 'Ann' }]);
});

test('keys that mean something to JavaScript are ordinary data', () => {
  const before = JSON.parse('{"a":{}}');
  const after = JSON.parse('{"a":{"toString":1,"constructor":2}}');
  expect(compareData(before, after).map((change) => change.path.join('.'))).toEqual(['a.toString', 'a.constructor']);
});

test('the tree marks what is new with all that is in it, and keeps what went as a line', () => {
  const before = { cart: { tea: 1 }, name: 'Ann' };
  const after = { cart: { tea: 2 }, newroles: [{ role: 'driver' }] };
  const tree = growTree(after, compareData(before, after));
  expect(tree.map(({ key, sign }) => [key, sign])).toEqual([
    ['cart', null],
    ['newroles', '+'],
    ['name', '-'],
  ]);
  expect(tree[0]?.children[0]).toMatchObject({ key: 'tea', value: 2, sign: '~', was: 1 });
  expect(tree[1]?.children[0]?.children[0]).toMatchObject({ key: 'role', sign: '+' });
  const ids = idsOf(tree);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an empty object is a value, not a branch', () => {
  expect(growTree({ cart: {} })).toEqual([{ id: '["cart"]', key: 'cart', value: {}, sign: null, children: [] }]);
});

test('paths and values in words', () => {
  expect(pathWords(['newroles', 0, 'count'])).toBe('newroles[0].count');
  expect(valueWords('x'.repeat(100), 10)).toBe('"xxxxxxxx…');
});
