/** A part of the table of sizes, panes, panels, scales, views and languages that the night walks whole (`npm run fits`). */
import { counts, walkFitTable } from '../harness/walk-fit-table.ts';
import { Jarful, test } from './jarful.ts';

for (const language of ['en', 'es', 'fr'])
  test(`every element fits, ${language}`, async ({ userData }) => {
    test.setTimeout(240_000);
    const jarful = await Jarful.start(userData, { language });
    try {
      await walkFitTable(jarful, { paneCounts: counts.some, panels: 'in turn' });
    } finally {
      await jarful.app.close();
    }
  });
