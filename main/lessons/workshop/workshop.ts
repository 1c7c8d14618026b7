import { EventEmitter } from 'node:events';
import { basename, dirname } from 'node:path';
import { writeOwnFile } from '../../../server/session-server.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { Dialogs } from '../../shared/desktop.ts';
import type { Say } from '../../shared/messages/messages.ts';
import type { CheckRun, FaultView, WorkshopState } from '../../shared/workshop-records.ts';
import { placeOfFault } from '../lesson/lesson-fault.ts';
import type { PictureDeps } from '../lesson-run/lesson-picture.ts';
import type { ShelfFault } from '../lesson-run/lesson-shelf.ts';
import type { LessonSource } from '../lesson-run/lesson-source.ts';
import type { CheckDeps } from './check-lesson.ts';
import { lessonPackEnding } from './lesson-pack-ending.ts';
import type { LessonRecorder } from './lesson-recorder.ts';
import { OwnLessons } from './own-lessons.ts';

export interface WorkshopDeps extends PictureDeps, CheckDeps {
  /** Where it is kept which folder is open. */
  readonly file: string;
  /** The opening bench in place of the present one. */
  readonly openBench: () => Promise<void>;
  readonly dialogs: Pick<Dialogs, 'chooseFolder' | 'chooseNewFile'>;
  readonly say: Say;
  /** BCP 47: those that a lesson may be said in. */
  readonly languages: readonly string[];
  readonly report: (error: unknown) => void;
}

/** *Write your own*: somebody's lessons, read again whenever one is saved; checking one; recording one. */
export class Workshop extends EventEmitter<{ changed: [WorkshopState] }> {
  readonly #deps: WorkshopDeps;
  readonly #own: OwnLessons;
  #faults: readonly FaultView[] = [];
  #check: CheckRun | null = null;
  #recorder: LessonRecorder | null = null;

  constructor(deps: WorkshopDeps) {
    super();
    this.#deps = deps;
    this.#own = new OwnLessons(deps.file, () => void deps.lessons.renew().catch(deps.report));
  }

  state(): WorkshopState {
    return {
      folder: this.#own.folder,
      faults: this.#faults,
      check: this.#check,
      recording: this.#recorder && { steps: this.#recorder.steps().length },
    };
  }

  /** Where somebody's own lessons are now. */
  sources(): Promise<readonly LessonSource[]> {
    return this.#own.sources();
  }

  /** What is wrong in them, as they were read last. */
  noteFaults(faults: readonly ShelfFault[]): void {
    this.#faults = faults.filter(({ own }) => own).map((fault) => ({ place: placeOfFault(fault), what: fault.what }));
    this.#tell();
  }

  async openFolder(): Promise<void> {
    const folder = await this.#deps.dialogs.chooseFolder(this.#deps.say('workshop.open-folder'));
    if (folder !== null) this.#own.open(folder);
    this.#tell();
  }

  closeFolder(): void {
    this.#own.open(null);
    this.#tell();
  }

  /** A `.jarful-lesson`, which is offered from then on. @returns whether it is one; what is wrong in it is told as of every own lesson */
  async openPack(path: string): Promise<boolean> {
    const { lessons } = this.#deps;
    const source = await this.#own.openPack(path);
    if (source === null) return false;
    await lessons.renew();
    return lessons.offer(source);
  }

  /** Plays a lesson and keeps what does not hold. @throws AskError no-such-lesson, busy */
  async check(id: string): Promise<void> {
    const { lessons } = this.#deps;
    const shelved = await lessons.find(id);
    if (this.#check !== null && this.#check.at !== null) throw new AskError('busy', 'another lesson is checked');
    const told = (change: Partial<CheckRun>) => {
      const before = this.#check ?? { id, title: shelved.texts.title, steps: shelved.lesson.steps.length, at: 0 };
      this.#check = { problems: [], ...before, ...change };
      this.#tell();
    };
    this.#check = null;
    told({ at: 0 });
    try {
      const { checkLesson } = await import('./check-lesson.ts');
      await lessons.rehearse(async () => {
        const problems = await checkLesson(shelved, this.#deps, (at, found) => told({ at, problems: [...found] }));
        told({ at: null, problems });
      });
    } catch (error) {
      this.#check = null;
      this.#tell();
      throw error;
    }
  }

  /** Packs a lesson into one file. @throws AskError no-such-lesson, failed */
  async pack(id: string): Promise<void> {
    const { dialogs, lessons, say, languages } = this.#deps;
    const { source } = await lessons.find(id);
    const { writePack } = await import('./lesson-pack.ts');
    const kind = { name: say('workshop.pack.kind'), extensions: [lessonPackEnding] };
    const path = await dialogs.chooseNewFile(kind, `${id}.${lessonPackEnding}`);
    if (path === null) return;
    const ended = path.endsWith(`.${lessonPackEnding}`) ? path : `${path}.${lessonPackEnding}`;
    await write(ended, Buffer.from(await writePack(source, languages)));
  }

  /** From the opening bench on, as every lesson begins, what is done becomes steps. @throws AskError no-room, store-failed */
  async record(): Promise<void> {
    const recording = await import('./lesson-recorder.ts');
    this.dropRecording();
    await this.#deps.openBench();
    this.#recorder = await recording.LessonRecorder.open(this.#deps, () => this.#tell());
    this.#tell();
  }

  /** Writes what was recorded as a lesson, into a folder that is open from then on. @throws AskError failed */
  async keepRecording(): Promise<void> {
    const { dialogs, say } = this.#deps;
    const steps = this.#recorder?.steps() ?? [];
    if (steps.length === 0) return this.dropRecording();
    const kind = { name: 'Markdown', extensions: ['md'] };
    const path = await dialogs.chooseNewFile(kind, 'lesson.md', say('workshop.keep.title'));
    if (path === null) return;
    const { writeLesson } = await import('./write-lesson.ts');
    const folder = dirname(path);
    await write(path, writeLesson(idOf(folder), steps, say));
    this.dropRecording();
    this.#own.open(folder);
    this.#tell();
  }

  dropRecording(): void {
    this.#recorder?.stop();
    this.#recorder = null;
    this.#tell();
  }

  /** A new run begins: nothing of the old one is recorded any more. */
  forget(): void {
    this.#recorder?.forget();
  }

  close(): void {
    this.removeAllListeners();
    this.#recorder?.stop();
    this.#own.close();
  }

  #tell(): void {
    this.emit('changed', this.state());
  }
}

/** A lesson's id from the name of its folder. */
function idOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'my-lesson' : name;
}

/** @throws AskError failed: the file cannot be written */
async function write(path: string, content: string | Buffer): Promise<void> {
  try {
    await writeOwnFile(path, content);
  } catch (error) {
    throw new AskError('failed', String(error));
  }
}
