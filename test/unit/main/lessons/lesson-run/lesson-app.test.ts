/** Lessons in the whole app, as the window asks for them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../harness/test-app.ts';
import { until } from '../../../../harness/until.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const running = async () => (await app.get('lesson.state', null)).running;

it('are told when they have been read, and the first one is offered', async () => {
  await until('they are read', async () => (await app.get('lesson.state', null)).lessons.length > 0);
  expect((await app.get('lesson.state', null)).offer).toBe('two-people');
  expect(app.host.heard('lesson.changed').at(-1)?.lessons[0]).toMatchObject({ number: 1, done: [], inEnglish: false });
  await app.get('lesson.put-offer-away', null);
  expect((await app.get('lesson.state', null)).offer).toBeNull();
});

it('run by requests and commands, and end with the bench as it is', async () => {
  await app.get('lesson.begin', { id: 'two-people', step: 0 });
  expect(await running()).toMatchObject({ at: 0, veiled: true });
  await app.get('lesson.guess', { answer: 0 });
  await app.get('lesson.hint', null);
  await until('the hint is there', async () => (await running())?.step.hints.length === 1);
  await app.get('command.run', { id: 'lesson.next' });
  expect(await running()).toMatchObject({ at: 1, veiled: true });
  await app.get('command.run', { id: 'lesson.back' });
  expect(await running()).toMatchObject({ at: 0, reached: 1 });
  expect(app.host.heard('command.fired').at(-1)).toEqual({ id: 'lesson.back', fromPage: null });
  await app.get('command.run', { id: 'lesson.leave' });
  expect(await running()).toBeNull();
});

it('tell the trainer’s window what the class does not see, and let it count hands', async () => {
  await app.get('command.run', { id: 'lesson.trainer' });
  expect(app.host.trainerShown).toBe(1);
  expect(await app.get('lesson.trainer', null)).toEqual({ lesson: null });
  await app.get('lesson.begin', { id: 'two-people', step: 0 });
  const told = await app.get('lesson.trainer', null);
  expect(told.lesson).toMatchObject({ at: 0, veiled: true, minutes: { lesson: 5 }, predict: { answer: 0 } });
  expect(told.lesson?.notes).not.toBeNull();
  expect(told.lesson?.next).toMatchObject({ heading: 'Bob takes something too' });
  await app.get('lesson.count-hands', { round: 'first', answer: 1, hands: 7 });
  await app.get('lesson.count-hands', { round: 'first', answer: 3, hands: 9 });
  expect((await app.get('lesson.trainer', null)).lesson?.predict?.hands).toEqual({ first: [0, 7, 0], second: null });
  // The class sees no count before the result.
  expect((await running())?.step.predict?.hands).toBeNull();
  await app.get('lesson.guess', { answer: 1 });
  expect((await app.get('lesson.trainer', null)).lesson).toMatchObject({ veiled: false, predict: { guess: 1 } });
});

it('are walked through from the trainer’s window, and the keyboard stays where it is', async () => {
  const fired = app.host.heard('command.fired').length;
  await app.get('lesson.walk', { way: 'next' });
  expect(await running()).toMatchObject({ at: 1, veiled: true });
  await app.get('lesson.walk', { way: 'back' });
  expect(await running()).toMatchObject({ at: 0, reached: 1 });
  expect(app.host.heard('command.fired')).toHaveLength(fired);
  await until('the trainer is told', () => app.host.last('lesson.trainer-changed')?.lesson?.at === 0);
  await app.get('command.run', { id: 'lesson.leave' });
  expect(app.host.last('lesson.trainer-changed')).toEqual({ lesson: null });
});

it('lead to the attacker’s page in the pane of whoever is to see it', async () => {
  await app.get('lesson.begin', { id: 'form-elsewhere', step: 0 });
  await app.get('lesson.visit', { who: 'ann', page: 'prize' });
  const { jars, panes } = await app.get('bench.state', null);
  const ann = jars.find(({ name }) => name === 'Ann');
  expect(panes.find(({ jarId }) => jarId === ann?.id)?.address).toMatch(/^http:\/\/localhost:\d+\/prize$/);
  expect(await app.ask('lesson.visit', { who: 'cleo', page: 'prize' })).toMatchObject({
    ok: false,
    code: 'no-such-jar',
  });
  await app.get('command.run', { id: 'lesson.leave' });
});

it('lay the opening bench out whatever the bench was, and a refusal says why', async () => {
  await app.get('settings.change', { name: 'sessions', text: 'off' });
  await app.get('jar.create', null);
  await app.get('lesson.begin', { id: 'turned-off', step: 0 });
  expect((await app.get('bench.state', null)).jars.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
  expect((await app.get('settings.state', null)).changed).toEqual([]);
  expect(await app.ask('lesson.begin', { id: 'nowhere', step: 0 })).toMatchObject({
    ok: false,
    code: 'no-such-lesson',
  });
  expect(await running()).toMatchObject({ id: 'turned-off' });
  await app.get('command.run', { id: 'bench.reset' });
  expect(await running()).toMatchObject({ id: 'turned-off', at: 0 });
  expect(app.reported).toEqual([]);
});
