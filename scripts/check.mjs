/* Lint, format and types, over all rings. */
import { runChecks } from './test/run-checks.mjs';

const failed = await runChecks();
for (const name of failed) console.log(`failed: ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
