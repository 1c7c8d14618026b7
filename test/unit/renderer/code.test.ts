import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { highlightLines } from '../../../renderer/backstage/code/highlight.ts';
import { litLines, litSteps } from '../../../renderer/backstage/code/lit-lines.ts';
import { named } from '../../harness/fake-bench.ts';

const plain = (file: string, text: string) =>
  highlightLines(file, text).map((pieces) => pieces.map((piece) => piece.text).join(''));

test('colouring leaves every character in its line', () => {
  for (const file of ['server/inspector/records.ts', 'server/session-server.ts']) {
    const text = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
    expect(plain(file, text)).toEqual(text.replace(/\n$/, '').split('\n'));
  }
});

test('a comment over several lines is a comment in each', () => {
  const lines = highlightLines('a.ts', '/* one\n\n two */\nconst x = 1;\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]?.[0]).toEqual({ text: ' two */', kind: 'hljs-comment' });
  expect(lines[3]?.[0]).toEqual({ text: 'const', kind: 'hljs-keyword' });
});

test('templates and styles are coloured too, and markup stays text', () => {
  expect(plain('a.liquid', '<p>{{ name }}</p>')).toEqual(['<p>{{ name }}</p>']);
  expect(highlightLines('a.css', 'p { color: red }')[0]?.some((piece) => piece.kind !== '')).toBe(true);
});

test('the lines that an exchange went through, in order', () => {
  const [first] = named.snapshot.exchanges;
  if (!first) throw new Error('the recording is empty');
  const file = 'server/pipeline.ts';
  const placed = first.steps.map((step, index) => ({ ...step, source: { file, line: index < 2 ? 7 : 9 } }));
  const steps = litSteps({ ...first, steps: placed });
  expect(steps.map((lit) => lit.order)).toEqual(placed.map((_, index) => index + 1));
  expect([...litLines(steps, file)]).toEqual([
    [7, [1, 2]],
    [9, placed.slice(2).map((_, index) => index + 3)],
  ]);
  expect(litLines(steps, 'server/other.ts').size).toBe(0);
  expect(litSteps(null)).toEqual([]);
});
