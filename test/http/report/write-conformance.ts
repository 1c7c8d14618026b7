/**
 * Writes docs/conformance.md: promise by promise, what the suite found on each medium and on the stock parts. Never typed
 * by hand: `npm run conformance`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promises, suites } from './promises.ts';
import { readResults, type TargetName, type Tried, targets } from './read-results.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const suite = suites.map((name) => `test/http/${name}.test.ts`);

const folder = mkdtempSync(path.join(tmpdir(), 'jarful-conformance-'));
const tried = [
  ...(await run('ours', [
    '--project',
    'http',
    '--project',
    'contract',
    ...suite,
    'test/http/command-line.test.ts',
    'test/contract/stores',
  ])),
  ...(await run('stock', ['--config', 'test/http/report/stock.config.ts'])),
];
rmSync(folder, { recursive: true });
const page = makePage(tried);
await writeFile(path.join(root, 'docs/conformance.md'), page.text);
console.log(`docs/conformance.md: ${page.summary}`);
process.exitCode = tried.some(({ target, outcome }) => target !== 'stock' && outcome === 'broken') ? 1 : 0;

async function run(name: string, argv: readonly string[]): Promise<readonly Tried[]> {
  const file = path.join(folder, `${name}.json`);
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  spawnSync(process.execPath, [vitest, 'run', ...argv, '--reporter=json', `--outputFile=${file}`], {
    cwd: root,
    stdio: 'ignore',
  });
  return readResults(file);
}

function makePage(found: readonly Tried[]): { readonly text: string; readonly summary: string } {
  const rows = promises.map(({ number, section, says }) => {
    const cells = targets.map((target) => judge(found, number, target));
    return {
      section,
      line: `| C${number} | ${says.replaceAll('|', '\\|').replaceAll('<', '&lt;')} | ${cells.join(' | ')} |`,
      cells,
    };
  });
  const counts = targets.map(
    (target, at) => `${target} ${rows.filter(({ cells }) => cells[at]?.startsWith('✓')).length}`,
  );
  const sections = [...new Set(rows.map(({ section }) => section))].map((section) => {
    const lines = rows.filter((row) => row.section === section).map(({ line }) => line);
    const head = `| | promise | ${targets.join(' | ')} |\n|---|---|${targets.map(() => '---').join('|')}|`;
    return `## ${section}\n\n${head}\n${lines.join('\n')}\n`;
  });
  const tests = found.filter(({ target }) => target !== 'stock').length;
  const text = `# What the session server promises, and what was found

Made by \`npm run conformance\`; not typed by hand. The same suite runs over real HTTP on every medium (\`test/http\`), on the
stores themselves (\`test/contract/stores\`), and, in the last column, on the stock parts as tutorials put them together:
plain express, express-session and memorystore.

- **✓ n**: kept, in n tests. **✗**: broken. **–**: does not apply to this medium, or the stock parts have no such thing.
- A promise counts as kept only when all its tests pass. The stock parts are judged by the promise's own words alone, not by the
  tests that go beyond them.
- C22: sessions in memory are gone after a restart, and the page says so; that is what is promised of memory. C28: an expiry that
  is already over.

Kept, of ${rows.length}: ${counts.join(', ')}. ${tests} findings on our media.

${sections.join('\n')}`;
  return { text, summary: counts.join(', ') };
}

function judge(found: readonly Tried[], promise: number, target: TargetName): string {
  const mine = found.filter(
    (one) => one.promise === promise && one.target === target && !(target === 'stock' && one.beyond),
  );
  const kept = mine.filter(({ outcome }) => outcome === 'kept').length;
  if (mine.some(({ outcome }) => outcome === 'broken')) return '✗';
  return kept === 0 ? '–' : `✓ ${kept}`;
}
