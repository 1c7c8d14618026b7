/** The lessons that ship, as far as they can be checked without an app; test/lessons plays them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../../../main/lessons/lesson/lesson.ts';
import { placeOfFault } from '../../../../main/lessons/lesson/lesson-fault.ts';
import { linksOfLesson } from '../../../../main/lessons/lesson/lesson-links.ts';
import { readLesson } from '../../../../main/lessons/lesson/read-lesson.ts';
import { readLessonShelf } from '../../../../main/lessons/lesson-run/lesson-shelf.ts';
import { shippedSources } from '../../../../main/lessons/lesson-run/lesson-source.ts';
import { sayPhrase } from '../../../../main/shared/messages/phrase.ts';
import { speak } from '../../../harness/languages.ts';
import { withTables } from '../../../lessons/lesson-tables.ts';
import { shippedLessons } from '../../../lessons/shipped-lessons.ts';

const root = resolve(import.meta.dirname, '../../../..');
const folder = join(root, 'lessons');
const languages = readdirSync(join(root, 'languages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it.each(languages)('all lessons can be read in %s', async (language) => {
  const { lessons, faults } = await readLessonShelf(await shippedSources(folder), language);
  const say = speak('en');
  expect(faults.map((fault) => `${placeOfFault(fault)} ${sayPhrase(say, fault.what)}`)).toEqual([]);
  expect(lessons).toHaveLength(readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).length);
  const numbers = lessons.map(({ lesson }) => lesson.number);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it.each(languages)('every lesson is there in %s', async (language) => {
  const { lessons } = await readLessonShelf(await shippedSources(folder), language);
  expect(lessons.filter(({ inEnglish }) => inEnglish).map(({ lesson }) => lesson.id)).toEqual([]);
});

it('the example of docs/write-a-lesson.md is a lesson', () => {
  const guide = readFileSync(join(root, 'docs/write-a-lesson.md'), 'utf8');
  const [, example = ''] = /````markdown\n([\s\S]*?)````/.exec(guide) ?? [];
  const read = readLesson('example', example);
  expect(read.ok ? [] : read.faults).toEqual([]);
  expect(read.ok && read.value.steps[0]?.see).toHaveLength(3);
});

it('docs/lessons.md lists them with the points of the article that each shows (npm run lessons:table)', () => {
  const page = readFileSync(join(root, 'docs/lessons.md'), 'utf8');
  expect(page).toBe(withTables(page, shippedLessons()));
});

it('together they show all fourteen points of the article, and so do those that need no 45 minutes, but for other browsers', () => {
  const points = Array.from({ length: 14 }, (_, point) => point + 1);
  const missing = (lessons: readonly Lesson[]) => {
    const covered = new Set(lessons.flatMap(({ covers }) => covers));
    return points.filter((point) => !covered.has(point));
  };
  expect(missing(shippedLessons())).toEqual([]);
  expect(missing(shippedLessons().filter(({ minutes }) => minutes < 45))).toEqual([8]);
});

describe('a link to a line of code', () => {
  it.each(languages)('names words that stand on one line of that file alone (%s)', async (language) => {
    const { lessons } = await readLessonShelf(await shippedSources(folder), language);
    const links = lessons.flatMap(({ texts }) => linksOfLesson(texts));
    const found = links.flatMap((link) => {
      if (link.kind !== 'code') return [];
      const lines = readFileSync(join(root, link.file), 'utf8').split('\n');
      return [`${link.file}: ${link.has}: ${lines.filter((line) => line.includes(link.has)).length}`];
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((one) => !one.endsWith(': 1'))).toEqual([]);
  });
});
