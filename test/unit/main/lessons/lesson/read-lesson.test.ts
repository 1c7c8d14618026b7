import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../../../../main/lessons/lesson/lesson.ts';
import { type LessonFault, placeOfFault } from '../../../../../main/lessons/lesson/lesson-fault.ts';
import { readLesson, readTranslation } from '../../../../../main/lessons/lesson/read-lesson.ts';
import { sayPhrase } from '../../../../../main/shared/messages/phrase.ts';
import { speak } from '../../../../harness/languages.ts';

const front = `---
id: two-people
number: 1
title: Two people
teaches: A ticket tells them apart.
minutes: 5
covers: [1, 2]
---
`;
const step = `## Ann adds {#add}

:::predict{answer=1 wrong=2}
What will Bob see?

1. Nothing.
2. A juice.

He has no ticket.
:::

:::do{solution="ann.buy juice" mistake="bob.buy juice"}
Press **Add** in Ann's pane.
:::

:::see
- cart{who=ann, has=juice}: Ann's cart holds a juice.
- trap cart{who=bob, has=juice}: It is in Bob's cart. -> hint 1
:::

:::hint
Look for her name.
:::

:::explain
Follow [her ticket](thread:ann) to [the line](code:server/shop/cart.ts "content.cart ="), and see [the prize](visit:ann/prize).
:::
`;
const spanish = `---
title: Dos personas
teaches: Un ticket las distingue.
---
## Ann añade

:::predict
¿Qué verá Bob?

1. Nada.
2. Un zumo.

No tiene ticket.
:::

:::do
Pulsa **Añadir** en el panel de Ann.
:::

:::see
- El carrito de Ann tiene un zumo.
- Está en el carrito de Bob.
:::

:::hint
Busca su nombre.
:::

:::explain
Sigue [su ticket](thread:ann).
:::
`;

const say = speak('en');
const told = (faults: readonly LessonFault[]) =>
  faults.map((fault) => `${placeOfFault(fault)} ${sayPhrase(say, fault.what)}`);

function read(source: string): Lesson {
  const lesson = readLesson('lesson.md', source);
  if (!lesson.ok) throw new Error(told(lesson.faults).join('\n'));
  return lesson.value;
}

function faultsOf(source: string): readonly string[] {
  const lesson = readLesson('lesson.md', source);
  return lesson.ok ? [] : told(lesson.faults);
}

