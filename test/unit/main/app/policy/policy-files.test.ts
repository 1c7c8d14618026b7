/** What administrators copy from build/policy/ into their own tools holds every setting, and no other. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { policySettings } from '../../../../../main/app/policy/policy-settings.ts';
import { policyKeys } from '../../../../../main/shared/policy-key.ts';
import { languageTags } from '../../../../harness/languages.ts';

const folder = resolve(import.meta.dirname, '../../../../../build/policy');
const read = (name: string) => readFileSync(resolve(folder, name), 'utf8');
const settings = policySettings(languageTags, (path) => path);
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '');

it('the JSON schema is that of the reader', () => {
  const schema = { title: 'Machine policy of Jarful', ...z.toJSONSchema(settings, { io: 'input' }) };
  expect(JSON.parse(read('policy.schema.json'))).toEqual(schema);
});

it('the template for Group Policy writes what the reader reads, and each of its words is there', () => {
  const template = read('jarful.admx');
  expect(found(template, /valueName="(\w+)"/g)).toEqual([...policyKeys]);
  expect(new Set(found(template, /\bkey="([^"]+)"/g))).toEqual(new Set(['SOFTWARE\\Policies\\Jarful']));
  expect(found(template, /<string>(\w+)<\/string>/g)).toEqual([...languageTags]);
  const words = read('en-US/jarful.adml');
  const there = new Set(found(words, /<string id="([^"]+)"/g));
  for (const wanted of found(template, /\$\(string\.([^)]+)\)/g)) expect(there).toContain(wanted);
  const views = new Set(found(words, /<presentation id="([^"]+)"/g));
  for (const wanted of found(template, /\$\(presentation\.([^)]+)\)/g)) expect(views).toContain(wanted);
});

it('the configuration profile’s example is a policy that is followed', () => {
  const [, payload = ''] =
    /<string>org\.jarful\.app<\/string>([\s\S]*?)<\/dict>/.exec(read('jarful.mobileconfig')) ?? [];
  const entries = [...payload.matchAll(/<key>([a-z]\w*)<\/key><(?:(true|false)\/|(?:string|integer)>([^<]*)<)/g)];
  const values = entries.map(([, key, flag, text]) => [
    key,
    flag ? flag === 'true' : /^\d+$/.test(text ?? '') ? Number(text) : text,
  ]);
  expect(values.map(([key]) => key)).toEqual([...policyKeys]);
  const home = (path: string) => path.replace('~', '/Users/ann');
  expect(policySettings(languageTags, home).safeParse(Object.fromEntries(values)).success).toBe(true);
});
