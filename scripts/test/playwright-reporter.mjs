import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** A Playwright reporter that writes the counts `scripts/test/tally.mjs` reads, with each skip's reason. */
// biome-ignore lint/style/noDefaultExport: Playwright loads a reporter by its default export.
export default class TallyReporter {
  #report = { passed: 0, failed: [], skipped: [] };
  #suite = null;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError(error) {
    this.#report.failed.push(`outside of any test: ${error.message ?? error.value}`);
  }

  onEnd() {
    for (const test of this.#suite?.allTests() ?? []) this.#count(test);
    writeFileSync(process.env.JARFUL_TALLY, JSON.stringify(this.#report));
  }

  #count(test) {
    const name = `${relative(process.cwd(), test.location.file)} > ${test.title}`;
    const outcome = test.outcome();
    if (outcome === 'expected') this.#report.passed += 1;
    else if (outcome === 'skipped') {
      const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
      // Without an annotation nobody chose to skip it: an earlier failure kept it from running.
      this.#report.skipped.push({ name, reason: reason ?? 'no reason given' });
    } else this.#report.failed.push(name);
  }
}
