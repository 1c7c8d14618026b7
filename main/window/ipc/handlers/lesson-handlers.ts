import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Lessons; the way through one is by commands. */
export function lessonHandlers({ lessons, overlay, host, printLesson }: HandlerDeps): HandlersOf<'lesson'> {
  return {
    'lesson.state': () => lessons.state(),
    'lesson.begin': async ({ id, step }) => {
      // The card in the window takes the keyboard from whatever offered the lesson.
      if (overlay.leave()) host.takeKeyboard();
      await lessons.begin(id, step);
      return null;
    },
    'lesson.guess': ({ answer }) => {
      lessons.guess(answer);
      return null;
    },
    'lesson.hint': () => {
      lessons.hint();
      return null;
    },
    'lesson.solve': async () => {
      await lessons.solve();
      return null;
    },
    'lesson.visit': async ({ who, page }) => {
      await lessons.visit(who, page);
      return null;
    },
    'lesson.print': ({ id }) => printLesson(id),
    'lesson.walk': async ({ way }) => {
      await lessons[way]();
      return null;
    },
    'lesson.count-hands': ({ round, answer, hands }) => {
      lessons.countHands(round, answer, hands);
      return null;
    },
    'lesson.trainer': () => lessons.trainer(),
    'lesson.put-offer-away': () => {
      lessons.putOfferAway();
      return null;
    },
  };
}
