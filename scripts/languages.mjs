/* What each language lacks, has too much or says with other values than English, and texts that nobody says; exit 1 when there is anything. */
import { fileURLToPath } from 'node:url';
import { compareLanguages } from './languages/compare-languages.mjs';
import { listUnsaidKeys } from './languages/unsaid-keys.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const faults = [...compareLanguages(`${project}/languages`), ...listUnsaidKeys(project)];
for (const fault of faults) console.log(fault);
if (faults.length === 0) console.log('Every language says all that English says, and every text is said somewhere.');
process.exitCode = faults.length === 0 ? 0 : 1;
