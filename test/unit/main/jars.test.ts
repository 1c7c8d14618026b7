import { describe, expect, it } from 'vitest';
import { jarAgent } from '../../../main/browsers/jars/jar-agent.ts';
import { partitionName } from '../../../main/browsers/jars/partition-name.ts';
import { type Avatar, freeAvatar, nextAvatar } from '../../../main/shared/avatars.ts';
import type { JarId } from '../../../main/shared/bench-records.ts';
import { readPersonName } from '../../../main/shared/person-name.ts';

describe('nextMark', () => {
  it('should name the first people as the article does', () => {
    const marks: Avatar[] = [];
    for (let i = 0; i < 3; i++) marks.push(nextAvatar(marks));
    expect(marks.map((mark) => mark.name)).toEqual(['Ann', 'Bob', 'Cleo']);
  });

  it('should give twelve people twelve names, and the first eight a shape and a colour of their own', () => {
    const marks: Avatar[] = [];
    for (let i = 0; i < 12; i++) marks.push(nextAvatar(marks));
    expect(new Set(marks.map((mark) => mark.name)).size).toBe(12);
    expect(new Set(marks.slice(0, 8).map((mark) => mark.shape)).size).toBe(8);
    expect(new Set(marks.slice(0, 8).map((mark) => mark.colour)).size).toBe(8);
  });

  it('when somebody has left / should give the freed name again', () => {
    const ann = nextAvatar([]);
    const bob = nextAvatar([ann]);
    expect(nextAvatar([bob])).toEqual(ann);
  });
});

describe('freeMark', () => {
  it('should leave a mark as it is that nobody wears', () => {
    const ann = nextAvatar([]);
    expect(freeAvatar({ ...ann, name: 'Admin', shape: 'star' }, [ann])).toEqual({
      ...ann,
      name: 'Admin',
      shape: 'star',
    });
  });

  it('should give a taken name a number and a taken look one that nobody has half of', () => {
    const ann = nextAvatar([]);
    const bob = nextAvatar([ann]);
    const second = freeAvatar(ann, [ann, bob]);
    expect(second).toEqual({ name: 'Ann 2', shape: 'cross', colour: 'slate' });
    // The looks that the next people come with are left for them.
    expect(nextAvatar([ann, bob, second])).toMatchObject({ name: 'Cleo', shape: 'triangle', colour: 'green' });
  });

  it('should tell sixty people of one mark apart', () => {
    const marks: Avatar[] = [];
    for (let i = 0; i < 60; i++) marks.push(freeAvatar(nextAvatar([]), marks));
    expect(new Set(marks.map((mark) => mark.name)).size).toBe(60);
    expect(new Set(marks.map((mark) => `${mark.shape} ${mark.colour}`)).size).toBe(60);
  });
});

describe('readPersonName', () => {
  it.each([
    ['  Ann   Lee ', 'Ann Lee'],
    ['管理者', '管理者'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['x'.repeat(24), 'x'.repeat(24)],
    ['👩‍👩‍👧'.repeat(24), '👩‍👩‍👧'.repeat(24)],
  ])('should take %j', (typed, name) => {
    expect(readPersonName(typed, ['Bob'])).toEqual({ ok: true, name });
  });

  it.each(['', '   ', 'x'.repeat(25), 'An\u202En', '\u200B', 'A\u0000', '\u200D'])('should refuse %j', (typed) => {
    expect(readPersonName(typed, [])).toEqual({ ok: false, fault: 'bad-name' });
  });

  it.each(['Bob', 'bob', ' BOB '])('when Bob is there / should refuse %j', (typed) => {
    expect(readPersonName(typed, ['Bob'])).toEqual({ ok: false, fault: 'name-taken' });
  });
});

describe('jarAgent', () => {
  const electron =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Jarful/0.1.0 Chrome/130.0.6723.137 Electron/33.2.1 Safari/537.36';

  it('should look like a browser and carry the jar', () => {
    expect(jarAgent(electron, 'ann-1' as JarId)).toBe(
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.6723.137 Safari/537.36 Jar/ann-1',
    );
  });
});

describe('partitionName', () => {
  it('should keep jars in memory: they are throwaway', () => {
    expect(partitionName('ann-1' as JarId, false)).not.toMatch(/^persist:/);
  });

  it('when somebody is kept / should lie on the disk, apart from everything else', () => {
    expect(partitionName('ann-1' as JarId, true)).toBe('persist:jar-ann-1');
  });
});
