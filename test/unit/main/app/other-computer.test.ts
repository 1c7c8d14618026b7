import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOtherComputer } from '../../../../main/app/data/other-computer.ts';
import { noLinks } from '../../../harness/windows-lacks.ts';

describe('findOtherComputer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jarful-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.for<readonly [string, string | null]>([
    ['room-3-pc-12-4711', 'room-3-pc-12'],
    ['here-4711', null],
    ['nonsense', null],
  ])('a lock that leads to %s is held by %s', ([target, computer], { skip }) => {
    skip(noLinks !== null, noLinks ?? '');
    symlinkSync(target, join(folder, 'SingletonLock'));
    expect(findOtherComputer(folder, 'here')).toBe(computer);
  });

  it('when there is no lock to read / should name nobody', () => {
    expect(findOtherComputer(folder, 'here')).toBeNull();
  });
});
