// @vitest-environment happy-dom
/** The trainer's window: notes and answers that the class does not see, hands, a presenter's remote. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrainerView } from '../../../main/shared/trainer-records.ts';
import { TrainerApp } from '../../../renderer/trainer/trainer-app.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture } from '../../harness/fake-bench.ts';

const bridge = makeCannedBridge(fakePicture(Date.UTC(2026, 2, 5)));
const place = document.createElement('div');
const root = createRoot(place);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.append(place);
  await act(async () => root.render(<TrainerApp bridge={bridge} />));
});
afterAll(() => act(async () => root.unmount()));

const said = (text: string) => [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text }] }];
const lesson: TrainerView = {
  title: 'Two people',
  at: 0,
  reached: 0,
  steps: 2,
  heading: 'Ann takes a juice',
  notes: said('Ask who remembers.'),
  minutes: { step: 2, lesson: 5 },
  since: { step: Date.now() - 150_000, lesson: Date.now() - 150_000 },
  predict: {
    question: said('What will Bob see?'),
    answers: [said('Nothing.'), said('A juice.')],
    answer: 0,
    wrong: 1,
    why: said('He has no ticket.'),
    guess: null,
    hands: { first: [0, 12], second: null },
  },
  veiled: true,
  deed: said('Press Add.'),
  checks: [{ sentence: 'Ann has a juice.', met: false }],
  traps: [{ sentence: 'Bob has it.', met: true }],
  hints: [said('Ann is the circle.')],
  hintsGiven: 0,
  next: { heading: 'Bob too', question: said('How many carts?') },
  busy: false,
};
const tell = (view: TrainerView | null) => act(async () => bridge.tell('lesson.trainer-changed', { lesson: view }));
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })),
  );

it('says where notes come from while no lesson runs', () => {
  expect(place.textContent).toContain('No lesson runs.');
});

it('shows notes, the right answer, the usual wrong one, mistakes that were made, time and what comes next', async () => {
  await tell(lesson);
  expect(place.textContent).toContain('Ask who remembers.');
  expect(place.querySelector('tr[data-right="true"]')?.textContent).toContain('Nothing.');
  expect(place.textContent).toContain('usually guessed wrong');
  expect(place.querySelector('[data-trap="true"][data-met="true"]')?.textContent).toContain('Bob has it.');
  expect(place.textContent).toContain('Bob too');
  expect(place.querySelector('[role="timer"][data-late="true"]')?.textContent).toContain('of 2 min');
  expect(document.title).toBe('Two people – Trainer’s window');
});

it('keeps the hands that are counted', async () => {
  const [first] = place.querySelectorAll<HTMLInputElement>('input[type="number"]');
  expect([...place.querySelectorAll<HTMLInputElement>('input')].map(({ value }) => value)).toEqual(['0', '', '12', '']);
  await act(async () => {
    if (!first) throw new Error('no place for hands');
    Reflect.apply(Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set ?? (() => {}), first, [
      '9',
    ]);
    first.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(bridge.asked.at(-1)).toEqual({ name: 'lesson.count-hands', input: { round: 'first', answer: 0, hands: 9 } });
});

it('is stepped by a presenter’s remote, once for each press', async () => {
  const walks = () => bridge.asked.filter(({ name }) => name === 'lesson.walk').map(({ input }) => input);
  await press('PageDown');
  await press('PageDown', { repeat: true });
  await press('PageUp');
  await press('PageUp', { ctrlKey: true });
  expect(walks()).toEqual([{ way: 'next' }, { way: 'back' }]);
});
