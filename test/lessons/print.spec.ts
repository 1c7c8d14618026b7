/** Every sheet of every lesson, on both papers and in every language that it has, is one page. A part of `npm run lessons`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countPages } from '../../main/lessons/print/print-sheet.ts';
import { expect, Jarful, test } from '../e2e/jarful.ts';
import { languages } from './languages.ts';
import { sheets } from './print-in-app.ts';
import { shippedLessons } from './shipped-lessons.ts';

for (const language of languages) {
  test(`every sheet is one page in ${language}`, async ({ userData }, testInfo) => {
    test.setTimeout(580_000);
    const jarful = await Jarful.start(userData, { language });
    const root = join(import.meta.dirname, '../../lessons');
    const spoken = shippedLessons().filter(
      ({ id }) => language === 'en' || existsSync(join(root, id, `lesson.${language}.md`)),
    );
    for (const { id } of spoken) {
      for (const sheet of sheets) {
        const file = testInfo.outputPath(`${language}-${id}-${sheet.name}.pdf`);
        await sheet.print(jarful, id, file);
        expect(countPages(readFileSync(file)), file).toBe(1);
      }
    }
    await jarful.app.close();
  });
}
