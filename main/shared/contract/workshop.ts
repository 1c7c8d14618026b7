/** *Write your own*: a folder of lessons, checking one, recording one. */
import type { WorkshopState } from '../workshop-records.ts';

export interface WorkshopRequests {
  'workshop.state': { input: null; output: WorkshopState };
  /** Asks for a folder, and reads the lessons in it from then on whenever one is saved. */
  'workshop.open-folder': { input: null; output: null };
  'workshop.close-folder': { input: null; output: null };
  /** Plays a lesson and tells what does not hold. @throws no-such-lesson, busy */
  'workshop.check': { input: { id: string }; output: null };
  /** Asks for a place, and packs a lesson into one file. @throws no-such-lesson, failed */
  'workshop.pack': { input: { id: string }; output: null };
  /** Lays the opening bench out; from then on what is done becomes steps. @throws no-room, store-failed */
  'workshop.record': { input: null; output: null };
  /** Asks for a file, and writes what was recorded into it as a lesson. @throws failed */
  'workshop.keep-recording': { input: null; output: null };
  /** Throws away what was recorded. */
  'workshop.drop-recording': { input: null; output: null };
}

export interface WorkshopEvents {
  'workshop.changed': WorkshopState;
}
