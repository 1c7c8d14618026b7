import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReport, summarise } from '../../../scripts/test/tally.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-tally-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(report: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

describe('the report of one runner', () => {
  it('is taken as it is when the runner went well', () => {
    const report = { passed: 3, failed: [], skipped: [{ name: 'a', reason: 'no redis' }] };
    expect(readReport('vitest', write(report), 0)).toEqual(report);
  });

  it('is one failure when the runner ended without a report', () => {
    expect(readReport('vitest', join(folder, 'none.json'), 1).failed).toEqual([
      'vitest: ended without a report (exit code 1)',
    ]);
  });

  it('is one failure when no test ran, even if the runner was content', () => {
    expect(readReport('vitest', write({ passed: 0, failed: [], skipped: [] }), 0).failed).toHaveLength(1);
  });

  it('is one failure when the runner failed outside of its tests', () => {
    expect(readReport('vitest', write({ passed: 3, failed: [], skipped: [] }), 1).failed).toHaveLength(1);
  });
});

describe('the summary', () => {
  it('ends with the count alone, and gives each skip its reason above', () => {
    const { lines, ok } = summarise([
      { passed: 2, failed: [], skipped: [{ name: 'redis', reason: 'redis-server is not installed' }] },
      { passed: 5, failed: [], skipped: [] },
    ]);
    expect(ok).toBe(true);
    expect(lines.at(-1)).toBe('7 passed, 0 failed, 1 skipped');
    expect(lines).toContain('skipped: redis: redis-server is not installed');
  });

  it('is not ok as soon as one test of one runner failed', () => {
    expect(summarise([{ passed: 2, failed: ['x'], skipped: [] }]).ok).toBe(false);
  });
});
