/** How fast Reset brings the bench back: old jars gone, new pages loaded. */
import { expect, type Jarful, test } from '../e2e/jarful.ts';

test('Reset brings the opening bench back in under a second', async ({ jarful }) => {
  const took: number[] = [];
  for (let round = 0; round < 7; round++) took.push(await timeReset(jarful, 2));
  const sorted = took.map(Math.round).sort((one, other) => one - other);
  process.stdout.write(`Reset to two loaded pages: ${sorted.join(', ')} ms\n`);
  expect(sorted[3]).toBeLessThan(1000);
});

/** ms from the command until so many new pages have loaded, by main's own clock: the test's way there and back is not Jarful's. */
function timeReset(jarful: Jarful, pages: number): Promise<number> {
  return jarful.app.evaluate(({ Menu, webContents }, wanted) => {
    const before = Math.max(...webContents.getAllWebContents().map(({ id }) => id));
    const began = performance.now();
    Menu.getApplicationMenu()?.getMenuItemById('bench.reset')?.click();
    return new Promise<number>((resolve) => {
      const look = setInterval(() => {
        const fresh = webContents.getAllWebContents().filter(({ id }) => id > before);
        if (fresh.length < wanted || fresh.some((one) => one.getURL() === '' || one.isLoadingMainFrame())) return;
        clearInterval(look);
        resolve(performance.now() - began);
      }, 5);
    });
  }, pages);
}