describe('a lesson', () => {
  it('is read with its rules and its texts', () => {
    const { texts, ...rules } = read(front + step);
    expect(rules).toEqual({
      id: 'two-people',
      number: 1,
      minutes: 5,
      needs: [],
      covers: [1, 2],
      steps: [
        {
          id: 'add',
          predict: { answers: 2, answer: 0, wrong: 1 },
          solution: [{ deed: 'buy', who: 'ann', product: 'juice' }],
          mistake: [{ deed: 'buy', who: 'bob', product: 'juice' }],
          start: [],
          see: [
            { kind: 'check', condition: { kind: 'cart', who: 'ann', has: 'juice' } },
            { kind: 'trap', condition: { kind: 'cart', who: 'bob', has: 'juice' }, hint: 0 },
          ],
          hints: 1,
          minutes: null,
        },
      ],
    });
    const [said] = texts.steps;
    expect(said?.heading).toBe('Ann adds');
    expect(said?.see).toEqual(["Ann's cart holds a juice.", "It is in Bob's cart."]);
    expect(said?.explain).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: 'Follow ' },
          { kind: 'link', to: { kind: 'thread', who: 'ann' }, inlines: [{ kind: 'text', text: 'her ticket' }] },
          { kind: 'text', text: ' to ' },
          {
            kind: 'link',
            to: { kind: 'code', file: 'server/shop/cart.ts', has: 'content.cart =' },
            inlines: [{ kind: 'text', text: 'the line' }],
          },
          { kind: 'text', text: ', and see ' },
          {
            kind: 'link',
            to: { kind: 'visit', who: 'ann', page: 'prize' },
            inlines: [{ kind: 'text', text: 'the prize' }],
          },
          { kind: 'text', text: '.' },
        ],
      },
    ]);
  });

  it('takes joined conditions, also over several lines', () => {
    const see = `:::see
- all(not cart{who=bob, has=juice}, any(sessions{count=2+}, medium{is=files}),
  in-step(in-order(exchange{who=ann, path=/cart/*}, exchange{status=4xx}))): All of it
  is so.
:::
`;
    const [only] = read(`${front}## Look {#look}\n\n${see}`).steps[0]?.see ?? [];
    expect(only?.condition).toMatchObject({
      kind: 'all',
      of: [
        { kind: 'not', of: { kind: 'cart' } },
        {
          kind: 'any',
          of: [
            { kind: 'sessions', count: { least: 2, most: null } },
            { kind: 'medium', is: 'files' },
          ],
        },
        { kind: 'in-step', of: { kind: 'in-order', of: [{ path: '/cart/*' }, { status: '4xx' }] } },
      ],
    });
  });

  it('tells everything that is wrong at once, with line, column and what was probably meant', () => {
    const source = `---
id: two-people
number: one
titel: Two people
teaches: A ticket.
minutes: 5
---
## Ann adds

:::predict{answer=3}
What?

1. This.
2. That.

Because.
:::

:::do{solution="ann.buy jucie; flip sesions off"}
Press.
:::

:::see
- carrt{who=ann}: A cart.
- cart{who=Ann, hass=juice}: A cart.
- cart{who=ann, has=tea}
- session{who=ann exists}: It is there. -> hint 4
- trap cart{who=bob, has=tea}: In Bob's. -> hint 2
:::

:::expalin
![a picture](https://example.com/x.png) and [a way out](https://example.com/) and <b>bold</b>
:::
`;
    expect(faultsOf(source)).toEqual([
      'lesson.md:2:1 “title” is missing.',
      'lesson.md:3:1 “number” cannot be “one”. It takes, for example: 1.',
      'lesson.md:4:1 “titel” is not known here. Did you mean “title”?',
      'lesson.md:8:1 The step needs a name of its own behind its heading: {#add}.',
      'lesson.md:10:1 “answer” cannot be “3”. It takes, for example: 1, 2, 3, 4.',
      'lesson.md:19:1 “ann.buy jucie” is no deed. It is written like this: ann.buy juice.',
      'lesson.md:19:1 “flip sesions off” is no deed. It is written like this: flip sessions off.',
      'lesson.md:24:3 “carrt” is not known here. Did you mean “cart”?',
      'lesson.md:25:8 “who” cannot be “Ann”. It takes, for example: ann.',
      'lesson.md:25:17 “hass” is not known here. Did you mean “has”?',
      'lesson.md:26:25 “:” is expected here.',
      'lesson.md:27:19 “}” is expected here.',
      'lesson.md:28:3 There is no hint 2.',
      'lesson.md:31:4 “expalin” is not known here. Did you mean “explain”?',
    ]);
  });

  it.each([
    ['HTML', '<script>alert(1)</script>', /“html” has no place/],
    ['a picture', '![x](x.png)', /“image” has no place/],
    ['a way out', '[x](https://example.com/)', /not to “https:\/\/example.com\/”/],
    ['a script as a link', '[x](javascript:alert(1))', /not to “javascript/],
    ['a file outside of the server', '[x](code:../../etc/passwd "root")', /A link leads into the window/],
    ['a page that the attacker does not have', '[x](visit:ann/prize/..)', /A link leads into the window/],
    ['a line without its words', '[x](code:server/shop/cart.ts)', /A link leads into the window/],
    ['a table of contents', '### More', /“heading” has no place/],
    ['a reference', '[x][y]\n\n[y]: https://example.com/', /“linkReference” has no place/],
  ])('refuses %s', (_what, text, sentence) => {
    expect(faultsOf(`${front}## Step {#step}\n\n:::explain\n${text}\n:::\n`).join('\n')).toMatch(sentence);
  });

  it.each([
    ['go /cart/', /“go” is not known here/],
    ['ann.go //example.com/', /is no deed/],
    ['ann.go https://example.com/', /is no deed/],
    ['ann.go /../../x', /is no deed/],
    ['flip medium redis', /is no deed/],
    ['flip sessions maybe', /is no deed/],
    ['ann.constructor', /“constructor” is not known here/],
    ['ann.buy juice tea', /is no deed/],
  ])('refuses the deed %s', (deed, sentence) => {
    expect(faultsOf(`${front}## Step {#step}\n\n:::do{solution="${deed}"}\nDo it.\n:::\n`).join('\n')).toMatch(
      sentence,
    );
  });

  it('may be as large as a book and no larger', () => {
    expect(faultsOf(`${front}${'a'.repeat(200_001)}`)).toEqual([
      'lesson.md:1:1 This has more than 200,000 characters.',
    ]);
  });

  it('refuses what stands for something else in its front matter', () => {
    expect(faultsOf(`---\na: &a [x]\nb: *a\n---\n${step}`).join('\n')).toMatch(/not the YAML/);
  });
});

