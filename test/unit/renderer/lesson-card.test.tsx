// @vitest-environment happy-dom
/** The lesson in the window: the question's keys, the veil, what turns green and is told once. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LessonsState, RunningLesson, StepView } from '../../../main/shared/lesson-records.ts';
import { CodePlaceProvider } from '../../../renderer/backstage/code/code-place.tsx';
import { SwitchPlaceProvider } from '../../../renderer/backstage/switchboard/switch-place.tsx';
import { LessonColumn } from '../../../renderer/lesson/lesson-column.tsx';
import { StoreProvider } from '../../../renderer/state/bridge/store-context.tsx';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { SayProvider } from '../../../renderer/state/messages/say-context.tsx';
import { ThreadProvider } from '../../../renderer/thread/thread-context.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { speak } from '../../harness/languages.ts';

const bridge = makeCannedBridge(fakePicture(Date.UTC(2026, 2, 5)));
const place = document.createElement('div');
const root = createRoot(place);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.append(place);
  const store = new WindowStore(bridge);
  await store.start();
  await act(async () => {
    root.render(
      <SayProvider value={speak('en')}>
        <StoreProvider value={store}>
          <ThreadProvider>
            <CodePlaceProvider onShow={() => {}}>
              <SwitchPlaceProvider onShow={() => {}}>
                <LessonColumn>the backstage</LessonColumn>
              </SwitchPlaceProvider>
            </CodePlaceProvider>
          </ThreadProvider>
        </StoreProvider>
      </SayProvider>,
    );
  });
});
afterAll(() => act(async () => root.unmount()));

const said = (text: string) => [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text }] }];
const step: StepView = {
  heading: 'Ann takes a juice',
  predict: {
    question: said('What will Bob see?'),
    answers: [said('Nothing.'), said('A juice.')],
    guess: null,
    result: null,
    hands: null,
  },
  deed: null,
  checks: [],
  traps: [],
  hints: [],
  moreHints: 0,
  canSolve: false,
  explain: null,
  modify: null,
  drift: [],
};
const running: RunningLesson = {
  id: 'two-people',
  title: 'Two people',
  inEnglish: false,
  own: false,
  at: 0,
  steps: 3,
  reached: 0,
  step,
  veiled: true,
  busy: false,
};
const guessed: StepView = { ...step, predict: step.predict && { ...step.predict, guess: 1 }, deed: said('Press Add.') };
const checks = (...met: boolean[]) => met.map((one, number) => ({ sentence: `Check ${number + 1} is so.`, met: one }));

const tell = (change: Partial<LessonsState>) =>
  act(async () => bridge.tell('lesson.changed', { lessons: [], running: null, offer: null, ...change }));
const asked = () => bridge.asked.filter(({ name }) => name.startsWith('lesson.') && name !== 'lesson.state');
const press = (key: string) =>
  act(async () => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
const news = () => place.querySelector('[data-lesson-news]')?.textContent;

describe('the lesson in the window', () => {
  it('is one line while it is only offered', async () => {
    const lesson = { id: 'two-people', number: 1, title: 'Two people', teaches: '', minutes: 5 as const };
    await tell({
      lessons: [{ ...lesson, needs: [], steps: 3, done: [], inEnglish: false, own: false }],
      offer: 'two-people',
    });
    expect(place.textContent).toContain('New here? “Two people” leads you through in 5 minutes.');
    await act(async () => place.querySelector('button')?.click());
    expect(asked().at(-1)).toEqual({ name: 'lesson.begin', input: { id: 'two-people', step: 0 } });
  });

  it('hides the backstage while the question is open, and takes the keys of its answers', async () => {
    await tell({ running });
    expect(place.querySelector('[inert]')?.textContent).toBe('the backstage');
    expect(place.textContent).toContain('Step 1 of 3');
    const before = asked().length;
    await press('3');
    expect(asked()).toHaveLength(before);
    await press('2');
    expect(asked().at(-1)).toEqual({ name: 'lesson.guess', input: { answer: 1 } });
  });

  it('keeps the guess, and shows it beside the result', async () => {
    await tell({ running: { ...running, veiled: false, step: { ...guessed, checks: checks(false) } } });
    expect(place.querySelector('[inert]')).toBeNull();
    expect(place.querySelector('[data-guess="true"]')?.textContent).toContain('your guess');
    await press('1');
    expect(asked().at(-1)).toEqual({ name: 'lesson.guess', input: { answer: 1 } });
    const predict = guessed.predict && { ...guessed.predict, result: { answer: 0, why: said('He has no ticket.') } };
    await tell({ running: { ...running, veiled: false, step: { ...guessed, predict, checks: checks(true) } } });
    expect(place.querySelector('[data-right="true"]')?.textContent).toContain('Nothing.');
    expect(place.textContent).toContain('He has no ticket.');
  });

  it('shows the two votes of a class side by side, at every answer, with the result', async () => {
    const predict = guessed.predict && {
      ...guessed.predict,
      result: { answer: 0, why: said('He has no ticket.') },
      hands: { first: [3, 12], second: [14, 1] },
    };
    await tell({ running: { ...running, veiled: false, step: { ...guessed, predict, checks: checks(true) } } });
    const answers = [...place.querySelectorAll('ol[class] > li')].map(({ textContent }) => textContent);
    expect(answers[0]).toContain('3 hands first14 hands after talking');
    expect(answers[1]).toContain('12 hands first1 hand after talking');
  });

  it('tells a screen reader once what turns green, and nothing of what was so before', async () => {
    await tell({ running: { ...running, at: 1, veiled: false, step: { ...guessed, checks: checks(true, false) } } });
    expect(news()).toBe('');
    await tell({ running: { ...running, at: 1, veiled: false, step: { ...guessed, checks: checks(true, true) } } });
    expect(news()).toBe('Done: Check 2 is so.');
    const again = { ...guessed, checks: checks(true, true), traps: ['It was added in Bob’s pane.'] };
    await tell({ running: { ...running, at: 1, veiled: false, step: again } });
    expect(news()).toBe('It was added in Bob’s pane.');
  });

  it('says what differs, and offers to set it back', async () => {
    const drift = [
      { kind: 'person' as const, name: 'Bob' },
      { kind: 'switch' as const, name: 'sessions' as const, value: 'on' },
      { kind: 'sentence' as const, sentence: 'Ann’s cart holds a juice.' },
    ];
    await tell({ running: { ...running, veiled: false, step: { ...guessed, drift } } });
    for (const words of ['Bob is not on the bench.', '“Sessions” should be at on.', 'Ann’s cart holds a juice.'])
      expect(place.textContent).toContain(words);
    const button = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === 'Set it back');
    await act(async () => button?.click());
    expect(bridge.asked.at(-1)).toEqual({ name: 'command.run', input: { id: 'lesson.again' } });
  });
});
