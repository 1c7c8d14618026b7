import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The languages that there are, as the app finds them: by their folders. */
export const languages = readdirSync(join(import.meta.dirname, '../../languages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