describe('a translation', () => {
  const lesson = read(front + step);
  const faultsIn = (source: string) => {
    const translation = readTranslation('lesson.es.md', source, lesson);
    return translation.ok ? [] : told(translation.faults);
  };

  it('has the same parts and the sentences alone', () => {
    const translation = readTranslation('lesson.es.md', spanish, lesson);
    expect(translation.ok && translation.value.title).toBe('Dos personas');
    expect(translation.ok && translation.value.steps[0]?.see).toEqual([
      'El carrito de Ann tiene un zumo.',
      'Está en el carrito de Bob.',
    ]);
  });

  it('may hold no rules', () => {
    expect(faultsIn(spanish.replace('## Ann añade', '## Ann añade {#add}'))).toEqual([
      'lesson.es.md:5:1 “{#add}” stands in the English file alone: a translation has the sentences only.',
    ]);
    expect(faultsIn(spanish.replace(':::predict', ':::predict{answer=2}')).join()).toMatch(/“answer” stands in/);
    expect(faultsIn(spanish.replace('- El carrito', '- cart{who=ann}: El carrito')).join()).toMatch(/“cart\{who=ann/);
    expect(faultsIn(spanish.replace('title: Dos personas', 'title: Dos\nminutes: 5')).join()).toMatch(
      /“minutes” is not/,
    );
  });

  it('is compared with the English file', () => {
    expect(faultsIn(spanish.replace('2. Un zumo.\n', ''))).toContain(
      'lesson.es.md:7:1 Of “predict” the English file has 2 here, this one has 1.',
    );
    expect(faultsIn(spanish.replace('- Está en el carrito de Bob.\n', ''))).toEqual([
      'lesson.es.md:20:1 Of “see” the English file has 2 here, this one has 1.',
    ]);
    expect(faultsIn(`${spanish}\n## Otro paso\n\n:::explain\nMás.\n:::\n`)).toEqual([
      'lesson.es.md:1:1 Of “##” the English file has 1 here, this one has 2.',
    ]);
    expect(faultsIn(spanish.replace(/:::hint[\s\S]*?:::\n/, ''))).toEqual([
      'lesson.es.md:5:1 Of “hint” the English file has 1 here, this one has 0.',
    ]);
  });
});

describe('a file can do nothing but be refused', () => {
  /** Pieces that mean something to the reader, so that chance comes further than the first line. */
  const pieces = fc.constantFrom(
    ...[
      '---\n',
      front,
      step,
      spanish,
      ':::',
      ':::see\n',
      '- cart{',
      'who=ann',
      ', ',
      '}',
      '(',
      ')',
      'not ',
      'all(',
      'trap ',
    ],
    ...[
      'in-order(',
      'exchange{}',
      ': ',
      ' -> hint 9',
      '"',
      '{#a}',
      '## ',
      '1. ',
      '*a*',
      '&a ',
      '\n',
      '\n\n',
      '  ',
      '>',
      '`',
    ],
    ...['[x](y)', '![', '<b>', '__proto__: 1\n', 'constructor', 'a: *b\n', '\u0000', '\ud800', '😀', '\r\n', '\t'],
  );
  const source = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 60 })
    .map((parts) => parts.join(''));

  it('whatever stands in it', () => {
    const lesson = read(front + step);
    fc.assert(
      fc.property(source, (text) => {
        for (const result of [readLesson('lesson.md', text), readTranslation('lesson.es.md', text, lesson)]) {
          if (result.ok) continue;
          expect(result.faults.length).toBeGreaterThan(0);
          for (const fault of result.faults) {
            expect(fault.line).toBeGreaterThan(0);
            expect(fault.column).toBeGreaterThan(0);
            expect(fault.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length + 1);
            sayPhrase(say, fault.what);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
