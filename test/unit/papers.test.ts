/** The papers are true where a machine can tell: what they name is there, and the map shows the rooms that there are. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { floors } from './house-laws.ts';
import { deadLinks, deadMentions, deadPaths, deadScripts, listHouse, readPapers } from './papers.ts';
import { readSources } from './read-sources.ts';

const house = new Set(listHouse());
const named = (kind: RegExp) => [...house].filter((path) => kind.test(path));
const papers = readPapers(named(/\.md$/));
const forms = readPapers(named(/^\.github\/.*\.yml$/));
const { scripts } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
const textOf = (file: string) => papers.find((paper) => paper.file === file)?.text ?? '';

describe('what papers name is there', () => {
  it('links', () => expect(deadLinks(papers, house)).toEqual([]));

  it('files and folders', () => {
    // Examples of what somebody would make, or what was turned down.
    const examples = ['docs/write-a-lesson.md -> lessons/my-lesson/'];
    expect(deadPaths(papers, house).filter((one) => !examples.includes(one))).toEqual([]);
  });

  it('papers and tests in the comments of the code, and in the forms for issues', () => {
    const code = ['main', 'renderer', 'server', 'scripts'].flatMap((ring) => readSources(ring, /\.(?:tsx?|mjs)$/));
    expect(deadMentions([...code, ...forms], house)).toEqual([]);
  });

  it('scripts', () => {
    const run = Object.keys(scripts);
    expect(deadScripts([...papers, ...forms], run)).toEqual([]);
  });

  it('and a planted lie is found', () => {
    const there = new Set(['docs/', 'docs/a.md', 'main/', 'main/room/', 'main/room/open-room.ts']);
    const paper = { file: 'main/room/README.md', text: '' };
    const say = (text: string) => [{ ...paper, text }];
    expect(deadLinks(say('[a](../../docs/a.md) [b](../b.md)'), there)).toEqual(['main/room/README.md -> ../b.md']);
    expect(deadPaths(say('`open-room.ts` `main/room` `shut-room.ts` `main/cellar/`'), there)).toEqual([
      'main/room/README.md -> shut-room.ts',
      'main/room/README.md -> main/cellar/',
    ]);
    expect(deadMentions(say('// see docs/a.md and docs/b.md'), there)).toEqual(['main/room/README.md -> docs/b.md']);
    expect(deadScripts(say('npm run check, npm run chcek'), ['check'])).toEqual(['main/room/README.md: npm run chcek']);
  });
});

describe('the map', () => {
  it.each(['main', 'renderer'] as const)('%s: each room says what lives there', (ring) => {
    const rooms = floors[ring].filter((room) => !room.includes('.'));
    expect(rooms.filter((room) => !house.has(`${ring}/${room}/README.md`))).toEqual([]);
    for (const room of rooms) expect(textOf(`${ring}/README.md`), room).toContain(`\`${room}/\``);
  });

  it.each(['main', 'renderer'] as const)('%s: the picture has its rooms, each above what it looks at', (ring) => {
    const map = textOf('docs/architecture.md');
    const [, part = ''] = new RegExp(`subgraph ${ring}\\[[^\\]]*\\]([\\s\\S]*?)\\n  end`).exec(map) ?? [];
    const list: readonly string[] = floors[ring];
    expect(list.filter((room) => !room.includes('.') && !new RegExp(`\\b${room}\\b`).test(part))).toEqual([]);
    const drawn = part.split('\n').flatMap((line) => {
      const rooms = line.trim().split(' --> ');
      return rooms.slice(1).map((to, place) => [rooms[place] ?? '', to] as const);
    });
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.filter(([from, to]) => list.indexOf(from) >= list.indexOf(to))).toEqual([]);
  });

  it('lists every decision', () => {
    const list = textOf('docs/decisions/README.md');
    const pages = named(/^docs\/decisions\/(?!README).+/).map((path) => path.slice('docs/decisions/'.length));
    expect(pages.filter((page) => !list.includes(`](${page})`))).toEqual([]);
  });
});
