import { writeFileSync } from 'node:fs';

/** A vitest reporter that writes the counts `scripts/test/tally.mjs` reads, with each skip's reason. */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export.
export default class TallyReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) {
      for (const error of module.errors()) report.failed.push(`${module.relativeModuleId}: ${error.message}`);
      for (const test of module.children.allTests()) count(report, test);
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) report.failed.push(`${suite.fullName}: ${error.message}`);
      }
    }
    for (const error of unhandledErrors) report.failed.push(`outside of any test: ${error.message}`);
    writeFileSync(process.env.JARFUL_TALLY, JSON.stringify(report));
  }
}

function count(report, test) {
  const { state, note } = test.result();
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  if (state === 'passed') report.passed += 1;
  else if (state === 'skipped') report.skipped.push({ name, reason: note ?? 'no reason given' });
  else report.failed.push(name);
}
