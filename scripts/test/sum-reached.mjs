/**
 * What tests reach of some files. Files that have no lines to run (types only) do not count.
 *
 * @param {(readonly [file: string, lines: { readonly total: number, readonly covered: number }])[]} files
 */
export function sumReached(files) {
  const withLines = files.filter(([, { total }]) => total > 0);
  const reached = withLines.filter(([, { covered }]) => covered > 0);
  const sum = (/** @type {'total' | 'covered'} */ what) => withLines.reduce((all, [, lines]) => all + lines[what], 0);
  return {
    files: withLines.length,
    reachedFiles: reached.length,
    lines: sum('total'),
    reachedLines: sum('covered'),
    unreached: withLines.filter(([, { covered }]) => covered === 0).map(([file]) => file),
  };
}

/** Share of main's files that tests below the journeys have to reach: the rest is the edge, which turns Electron into small interfaces. */
const leastShare = 0.85;

/** @param {ReturnType<typeof sumReached>} sums */
export function reachesEnough({ files, reachedFiles }) {
  return reachedFiles >= leastShare * files;
}

/** @param {ReturnType<typeof sumReached>} sums */
export function sayReached({ files, reachedFiles, lines, reachedLines, unreached }) {
  const percent = (/** @type {number} */ part, /** @type {number} */ whole) => `${Math.round((100 * part) / whole)} %`;
  return [
    `main, reached below the journeys: ${percent(reachedFiles, files)} of files (${reachedFiles} of ${files}), ` +
      `${percent(reachedLines, lines)} of lines (${reachedLines} of ${lines}).`,
    ...(unreached.length === 0 ? [] : ['By the journeys alone:', ...unreached.map((file) => `  ${file}`)]),
  ].join('\n');
}
