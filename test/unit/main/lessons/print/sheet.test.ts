import { expect, it } from 'vitest';
import { readLesson } from '../../../../../main/lessons/lesson/read-lesson.ts';
import type { ShelvedLesson } from '../../../../../main/lessons/lesson-run/lesson-shelf.ts';
import { otherPaper, usualPaper } from '../../../../../main/lessons/print/paper.ts';
import { countPages, printSheet } from '../../../../../main/lessons/print/print-sheet.ts';
import { type SheetKind, sheetHtml } from '../../../../../main/lessons/print/sheet.ts';
import { speak } from '../../../../harness/languages.ts';

const source = `---
id: two
number: 1
title: A < B
teaches: That.
minutes: 5
---
## First {#first}

:::predict{answer=1 wrong=2}
What will **Bob** see in \`<b>\`?

1. Nothing.
2. A juice.

He has no ticket.
:::

:::do{solution="ann.buy juice"}
Open [Cookies](panel:cookies).
:::

:::trainer{minutes=2}
Ask them.
:::

## Last {#last}

:::predict{answer=2}
And Ann?

1. Bread.
2. Tea.

She does.
:::
`;
const read = readLesson('two/lesson.md', source);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const shelved: ShelvedLesson = {
  lesson: read.value,
  texts: read.value.texts,
  inEnglish: false,
  source: { name: 'two', own: false, read: async () => null },
};
const html = (kind: SheetKind, size = 10) => sheetHtml({ kind, shelved, language: 'en', say: speak('en') }, size);

it('asks on the worksheet and gives nothing away', () => {
  const sheet = html('worksheet');
  expect(sheet).toContain('<h1>A &lt; B</h1>');
  expect(sheet).toContain('What will <strong>Bob</strong> see in <code>&lt;b&gt;</code>?');
  expect(sheet).toContain('<p>Open Cookies.</p>');
  expect(sheet.match(/My guess, and why/g)).toHaveLength(2);
  for (const secret of ['He has no ticket', 'Ask them', '✓']) expect(sheet).not.toContain(secret);
});

it('marks right and usual wrong answers on the answer sheet, with why and the notes', () => {
  const sheet = html('answers');
  expect(sheet).toContain('<p>Nothing.</p><b>✓ right</b>');
  expect(sheet).toContain('<p>A juice.</p><i>usual wrong answer</i>');
  expect(sheet).toContain('<p>Bread.</p></div>');
  for (const told of ['He has no ticket.', '<aside><p>Ask them.</p></aside>']) expect(sheet).toContain(told);
  expect(sheet).not.toContain('class="names"');
});

it('asks the last question once more on the exit ticket', () => {
  const sheet = html('ticket');
  expect(sheet).toContain('And Ann?');
  expect(sheet).not.toContain('What will');
  expect(sheet).not.toContain('She does.');
});

it('fetches nothing and runs nothing', () => {
  for (const kind of ['worksheet', 'answers', 'ticket'] as const)
    expect(html(kind)).not.toMatch(/<script|https?:|src=|href=|url\(/);
});

it('prints with the largest type that leaves it on one page', async () => {
  const sizes: number[] = [];
  const printed = await printSheet(
    (size) => String(size),
    'A4',
    async (text) => {
      const size = Number(text);
      sizes.push(size);
      return Buffer.from(`/Type /Pages /Type /Page ${size > 9 ? '/Type/Page' : ''} at ${text}`);
    },
  );
  expect(Buffer.from(printed).toString()).toContain('at 9');
  expect(countPages(printed)).toBe(1);
  expect(sizes.length).toBeLessThan(7);
});

it('prints what fits on no page in the smallest type', async () => {
  const printed = await printSheet(String, 'Letter', async (text) => Buffer.from(`/Type /Page /Type /Page at ${text}`));
  expect(Buffer.from(printed).toString()).toContain('at 6');
});

it('knows the paper of a country', () => {
  expect(['US', 'MX', 'DE', 'ES', ''].map(usualPaper)).toEqual(['Letter', 'Letter', 'A4', 'A4', 'A4']);
  expect(otherPaper('A4')).toBe('Letter');
});
