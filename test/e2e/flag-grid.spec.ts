/** The cookie-flag grid: every cell by the real engine, checked against RFC 6265bis. */
import { expect, test } from './jarful.ts';

test('the grid tries every cookie in every situation, and the engine does as the RFC asks', async ({ jarful }) => {
  await jarful.choose('backstage.experiments');
  const { shell } = jarful;
  const columns = await shell.evaluate(async () => {
    const heard: {
      situation: string;
      cells: { cookie: string; passed: boolean; expected: boolean; reasons: string[] }[];
    }[] = [];
    const bridge = Reflect.get(window, 'jarful');
    const stop = bridge.on('grid.column', (column: (typeof heard)[number]) => heard.push(column));
    const answer = await bridge.ask('grid.run', null);
    stop();
    return answer.ok ? heard : answer;
  });
  expect(columns).toHaveLength(11);
  const cells = columns.flatMap((column: (typeof columns)[number]) =>
    column.cells.map((cell: { cookie: string; passed: boolean; expected: boolean; reasons: string[] }) => ({
      ...cell,
      situation: column.situation,
    })),
  );
  expect(cells).toHaveLength(64 * 11);
  expect(cells.filter((cell: { passed: boolean; expected: boolean }) => cell.passed !== cell.expected)).toEqual([]);
  // Who is kept back while stored is told why by the engine (a script that sees nothing is told nothing).
  const mute = cells.filter(
    (cell: { passed: boolean; cookie: string; situation: string; reasons: string[] }) =>
      !cell.passed && cell.situation !== 'script' && !/^none(?!-secure)/.test(cell.cookie) && cell.reasons.length === 0,
  );
  expect(mute).toEqual([]);
});
