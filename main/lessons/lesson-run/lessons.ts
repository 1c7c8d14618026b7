import { EventEmitter } from 'node:events';
import { AskError } from '../../shared/ask-error.ts';
import type { RefusedCookie } from '../../shared/contract/jars.ts';
import type { AttackPage, HandRound, LessonsState } from '../../shared/lesson-records.ts';
import type { TrainerState } from '../../shared/trainer-records.ts';
import type { Deed } from '../lesson/deed-words.ts';
import { LessonPicture, type PictureDeps } from './lesson-picture.ts';
import { LessonRun } from './lesson-run.ts';
import type { LessonShelf, ShelvedLesson } from './lesson-shelf.ts';
import type { LessonSource } from './lesson-source.ts';
import { isOpening, lookAtRun, lookAtShelf } from './lesson-views.ts';
import type { ProgressFile } from './progress-file.ts';
import { type EntryDeps, goToEntry, takeEntry } from './step-entry.ts';
import { lookForTrainer } from './trainer-view.ts';

export interface LessonsDeps extends PictureDeps, Omit<EntryDeps, 'server'> {
  /** Reads the lessons that there are. */
  readonly readShelf: () => Promise<LessonShelf>;
  readonly progress: ProgressFile;
  /** The opening bench in place of the present one, with every defence on and nothing remembered. */
  readonly openBench: () => Promise<void>;
  /** Does what people would do. */
  readonly doDeeds: (deeds: readonly Deed[]) => Promise<void>;
  /** What was not expected: it is written down. */
  readonly report: (error: unknown) => void;
}

interface LessonsEventMap {
  changed: [LessonsState];
  trainer: [TrainerState];
}

/** Leads through a lesson on the bench: what is read, what is so, and how far somebody is. */
export class Lessons extends EventEmitter<LessonsEventMap> {
  readonly #deps: LessonsDeps;
  #shelf: readonly ShelvedLesson[] = [];
  #reading: Promise<void> | null = null;
  #readings = 0;
  #picture: LessonPicture | null = null;
  #run: LessonRun | null = null;
  #busy = false;
  /** Somebody wants to leave while something is being set up: done when that is over. */
  #leaving = false;
  /** It is played to see whether it holds: nobody learns anything by that. */
  #rehearsing = false;
  /** Somebody has opened this lesson; null: what is offered goes by progress. */
  #offered: string | null = null;
  #looking = false;
  #told = '';
  #trainerTold = '';

  constructor(deps: LessonsDeps) {
    super();
    this.#deps = deps;
  }

  state(): LessonsState {
    const { progress } = this.#deps;
    const lessons = this.#shelf.map((one) => lookAtShelf(one, progress.of(one.lesson.id).done));
    const begun = lessons.some(({ done }) => done.length > 0);
    const first = begun || progress.offerPutAway ? null : (lessons.find(({ own }) => !own)?.id ?? null);
    return {
      lessons,
      running: this.#run && lookAtRun(this.#run, this.#busy),
      offer: this.#run === null ? (this.#offered ?? first) : null,
    };
  }

