/**
 * Plays a lesson in the real app: every step is red when it is entered, meets its usual mistake, turns green by its solution,
 * and is red again when it is done again.
 */
import type { Page } from '@playwright/test';
import type { Deed } from '../../main/lessons/lesson/deed-words.ts';
import type { Lesson } from '../../main/lessons/lesson/lesson.ts';
import type { CommandId } from '../../main/shared/command-ids.ts';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../main/shared/contract.ts';
import type { RunningLesson } from '../../main/shared/lesson-records.ts';
import { expect, type Jarful } from '../e2e/jarful.ts';

/** Asks main as the window does. @throws when it is refused */
async function ask<N extends RequestName>(shell: Page, name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
  const answer = (await shell.evaluate(
    ([request, given]) => Reflect.get(window, 'jarful').ask(request as RequestName, given as never),
    [name, input] as const,
  )) as Answer<RequestOutput<N>>;
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.detail}`);
  return answer.value;
}

/** The lesson that runs. */
export async function readRunning(shell: Page): Promise<RunningLesson> {
  const { running } = await ask(shell, 'lesson.state', null);
  if (!running) throw new Error('no lesson runs');
  return running;
}

/** Waits until the step's checks stand so: all of them, or not all. */
async function seeChecks(shell: Page, what: string, all: boolean): Promise<void> {
  const stand = async () => {
    const { busy, step } = await readRunning(shell);
    const red = step.checks.filter(({ met }) => !met).map(({ sentence }) => sentence);
    return busy ? 'busy' : all ? red.join(' ') : red.length > 0;
  };
  await expect.poll(stand, { message: what, timeout: 30_000 }).toEqual(all ? '' : true);
}

/** A mistake is made as a person makes it: in the page. */
async function makeMistake(jarful: Jarful, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    if (deed.deed !== 'buy' && deed.deed !== 'add') throw new Error(`nobody can ${deed.deed} here yet`);
    const page = await jarful.page(`${deed.who.charAt(0).toUpperCase()}${deed.who.slice(1)}`);
    if (deed.deed === 'buy') {
      await page.goto(`${jarful.url}/shop/`);
      await page.locator(`form:has([name="product"][value="${deed.product}"]) button`).click();
    } else {
      await page.goto(`${jarful.url}/team/formdemo.html`);
      await page.locator('[name="role"]').fill(deed.role);
      await page.locator('form:has([name="role"]) button').click();
    }
  }
}

/** Walks through the whole lesson, once by its solutions, and back into every step. */
export async function playLesson(jarful: Jarful, lesson: Lesson): Promise<void> {
  const { shell } = jarful;
  const run = (id: CommandId) => ask(shell, 'command.run', { id });
  await ask(shell, 'lesson.begin', { id: lesson.id, step: 0 });
  for (const [place, step] of lesson.steps.entries()) {
    const where = `${lesson.id}/${step.id}`;
    const entered = await readRunning(shell);
    expect([entered.at, entered.reached], where).toEqual([place, place]);
    expect(entered.veiled, `${where} asks first`).toBe(step.predict !== null);
    if (step.predict) await ask(shell, 'lesson.guess', { answer: step.predict.wrong ?? 0 });
    expect((await readRunning(shell)).step.drift, `${where} stands ready`).toEqual([]);
    if (step.solution.length > 0) await playDeed(jarful, step, where);
    const { step: seen } = await readRunning(shell);
    expect(seen.explain, `${where} is explained`).not.toBeNull();
    if (step.predict) expect(seen.predict?.result?.answer, `${where} tells the result`).toBe(step.predict.answer);
    if (place < lesson.steps.length - 1) await run('lesson.next');
  }
  await run('lesson.leave');
}

async function playDeed(jarful: Jarful, step: Lesson['steps'][number], where: string): Promise<void> {
  const { shell } = jarful;
  const again = async () => {
    await ask(shell, 'command.run', { id: 'lesson.again' });
    await seeChecks(shell, `${where} is red again`, false);
    expect((await readRunning(shell)).step.traps, where).toEqual([]);
  };
  await seeChecks(shell, `${where} is red`, false);
  if (step.mistake.length > 0) {
    await makeMistake(jarful, step.mistake);
    await expect.poll(async () => (await readRunning(shell)).step.traps.length, { message: where }).toBeGreaterThan(0);
    await again();
  }
  for (const time of ['first', 'second']) {
    await ask(shell, 'lesson.solve', null);
    await seeChecks(shell, `${where} is green by its solution, the ${time} time`, true);
    if (time === 'first') await again();
  }
}
