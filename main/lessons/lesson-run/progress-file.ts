import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { setDamagedAside, writeOwnFileSync } from '../../../server/session-server.ts';

const stepId = z.string().max(40);
const progressSchema = z.object({
  /** The opening bench offers no lesson any more. */
  offerPutAway: z.boolean().default(false),
  lessons: z
    .record(
      z.string().max(40),
      z.object({
        /** Steps that were done once. */
        done: z.array(stepId).max(100).default([]),
        /** What was guessed first, by step; answers from 1, as on the card. */
        guesses: z.record(stepId, z.int().min(1).max(4)).default({}),
      }),
    )
    .default({}),
});

export type Progress = z.output<typeof progressSchema>;
type LessonProgress = Progress['lessons'][string];

const nothing: LessonProgress = { done: [], guesses: {} };

/** How far somebody is in the lessons: a file of their own, to be read, copied or thrown away. */
export class ProgressFile {
  readonly #file: string;
  #progress: Progress;
  /** It is there and is no progress: it is moved aside before another one is written in its place. */
  #damaged: boolean;

  constructor(file: string) {
    this.#file = file;
    const read = readProgress(file);
    this.#damaged = read === 'damaged';
    this.#progress = read === 'damaged' ? progressSchema.parse({}) : read;
  }

  get offerPutAway(): boolean {
    return this.#progress.offerPutAway;
  }

  of(lesson: string): LessonProgress {
    return Object.hasOwn(this.#progress.lessons, lesson) ? (this.#progress.lessons[lesson] ?? nothing) : nothing;
  }

  putOfferAway(): void {
    this.#keep({ ...this.#progress, offerPutAway: true });
  }

  noteDone(lesson: string, step: string): void {
    const { done, ...rest } = this.of(lesson);
    if (!done.includes(step)) this.#put(lesson, { ...rest, done: [...done, step] });
  }

  /** Only the first guess counts: later ones know the answer. @param answer from 1 */
  noteGuess(lesson: string, step: string, answer: number): void {
    const { guesses, ...rest } = this.of(lesson);
    if (guesses[step] === undefined) this.#put(lesson, { ...rest, guesses: { ...guesses, [step]: answer } });
  }

  #put(lesson: string, progress: LessonProgress): void {
    this.#keep({ ...this.#progress, lessons: { ...this.#progress.lessons, [lesson]: progress } });
  }

  #keep(progress: Progress): void {
    this.#progress = progress;
    try {
      if (this.#damaged) setDamagedAside(this.#file);
      this.#damaged = false;
      writeOwnFileSync(this.#file, `${JSON.stringify(progress, null, 2)}\n`);
    } catch {
      // A read-only home: progress then lasts as long as the app runs.
    }
  }
}

function readProgress(file: string): Progress | 'damaged' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return progressSchema.parse({});
  }
  try {
    return progressSchema.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}
