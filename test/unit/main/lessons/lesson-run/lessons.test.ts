import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Deed } from '../../../../../main/lessons/lesson/deed-words.ts';
import { readLessonShelf } from '../../../../../main/lessons/lesson-run/lesson-shelf.ts';
import { shippedSources } from '../../../../../main/lessons/lesson-run/lesson-source.ts';
import { Lessons } from '../../../../../main/lessons/lesson-run/lessons.ts';
import { ProgressFile } from '../../../../../main/lessons/lesson-run/progress-file.ts';
import { Rewind } from '../../../../../main/lessons/rewind/rewind.ts';
import type { RunningLesson } from '../../../../../main/shared/lesson-records.ts';
import { openSmallBench } from '../../../../harness/small-bench.ts';
import { until } from '../../../../harness/until.ts';

const shipped = resolve(import.meta.dirname, '../../../../../lessons');

async function open(folder = shipped, readShelf = async () => readLessonShelf(await shippedSources(folder), 'en')) {
  const small = await openSmallBench();
  const { bench, server, visitors, visit } = small;
  const rewind = new Rewind(bench, server, visitors.identify);
  await server.history.start();
  const own = await mkdtemp(join(tmpdir(), 'jarful-lessons-'));
  const progressFile = join(own, 'lessons.json');
  const reported: unknown[] = [];
  /** As people would, without pages. */
  const doDeeds = async (deeds: readonly Deed[]) => {
    for (const deed of deeds) {
      const jar = 'who' in deed ? bench.state().jars.find(({ name }) => name.toLowerCase() === deed.who) : undefined;
      if (!jar) throw new Error(`${JSON.stringify(deed)} is nobody's`);
      if (deed.deed === 'buy') await visit(jar.id, '/cart/add', { product: deed.product, count: '1' });
      else if (deed.deed === 'go') await visit(jar.id, deed.path);
    }
  };
  let opened = 0;
  const lessons: Lessons = new Lessons({
    ...small,
    rewind,
    readShelf,
    progress: new ProgressFile(progressFile),
    openBench: async () => {
      opened += 1;
      small.switchboard.setClock(0);
      await small.switchboard.putBack();
      await bench.reset(async () => {
        await server.reset();
        lessons.forget();
        await rewind.forget();
      });
    },
    doDeeds,
    report: (error) => reported.push(error),
  });
  onTestFinished(async () => {
    lessons.close();
    rewind.close();
    await rm(own, { recursive: true, force: true });
  });
  const running = (): RunningLesson => {
    const now = lessons.state().running;
    if (!now) throw new Error('no lesson runs');
    return now;
  };
  const jarOf = (name: string) => {
    const jar = bench.state().jars.find((one) => one.name === name);
    if (!jar) throw new Error(`nobody is called ${name}`);
    return jar.id;
  };
  const green = () => running().step.checks.map(({ met }) => met);
  const seen = (what: readonly boolean[]) =>
    until(`the checks are ${what}`, () => JSON.stringify(green()) === JSON.stringify(what));
  return { ...small, lessons, running, green, seen, jarOf, progressFile, reported, rewind, opened: () => opened };
}

