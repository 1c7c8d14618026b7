/** A packed lesson: data in memory, whatever the file holds. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPack, writePack } from '../../../../../main/lessons/workshop/lesson-pack.ts';

const pack = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

describe('a packed lesson', () => {
  it('has the files of a lesson, in its root or in one folder', async () => {
    for (const folder of ['', 'two-people/']) {
      const source = readPack(
        '/x/two.jarful-lesson',
        pack({ [`${folder}lesson.md`]: 'a', [`${folder}lesson.es.md`]: 'b' }),
      );
      expect(source?.name).toBe('two.jarful-lesson');
      expect(await source?.read('lesson.md')).toBe('a');
      expect(await source?.read('lesson.es.md')).toBe('b');
      expect(await source?.read('lesson.fr.md')).toBeNull();
    }
  });

  it('is what was packed', async () => {
    const source = readPack('a', pack({ 'lesson.md': 'English', 'lesson.pt-BR.md': 'Português' }));
    const again = source && readPack('b', await writePack(source, ['es', 'pt-BR']));
    expect(await again?.read('lesson.pt-BR.md')).toBe('Português');
    expect(await again?.read('lesson.es.md')).toBeNull();
  });

  it('holds nothing else, wherever it would lead', async () => {
    const source = readPack(
      'a',
      pack({ 'lesson.md': 'a', '../lesson.es.md': 'up', 'x/y/lesson.fr.md': 'deep', 'run.js': '1' }),
    );
    expect(await source?.read('run.js')).toBeNull();
    expect(await source?.read('lesson.fr.md')).toBeNull();
  });

  it.each([
    ['no ZIP', strToU8('---\nid: x\n---')],
    ['nothing', new Uint8Array()],
    ['a ZIP without a lesson', pack({ 'notes.md': 'x' })],
    ['a lesson larger than a lesson', pack({ 'lesson.md': 'x'.repeat(800_001) })],
    ['a large file', new Uint8Array(2_000_001)],
    ['half a ZIP', pack({ 'lesson.md': 'x'.repeat(500) }).slice(0, 60)],
  ])('is refused: %s', (_what, bytes) => {
    expect(readPack('a', bytes)).toBeNull();
  });
});
