/** Every element of the window, over the whole table: a night's work. Run: npm run fits. */
import { Jarful, test } from '../e2e/jarful.ts';
import { counts, walkFitTable } from '../harness/walk-fit-table.ts';

for (const language of ['en', 'es', 'fr'])
  test(`every element fits in every panel with 1 to 12 panes, ${language}`, async ({ userData }) => {
    test.setTimeout(3_600_000);
    const jarful = await Jarful.start(userData, { language });
    try {
      await walkFitTable(jarful, { paneCounts: counts.all, panels: 'each' });
    } finally {
      await jarful.app.close();
    }
  });