describe('a lesson', () => {
  it('is offered on the opening bench until it is begun or put away', async () => {
    const { lessons, reported } = await open();
    await lessons.load();
    expect(reported).toEqual([]);
    expect(lessons.state()).toMatchObject({ offer: 'two-people', running: null });
    lessons.putOfferAway();
    expect(lessons.state().offer).toBeNull();
  });

  it('begins at once on the opening bench, with the question first', async () => {
    const { lessons, running, opened } = await open();
    await lessons.begin('two-people');
    expect(opened()).toBe(0);
    expect(running()).toMatchObject({ at: 0, reached: 0, veiled: true, busy: false });
    const { step } = running();
    expect(step).toMatchObject({ deed: null, checks: [], explain: null, canSolve: false, drift: [] });
    expect(step.predict).toMatchObject({ guess: null, result: null });
  });

  it('lays the opening bench out when somebody has played', async () => {
    const { lessons, opened, visit, ann, server } = await open();
    await visit(ann, '/cart/add', { product: 'tea', count: '1' });
    await lessons.begin('two-people');
    expect(opened()).toBe(1);
    expect((await server.inspector.snapshot()).rows).toEqual([]);
  });

  it('keeps the guess, turns green by what is so, explains then, and is red again when it is undone', async () => {
    const { lessons, running, seen, visit, jarOf, progressFile, rewind } = await open();
    await lessons.begin('two-people');
    lessons.guess(1);
    expect(running()).toMatchObject({ veiled: false });
    await seen([false, true]);
    expect(running().step.explain).toBeNull();
    await visit(jarOf('Ann'), '/cart/add', { product: 'juice', count: '1' });
    await seen([true, true]);
    expect(running().step.predict).toMatchObject({ guess: 1, result: { answer: 0 } });
    expect(running().step.explain).not.toBeNull();
    expect(JSON.parse(await readFile(progressFile, 'utf8'))).toEqual({
      offerPutAway: false,
      lessons: { 'two-people': { done: ['add'], guesses: { add: 2 } } },
    });
    expect(rewind.state().returns).toBe(0);
    await lessons.again();
    await seen([false, true]);
    expect(running().step).toMatchObject({ explain: null, predict: { guess: 1 } });
  });

  it('meets the usual mistake with its hint', async () => {
    const { lessons, running, visit, jarOf } = await open();
    await lessons.begin('two-people');
    await lessons.next();
    expect(running()).toMatchObject({ veiled: false, at: 0 });
    expect(running().step.predict?.guess).toBeNull();
    await visit(jarOf('Bob'), '/cart/add', { product: 'juice', count: '1' });
    await until('the trap is told', () => running().step.traps.length > 0);
    expect(running().step.hints).toHaveLength(2);
  });

  it('goes back by a cursor that does nothing, and on again', async () => {
    const { lessons, running, seen, server } = await open();
    await lessons.begin('two-people');
    lessons.guess(0);
    await lessons.solve();
    await seen([true, true]);
    await lessons.next();
    expect(running()).toMatchObject({ at: 1, reached: 1, veiled: true });
    const { seq } = await server.inspector.snapshot();
    lessons.back();
    expect(running()).toMatchObject({ at: 0, reached: 1, veiled: false });
    expect(running().step.checks.map(({ met }) => met)).toEqual([true, true]);
    expect(running().step.canSolve).toBe(false);
    await lessons.next();
    expect(running()).toMatchObject({ at: 1, reached: 1 });
    expect((await server.inspector.snapshot()).seq).toBe(seq);
  });

  it('does a step again from where it was entered', async () => {
    const { lessons, running, seen, opened } = await open();
    await lessons.begin('two-people');
    lessons.guess(0);
    await lessons.solve();
    await seen([true, true]);
    await lessons.next();
    lessons.guess(1);
    await lessons.solve();
    await seen([true, true, true]);
    await lessons.again();
    expect(opened()).toBe(0);
    await seen([false, true, false]);
    expect(running().step.drift).toEqual([]);
    expect(running()).toMatchObject({ at: 1, reached: 1 });
  });

  it('goes on past a step that was not done, says what is missing, and sets it back', async () => {
    const { lessons, running, seen, opened } = await open();
    await lessons.begin('two-people');
    await lessons.next();
    await lessons.next();
    await lessons.next();
    expect(running()).toMatchObject({ at: 1, veiled: false });
    expect(running().step.drift).toEqual([{ kind: 'sentence', sentence: 'Ann’s cart holds an orange juice.' }]);
    await lessons.again();
    expect(opened()).toBe(1);
    await until('nothing is missing', () => running().step.drift.length === 0);
    await seen([false, true, false]);
  });

  it('says which switch was moved and who has gone', async () => {
    const { lessons, running, switchboard, bench, jarOf } = await open();
    await lessons.begin('two-people');
    await lessons.next();
    await switchboard.type('sessions', 'off');
    await until('it is said', () => running().step.drift.length > 0);
    expect(running().step.drift).toEqual([{ kind: 'switch', name: 'sessions', value: 'on' }]);
    const pane = bench.state().panes.find(({ jarId }) => jarId === jarOf('Bob'));
    if (pane) bench.closePane(pane.id);
    await until('Bob is missed', () => running().step.drift.length > 1);
    expect(running().step.drift[0]).toEqual({ kind: 'person', name: 'Bob' });
    await lessons.again();
    await until('all is back', () => running().step.drift.length === 0);
  });

  it('begins in the middle by doing what comes before, and ends without touching the bench', async () => {
    const { lessons, running, server } = await open();
    await lessons.begin('two-people', 2);
    expect(running()).toMatchObject({ at: 2, reached: 2, veiled: true });
    expect((await server.inspector.snapshot()).rows).toHaveLength(2);
    lessons.leave();
    expect(lessons.state().running).toBeNull();
    expect((await server.inspector.snapshot()).rows).toHaveLength(2);
  });

  it('is left when the bench that it needs cannot be laid out, and when somebody leaves meanwhile', async () => {
    const { lessons, running, visit, ann, breakpoints, server } = await open();
    breakpoints.set({ where: 'between', path: '/cart/add' });
    void visit(ann, '/cart/add', { product: 'tea', count: '1' }).catch(() => undefined);
    await until('a request is held', () => breakpoints.held.length === 1);
    const began = lessons.begin('two-people');
    lessons.leave();
    await began.catch(() => undefined);
    breakpoints.clear();
    expect(lessons.state().running).toBeNull();
    await lessons.begin('two-people', 1);
    expect(running()).toMatchObject({ at: 1, busy: false });
    expect((await server.inspector.snapshot()).held).toEqual([]);
  });

  it('is refused when there is none of that name or no such step', async () => {
    const { lessons } = await open();
    await expect(lessons.begin('three-people')).rejects.toMatchObject({ code: 'no-such-lesson' });
    await expect(lessons.begin('two-people', 99)).rejects.toMatchObject({ code: 'no-such-lesson' });
    expect(lessons.state().running).toBeNull();
  });
});