  /** What the trainer's window shows. */
  trainer(): TrainerState {
    return { lesson: this.#run && lookForTrainer(this.#run, this.#busy) };
  }

  /** A lesson as it is told in the language that is spoken. @throws AskError no-such-lesson */
  async find(id: string): Promise<ShelvedLesson> {
    await this.load();
    const found = this.#shelf.find(({ lesson }) => lesson.id === id);
    if (!found) throw new AskError('no-such-lesson', id);
    return found;
  }

  /** Whether one runs. */
  get running(): boolean {
    return this.#run !== null;
  }

  /** Reads the lessons, once; the window is told when they are there. */
  load(): Promise<void> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /** Reads them in the language that is spoken now. One that runs goes on in the language that it was begun in. */
  async readAgain(): Promise<void> {
    this.#reading = null;
    await this.load();
  }

  /** Its author has saved one: the one that runs goes on with what it says now, at the step where it stands. */
  async renew(): Promise<void> {
    await this.readAgain();
    const id = this.#run?.lesson.id;
    const fresh = this.#shelf.find(({ lesson }) => lesson.id === id);
    if (fresh && !this.#busy) this.#run?.renew(fresh);
    this.#look();
  }

  /** What is played meanwhile does not count for anybody's progress. */
  async rehearse(work: () => Promise<void>): Promise<void> {
    this.#rehearsing = true;
    try {
      await work();
    } finally {
      this.#rehearsing = false;
    }
  }

  /**
   * Begins at a step; what comes before it is done first, so that the bench is where the step needs it.
   *
   * @param step from 0. @throws AskError no-such-lesson, and what stands in the way of the opening bench
   */
  async begin(id: string, step = 0): Promise<void> {
    await this.#alone(async () => {
      const shelved = await this.find(id);
      if (step >= shelved.lesson.steps.length) throw new AskError('no-such-lesson', id);
      this.#offered = null;
      this.#leave();
      const picture = await LessonPicture.open(this.#deps, () => this.#look());
      this.#picture = picture;
      const { changed } = this.#deps.switchboard.state();
      if (step > 0 || !isOpening(picture.facts(), changed)) await this.#deps.openBench();
      await this.#layOut(shelved, step);
    });
  }

  /** Keeps a guess, and lifts the veil. @param answer from 0 */
  guess(answer: number): void {
    const run = this.#run;
    const { predict } = run?.reachedStep ?? {};
    if (!run?.veiled || !predict || answer >= predict.answers) return;
    run.guess(answer);
    if (!this.#rehearsing) this.#deps.progress.noteGuess(run.lesson.id, run.reachedStep.id, answer + 1);
    this.#look();
  }

  /** Goes on: past the question, to the next step that was read before, or into a new one. */
  async next(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    if (run.goOn()) this.#look();
    else if (!run.atEnd) await this.#alone(() => this.#enter(run, run.reached + 1));
  }

  /** Looks at the step before. Nothing is done by it. */
  back(): void {
    this.#run?.goBack();
    this.#look();
  }

  /** The bench as it was when the step that is read was entered, or as it should have been. */
  async again(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    await this.#alone(async () => {
      const { at } = run;
      const { entry, wasReady } = run.entered(at);
      const facts = this.#pictureNow().facts();
      if (entry !== null && wasReady && (await goToEntry(entry, this.#deps, facts))) await this.#enter(run, at);
      else {
        await this.#deps.openBench();
        await this.#layOut(run.shelved, at, run);
      }
    });
  }

  /** Raised hands, as the trainer counted them. @param answer from 0 */
  countHands(round: HandRound, answer: number, hands: number): void {
    this.#run?.countHands(round, answer, hands);
    this.#look();
  }

  /** One hint more. */
  hint(): void {
    this.#run?.giveHint();
    this.#look();
  }

  /** Does for the learner what the step that the bench is at asks for. */
  async solve(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    await this.#alone(() => this.#deps.doDeeds(run.reachedStep.solution));
  }

  /** Opens a page of the attacker's site in somebody's pane. */
  async visit(who: string, page: AttackPage): Promise<void> {
    await this.#alone(() => this.#deps.doDeeds([{ deed: 'visit', who, page }]));
  }

  /** The lesson is over; the bench stays as it is. */
  leave(): void {
    if (this.#busy) this.#leaving = true;
    else this.#leave();
    this.#tell();
  }

  /** Offers the lesson of a source in one line. @returns whether it has one that can be read */
  offer(source: LessonSource): boolean {
    const found = this.#shelf.find((one) => one.source === source);
    this.#offered = found?.lesson.id ?? this.#offered;
    this.#tell();
    return found !== undefined;
  }

  /** That one is offered no more; without one, the opening bench offers none any more. */
  putOfferAway(): void {
    if (this.#offered === null) this.#deps.progress.putOfferAway();
    this.#offered = null;
    this.#tell();
  }

  /** A new run begins, by whomever: nothing can be gone back to. */
  forget(): void {
    this.#picture?.forget();
    this.#run?.forgetEntries();
  }

  noteRefused(refused: RefusedCookie): void {
    this.#picture?.noteRefused(refused);
  }

  close(): void {
    this.removeAllListeners();
    this.#leave();
  }

  async #read(): Promise<void> {
    this.#readings += 1;
    const reading = this.#readings;
    const { lessons, faults } = await this.#deps.readShelf();
    // What was begun later knows more, whichever ends last.
    if (reading !== this.#readings) return this.#reading ?? undefined;
    this.#shelf = lessons;
    // Those of somebody's own lessons are told to that person (workshop).
    for (const { file, line, column, what, own } of faults) {
      if (!own) this.#deps.report(new Error(`${file}:${line}:${column} ${JSON.stringify(what)}`));
    }
    this.#tell();
  }

  /** On the opening bench: does what comes before a step, and enters it. @param before the run so far, whose guesses are kept */
  async #layOut(shelved: ShelvedLesson, step: number, before: LessonRun | null = null): Promise<void> {
    for (const { solution } of shelved.lesson.steps.slice(0, step)) await this.#deps.doDeeds(solution);
    const run = before ?? new LessonRun(shelved);
    this.#run = run;
    await this.#enter(run, step);
  }

  async #enter(run: LessonRun, step: number): Promise<void> {
    const picture = this.#pictureNow();
    await picture.settled();
    const facts = picture.facts();
    const done = run.enter(step, await takeEntry(this.#deps, facts), facts);
    if (done) this.#deps.progress.noteDone(run.lesson.id, run.reachedStep.id);
  }

  #pictureNow(): LessonPicture {
    if (!this.#picture) throw new AskError('no-such-lesson', 'none runs');
    return this.#picture;
  }

  #leave(): void {
    this.#picture?.stop();
    this.#picture = null;
    this.#run = null;
  }

  /** One thing at a time: what is asked for meanwhile is not done. */
  async #alone(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#tell();
    try {
      await work();
    } finally {
      this.#busy = false;
      // Without a step there is nothing to lead through.
      if (this.#leaving || this.#run === null) this.#leave();
      this.#leaving = false;
      this.#look();
    }
  }

  /** Once per turn of the loop, after everything that happened in it. */
  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      const isDone = this.#run && this.#picture && !this.#busy && this.#run.look(this.#picture.facts());
      if (this.#run && isDone && !this.#rehearsing) {
        this.#deps.progress.noteDone(this.#run.lesson.id, this.#run.reachedStep.id);
      }
      this.#tell();
    });
  }

  #tell(): void {
    const state = this.state();
    const text = JSON.stringify(state);
    if (text !== this.#told) this.emit('changed', state);
    this.#told = text;
    const trainer = this.trainer();
    const trainerText = JSON.stringify(trainer);
    if (trainerText !== this.#trainerTold) this.emit('trainer', trainer);
    this.#trainerTold = trainerText;
  }
}
