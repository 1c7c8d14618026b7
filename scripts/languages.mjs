/* What each language lacks, has too much or says with other values than English; exit 1 when there is anything. */
import { fileURLToPath } from 'node:url';
import { compareLanguages } from './languages/compare-languages.mjs';

const faults = compareLanguages(fileURLToPath(new URL('../languages', import.meta.url)));
for (const fault of faults) console.log(fault);
if (faults.length === 0) console.log('Every language says all that English says.');
process.exitCode = faults.length === 0 ? 0 : 1;
