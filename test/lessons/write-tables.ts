/** Writes the tables of docs/lessons.md. `npm run lessons:table`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTables } from './lesson-tables.ts';
import { shippedLessons } from './shipped-lessons.ts';

const page = join(import.meta.dirname, '../../docs/lessons.md');
writeFileSync(page, withTables(readFileSync(page, 'utf8'), shippedLessons()));
