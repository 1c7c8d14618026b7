import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findNamedFile, kindOfFile } from '../../../main/app/boot/named-file.ts';

describe('findNamedFile', () => {
  it('should find the bench that a double click names', () => {
    expect(findNamedFile(['--flag=x.jarful', '.', 'class.jarful'], '/home/ann')).toBe(
      resolve('/home/ann', 'class.jarful'),
    );
    expect(findNamedFile(['.', '--x', 'notes.txt'], '/home/ann')).toBeNull();
  });

  it('should find a HAR too, however its ending is written', () => {
    expect(findNamedFile(['.', 'Monday.HAR'], '/home/ann')).toBe(resolve('/home/ann', 'Monday.HAR'));
    expect(kindOfFile('/x/Monday.HAR')).toBe('exchanges');
    expect(kindOfFile('/x/class.jarful')).toBe('bench');
    expect(kindOfFile('/x/notes.txt')).toBeNull();
  });

  it('should find a packed lesson', () => {
    expect(findNamedFile(['.', 'two.jarful-lesson'], '/home/ann')).toBe(resolve('/home/ann', 'two.jarful-lesson'));
    expect(kindOfFile('two.Jarful-Lesson')).toBe('lesson');
  });
});
