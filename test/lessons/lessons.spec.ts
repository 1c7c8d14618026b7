/** Every lesson in every language that it has. `npm run lessons`; the tier of the journeys plays them in English. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, Jarful, test } from '../e2e/jarful.ts';
import { languages } from './languages.ts';
import { playLesson, readRunning } from './play-lesson.ts';
import { shippedLessons } from './shipped-lessons.ts';

const root = join(import.meta.dirname, '../..');
for (const language of languages) {
  for (const lesson of shippedLessons()) {
    if (language !== 'en' && !existsSync(join(root, 'lessons', lesson.id, `lesson.${language}.md`))) continue;
    test(`${lesson.number} ${lesson.id} in ${language}`, async ({ userData }) => {
      test.setTimeout(300_000);
      const jarful = await Jarful.start(userData, { language });
      await jarful.shell.evaluate(([id]) => Reflect.get(window, 'jarful').ask('lesson.begin', { id, step: 0 }), [
        lesson.id,
      ] as const);
      expect((await readRunning(jarful.shell)).inEnglish).toBe(false);
      await playLesson(jarful, lesson);
      await jarful.app.close();
    });
  }
}
