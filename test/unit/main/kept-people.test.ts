import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptPeople, type KeptPerson } from '../../../main/browsers/jars/kept-people.ts';
import type { JarId } from '../../../main/shared/bench-records.ts';

const ann: KeptPerson = {
  id: 'ann-1' as JarId,
  name: 'Ann',
  shape: 'circle',
  colour: 'blue',
  site: 'shop',
  address: '/shop/',
};

describe('KeptPeople', () => {
  let folder = '';
  const open = () => new KeptPeople(join(folder, 'kept-people.json'), join(folder, 'Partitions'));
  const partition = (name: string) => join(folder, 'Partitions', name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jarful-kept-'));
    for (const name of ['jar-ann-1', 'jar-bob-2', 'something-else']) mkdirSync(partition(name), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('should know after a restart who was kept, and how she is called since', () => {
    const kept = open();
    kept.put(ann);
    kept.put({ ...ann, name: 'Admin' });
    expect(open().people).toEqual([{ ...ann, name: 'Admin' }]);
  });

  it('should take from the disk what nobody keeps any more, and nothing else', () => {
    open();
    for (const name of ['jar-ann-1', 'jar-bob-2']) mkdirSync(partition(name), { recursive: true });
    writeFileSync(join(folder, 'kept-people.json'), JSON.stringify({ people: [ann] }));
    open();
    expect(existsSync(partition('jar-ann-1'))).toBe(true);
    expect(existsSync(partition('jar-bob-2'))).toBe(false);
    expect(existsSync(partition('something-else'))).toBe(true);
  });

  it.each(['{"people": [{"id": "ann-1"', '{}', JSON.stringify({ people: [{ ...ann, id: '../../elsewhere' }] })])(
    'when the list is damaged (%s) / should say so and leave list and partitions alone',
    (text) => {
      writeFileSync(join(folder, 'kept-people.json'), text);
      const kept = open();
      expect([kept.damaged, kept.people]).toEqual([true, []]);
      expect(readFileSync(join(folder, 'kept-people.json'), 'utf8')).toBe(text);
      expect(existsSync(partition('jar-ann-1'))).toBe(true);
    },
  );
});
