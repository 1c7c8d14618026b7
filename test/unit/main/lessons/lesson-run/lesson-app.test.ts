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
