/** The cookie-flag grid: every cell by the real engine, checked against RFC 6265bis. */
import type { GridColumn } from '../../main/shared/grid-records.ts';
import { expect, test } from './jarful.ts';

test('the grid tries every cookie in every situation, and the engine does as the RFC asks', async ({ jarful }) => {
  await jarful.choose('backstage.experiments');
  const { shell } = jarful;
  await shell.getByRole('option', { name: 'Cookie flags' }).click();
  await shell.getByRole('button', { name: 'Try every cell' }).click();
  await expect(shell.getByText('704 cells tried. All are as RFC 6265bis asks.')).toBeVisible({ timeout: 30_000 });
  const columns = await shell.evaluate(async (): Promise<readonly GridColumn[]> => {
    const answer = await window.jarful.ask('grid.state', null);
    return answer.ok ? answer.value.columns : [];
  });
  const cells = columns.flatMap(({ situation, cells: column }) => column.map((cell) => ({ ...cell, situation })));
  expect(cells).toHaveLength(64 * 11);
  expect(cells.filter((cell) => cell.passed !== cell.expected)).toEqual([]);
  // What was stored and is kept back is told with the engine's reason (a script that sees nothing is told nothing).
  const mute = cells.filter(
    ({ passed, situation, cookie, reasons }) =>
      !passed && situation !== 'script' && !/^none(?!-secure)/.test(cookie) && reasons.length === 0,
  );
  expect(mute).toEqual([]);
});

test('a cell tells its reason to the keyboard, and the table can be taken along', async ({ jarful }) => {
  await jarful.choose('backstage.experiments');
  const { shell } = jarful;
  await shell.getByRole('option', { name: 'Cookie flags' }).click();
  await shell.getByRole('button', { name: 'Try every cell' }).click();
  const cell = shell.getByRole('button', { name: /^Path=\/; SameSite=Lax; a page.*form.*kept back/ });
  await cell.focus();
  await expect(shell.locator('p[aria-live]')).toContainText('SameSite keeps it back');
  await shell.getByRole('button', { name: 'Copy as table' }).click();
  const copied = () => jarful.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('| `Path=/; SameSite=Lax` | stored | stored | sent | sent | sent | kept back |');
});
