/** What docs/lessons.md says of the lessons, from their front matter: `npm run lessons:table` writes it, a test compares. */
import type { Lesson } from '../../main/lessons/lesson/lesson.ts';

/** The article's list, in its order. */
const points = [
  'a ticket with a value of its own, sent back ever after',
  'stored at the end of a request, read at the start of the next',
  'several users kept apart',
  'the form and its three lines',
  'the session dumped as history',
  'turned on, and off',
  '`|safe`: what was typed becomes a part of the page',
  'other browsers than the window’s own',
  'the log',
  'media',
  'the time a session lives',
  'tidying up',
  'destroyed, so that *Back* orders nothing twice',
  'the code in its context',
];

const mark = (which: 'begin' | 'end') => `<!-- tables: ${which} -->`;

/** The page with the tables of these lessons in the place of its own. */
export function withTables(page: string, lessons: readonly Lesson[]): string {
  const [before = '', rest = ''] = page.split(mark('begin'));
  const [, after = ''] = rest.split(mark('end'));
  return [before, mark('begin'), '\n', tablesOf(lessons), '\n', mark('end'), after].join('');
}

function tablesOf(lessons: readonly Lesson[]): string {
  const rows = lessons.map(
    ({ number, texts, minutes, steps, covers }) =>
      `| ${number} | ${texts.title} | ${minutes} | ${steps.length} | ${covers.join(', ')} |`,
  );
  const shown = points.map((point, place) => {
    const by = lessons.filter(({ covers }) => covers.includes(place + 1)).map(({ number }) => number);
    return `| ${place + 1} | ${point} | ${by.join(', ')} |`;
  });
  return [
    '| number | lesson | minutes | steps | points of the article |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '| point | what the article shows | lessons |',
    '|---|---|---|',
    ...shown,
  ].join('\n');
}