describe('a step that checks nothing', () => {
  const source = `---
id: talk
number: 1
title: Talk
teaches: That.
minutes: 5
---
## Ask {#ask}

:::predict{answer=2}
Which?

1. This.
2. That.

Because.
:::

## Tell {#tell}

:::explain
So it is.
:::
`;

  it('is done when its question is over, or when it is read; what was predicted is told then', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jarful-shelf-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await mkdir(join(folder, 'talk'));
    await writeFile(join(folder, 'talk', 'lesson.md'), source);
    const { lessons, running } = await open(folder);
    await lessons.begin('talk');
    expect(running().step.predict?.result).toBeNull();
    lessons.guess(0);
    await until('the result is told', () => running().step.predict?.result?.answer === 1);
    await lessons.next();
    expect(running().step.explain).not.toBeNull();
    expect(lessons.state().lessons[0]?.done).toEqual([0, 1]);
  });
});

describe('what went wrong', () => {
  it('in a lesson’s file keeps that lesson off the shelf and is reported', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jarful-shelf-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await mkdir(join(folder, 'broken'));
    await writeFile(join(folder, 'broken', 'lesson.md'), '# nothing');
    const { lessons, reported } = await open(folder);
    await lessons.load();
    expect(lessons.state()).toEqual({ lessons: [], running: null, offer: null });
    expect(String(reported[0])).toContain('broken/lesson.md:1:1');
  });

  it('with the file of progress leaves it beside, whatever was in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jarful-progress-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'lessons.json');
    await writeFile(file, '{"lessons": 7}');
    const progress = new ProgressFile(file);
    expect(progress.of('two-people').done).toEqual([]);
    progress.noteDone('two-people', 'add');
    expect(await readFile(`${file}.damaged`, 'utf8')).toBe('{"lessons": 7}');
    expect(new ProgressFile(file).of('two-people').done).toEqual(['add']);
    progress.noteGuess('two-people', 'add', 2);
    progress.noteGuess('two-people', 'add', 1);
    expect(new ProgressFile(file).of('two-people').guesses).toEqual({ add: 2 });
  });
});

it('of two readings at once the one that began later counts, whichever ends last', async () => {
  const ends: (() => void)[] = [];
  const shelf = await readLessonShelf(await shippedSources(shipped), 'en');
  const { lessons } = await open(shipped, () => {
    const first = ends.length === 0;
    return new Promise((resolve) => {
      ends.push(() => resolve(first ? { lessons: [], faults: [] } : shelf));
    });
  });
  const early = lessons.load();
  const late = lessons.readAgain();
  ends[1]?.();
  await late;
  ends[0]?.();
  await early;
  expect(lessons.state().lessons).toHaveLength(shelf.lessons.length);
});
