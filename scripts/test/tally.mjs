import { readFileSync } from 'node:fs';

/**
 * What one runner found. Both reporters (vitest's and Playwright's) write this same shape.
 *
 * @typedef {object} Report
 * @property {number} passed
 * @property {readonly string[]} failed names of the tests that failed
 * @property {readonly { name: string, reason: string }[]} skipped
 */

/**
 * Reads a runner's report. A runner that ended without one, ran no test at all, or failed although no test did
 * (an error outside of any test), counts as one failure under its own name.
 *
 * @param {string} runner its name for people
 * @param {string} file
 * @param {number} exitCode
 * @returns {Report}
 */
export function readReport(runner, file, exitCode) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: [`${runner}: ended without a report (exit code ${exitCode})`], skipped: [] };
  }
  const { passed, failed, skipped } = report;
  if (passed + failed.length + skipped.length === 0) {
    return { passed, failed: [`${runner}: ran no test`], skipped };
  }
  if (exitCode !== 0 && failed.length === 0) {
    return { passed, failed: [`${runner}: failed outside of its tests (exit code ${exitCode})`], skipped };
  }
  return { passed, failed, skipped };
}

/**
 * The closing lines of a run: what failed, why what was skipped was skipped, and the count, last and alone.
 *
 * @param {readonly Report[]} reports
 * @returns {{ lines: string[], ok: boolean }}
 */
export function summarise(reports) {
  const passed = reports.reduce((sum, report) => sum + report.passed, 0);
  const failed = reports.flatMap((report) => report.failed);
  const skipped = reports.flatMap((report) => report.skipped);
  return {
    lines: [
      ...failed.map((name) => `failed: ${name}`),
      ...skipped.map(({ name, reason }) => `skipped: ${name}: ${reason}`),
      `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
    ],
    ok: failed.length === 0,
  };
}
