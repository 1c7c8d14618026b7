import { type CommandSet, overlay } from '../command.ts';

/** The overview of the lessons, and the way through the one that runs; without one the others do nothing. */
export const lessonCommands = {
  'lesson.open': { place: 'lessons.open', run: overlay('lessons') },
  'lesson.trainer': { place: 'lessons.open', run: ({ showTrainer }) => showTrainer() },
  // The step's question is answered by keys: the window has the keyboard for it.
  'lesson.next': {
    yielding: { keys: ['PageDown'], to: 'text-or-scroll', when: 'lesson' },
    place: 'lessons.step',
    run: ({ lessons }) => lessons.next(),
    inWindow: true,
  },
  'lesson.back': {
    yielding: { keys: ['PageUp'], to: 'text-or-scroll', when: 'lesson' },
    place: 'lessons.step',
    run: ({ lessons }) => lessons.back(),
    inWindow: true,
  },
  'lesson.again': { place: 'lessons.step', run: ({ lessons }) => lessons.again() },
  'lesson.leave': { place: 'lessons.leave', run: ({ lessons }) => lessons.leave() },
  'lesson.folder': {
    place: 'lessons.own',
    words: 'command.lesson.folder.words',
    run: ({ workshop }) => workshop.openFolder(),
  },
  'lesson.record': {
    place: 'lessons.own',
    words: 'command.lesson.record.words',
    run: ({ workshop }) => workshop.record(),
  },
} as const satisfies CommandSet;
