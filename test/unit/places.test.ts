/**
 * Law 7 of the house: a switch, a medium, a panel, a language is one entry, and what an addition touches is counted here, beside
 * its own folder. The table in docs/architecture.md says the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backstagePanels } from '../../main/shared/backstage-panels.ts';
import { mediumNames } from '../../server/session-types.ts';
import { switchNames } from '../../server/settings/settings.ts';
import { addressOf } from '../../server/store/media.ts';
import { filesThatList, filesThatName } from './places.ts';
import { readSources } from './read-sources.ts';

const english = join(import.meta.dirname, '../../languages/en');
const sources = ['server', 'main', 'renderer'].flatMap((ring) => readSources(ring));
const outsideOf = (folder: string) => sources.filter(({ file }) => !file.startsWith(folder));
const textsWith = (key: RegExp) =>
  readdirSync(english).filter((file) =>
    Object.keys(JSON.parse(readFileSync(join(english, file), 'utf8'))).some((name) => key.test(name)),
  );

it('a switch is its entry and its texts', () => {
  expect(filesThatList(switchNames, sources)).toEqual(['server/settings/switches.ts']);
  expect(textsWith(/^switch\.escaping\./)).toEqual(['switches.json']);
});

it('a medium is its name, its entry and what it is called; one with an address is no dearer', () => {
  const beside = outsideOf('server/store/').concat(sources.filter(({ file }) => /^server\/store\/[^/]+$/.test(file)));
  const entries = ['server/session-types.ts', 'server/store/media.ts'];
  expect([...filesThatList(mediumNames, beside)].sort()).toEqual(entries);
  const servers = mediumNames.filter((name) => addressOf(name) !== null);
  expect([...filesThatName(servers, beside)].sort()).toEqual(entries);
  expect(textsWith(/^medium\.redis$/)).toEqual(['shop.json', 'window.json']);
});

it('a panel is its name, its element and its title', () => {
  expect(filesThatList(backstagePanels, sources)).toEqual([
    'main/shared/backstage-panels.ts',
    'renderer/backstage/backstage.tsx',
  ]);
  expect(textsWith(/^(?:\w+\.)?backstage\.cookies$/)).toEqual(['window.json']);
});

it('a language is its folder', () => {
  const tags = readdirSync(join(english, '..')).filter((tag) => tag !== 'en');
  expect(tags.length).toBeGreaterThan(1);
  expect(
    filesThatName(
      tags.map((tag) => `['"]${tag}['"]`),
      sources,
    ),
  ).toEqual([]);
});

it('and a planted place is found, one in a comment or in a path is not', () => {
  const planted = [
    { file: 'main/a.ts', text: "const caches = { redis: 'redis://here', memcached };" },
    { file: 'main/b.ts', text: "// redis and memcached\nimport { a } from './redis/memcached.ts';" },
    { file: 'main/c.ts', text: "if (medium === 'redis') look();" },
  ];
  expect(filesThatList(['redis', 'memcached'], planted)).toEqual(['main/a.ts']);
  expect(filesThatName(['redis', 'memcached'], planted)).toEqual(['main/a.ts', 'main/c.ts']);
});
