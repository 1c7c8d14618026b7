/** *Write your own* in the whole app: a folder that is watched, faults, a packed lesson, checking, recording. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLesson } from '../../../../../main/lessons/lesson/read-lesson.ts';
import { browse } from '../../../../harness/browse.ts';
import { openTestApp, type TestApp } from '../../../../harness/test-app.ts';
import { until } from '../../../../harness/until.ts';

const front = `---
id: mine
number: 99
title: My lesson
teaches: Something.
minutes: 5
---
`;
const first = `## First {#first}

:::do{solution="flip sessions off"}
Turn sessions off.
:::

:::see
- setting{name=sessions, is=off}: Sessions are off.
:::

:::explain
So it is.
:::
`;
const second = `
## Second {#second}

:::do{solution="flip sessions on"}
Turn them on.
:::

:::see
- setting{name=sessions, is=on}: Sessions are on.
:::
`;

let app: TestApp;
let folder = '';
const file = () => join(folder, 'mine', 'lesson.md');
const state = () => app.get('workshop.state', null);
const own = async () => (await app.get('lesson.state', null)).lessons.filter((lesson) => lesson.own);
const running = async () => (await app.get('lesson.state', null)).running;

beforeEach(async () => {
  app = await openTestApp();
  folder = await mkdtemp(join(tmpdir(), 'jarful-own-lessons-'));
  await mkdir(join(folder, 'mine'));
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function openFolder(text: string): Promise<void> {
  await writeFile(file(), text);
  app.dialogs.paths.push(folder);
  await app.get('command.run', { id: 'lesson.folder' });
}

describe('a folder of one’s own', () => {
  it('is read, told with its faults in file, line and column, and read again when one is saved', async () => {
    await openFolder(`${front}${first.replace('setting{', 'seting{')}`);
    await until('the fault is told', async () => (await state()).faults.length === 1);
    const [fault] = (await state()).faults;
    expect(fault).toEqual({
      place: 'mine/lesson.md:15:3',
      what: { key: 'lesson.fault.unknown', values: { word: 'seting', nearest: 'setting' } },
    });
    expect(await own()).toEqual([]);
    await writeFile(file(), `${front}${first}`);
    await until('the lesson is there', async () => (await own()).length === 1);
    expect((await state()).faults).toEqual([]);
    // What is wrong with somebody's own file is no unexpected error.
    expect(app.reported).toEqual([]);
    await app.get('workshop.close-folder', null);
    await until('it is gone', async () => (await own()).length === 0);
  });

  it('goes on at the step where it is when its author saves, and as it was while a fault is in it', async () => {
    await openFolder(`${front}${first}${second}`);
    await until('the lesson is there', async () => (await own()).length === 1);
    await app.get('lesson.begin', { id: 'mine', step: 0 });
    await app.get('lesson.solve', null);
    await app.get('command.run', { id: 'lesson.next' });
    expect(await running()).toMatchObject({ at: 1, steps: 2, own: true, step: { heading: 'Second' } });
    const zeroth = first.replace('First {#first}', 'Zeroth {#zeroth}');
    await writeFile(file(), `${front}${zeroth}${first}${second.replace('Second', 'Now the third')}`);
    await until('it says what was saved', async () => (await running())?.step.heading === 'Now the third');
    expect(await running()).toMatchObject({ at: 2, reached: 2, steps: 3 });
    await writeFile(file(), 'nothing');
    await until('the fault is told', async () => (await state()).faults.length > 0);
    expect(await running()).toMatchObject({ at: 2, step: { heading: 'Now the third' } });
  });

  it('is open again at the next start, and takes the place of a lesson that ships', async () => {
    await openFolder(`${front.replace('id: mine', 'id: two-people')}${first}`);
    await until('the lesson is there', async () => (await own()).length === 1);
    const again = await openTestApp({ folder: app.folder });
    const lessons = async () => (await again.get('lesson.state', null)).lessons.filter(({ id }) => id === 'two-people');
    await until('it is read', async () => (await lessons()).length === 1);
    expect(await lessons()).toMatchObject([{ title: 'My lesson', own: true }]);
    await again.close();
  });
});

it('a packed lesson is opened beside the others, and what is none is refused in the window', async () => {
  await openFolder(`${front}${first}`);
  await until('the lesson is there', async () => (await own()).length === 1);
  const packed = join(folder, 'mine.jarful-lesson');
  app.dialogs.paths.push(packed);
  await app.get('workshop.pack', { id: 'mine' });
  await app.get('workshop.close-folder', null);
  await until('it is gone', async () => (await own()).length === 0);
  await app.get('bench.open-file', { path: packed });
  expect(await own()).toMatchObject([{ id: 'mine' }]);
  expect((await app.get('lesson.state', null)).offer).toBe('mine');
  const foreign = join(folder, 'foreign.jarful-lesson');
  await writeFile(foreign, 'no ZIP');
  await app.get('bench.open-file', { path: foreign });
  expect((await app.get('bench.state', null)).notice).toEqual({ code: 'no-lesson', file: 'foreign.jarful-lesson' });
});

describe('checking a lesson', () => {
  const check = async (text: string) => {
    await openFolder(text);
    await until('the lesson is there', async () => (await own()).length === 1);
    await app.get('workshop.check', { id: 'mine' });
    return (await state()).check?.problems.map(({ step, what }) => `${step}: ${what.key}`);
  };

  it('tells that one holds, and counts for nobody’s progress', async () => {
    expect(await check(`${front}${first}${second}`)).toEqual([]);
    expect((await state()).check).toMatchObject({ id: 'mine', at: null, steps: 2 });
    expect(await running()).toBeNull();
    expect(await own()).toMatchObject([{ done: [] }]);
  });

  it('tells every check that is green at once or stays red, and links that lead nowhere', async () => {
    const green = first.replaceAll('is=off', 'is=on');
    const lost = second
      .replace('Turn them on.', 'Look at [it](code:server/routes/cart.ts "no such words").')
      .replace('"flip sessions on"', '"flip sessions on" mistake="advance 1m"');
    expect(await check(`${front}${green}${lost}`)).toEqual([
      ': workshop.problem.lost-link',
      'First: workshop.problem.green-at-once',
      'First: workshop.problem.stays-red',
      'Second: workshop.problem.no-trap',
    ]);
  }, 20_000);
});

describe('recording', () => {
  it('makes steps of what is done, which hold when they are read and checked', async () => {
    await app.get('command.run', { id: 'lesson.record' });
    expect((await state()).recording).toEqual({ steps: 0 });
    const [ann] = (await app.get('bench.state', null)).jars;
    const partition = [...app.engine.partitions].find(([name]) => name.includes(ann?.id ?? '?'))?.[1];
    if (!partition) throw new Error('Ann has no partition');
    await browse(`${app.server.url}/shop/`, partition);
    await browse(`${app.server.url}/cart/add`, partition, { product: 'juice', count: '1' });
    await app.get('settings.change', { name: 'sessions', text: 'off' });
    await until('it is heard', async () => (await state()).recording?.steps === 2);
    app.dialogs.paths.push(file());
    await app.get('workshop.keep-recording', null);
    const text = await readFile(file(), 'utf8');
    expect(text).toContain('solution="ann.buy juice"');
    expect(text).toContain('- cart{who=ann, has=juice, count=1}: Ann’s cart holds juice, 1 in all.');
    expect(text).toContain('solution="flip sessions off"');
    const read = readLesson('lesson.md', text);
    expect(read.ok ? [] : read.faults).toEqual([]);
    expect((await state()).recording).toBeNull();
    await until('it is on the shelf', async () => (await own()).length === 1);
  });

  it('is thrown away, and a new run begins it anew', async () => {
    await app.get('workshop.record', null);
    await app.get('settings.change', { name: 'escaping', text: 'off' });
    await until('it is heard', async () => (await state()).recording?.steps === 1);
    await app.get('command.run', { id: 'bench.reset' });
    expect((await state()).recording).toEqual({ steps: 0 });
    await app.get('workshop.drop-recording', null);
    expect((await state()).recording).toBeNull();
  });
});
