import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandPlace } from '../../../../../main/app/policy/expand-place.ts';
import { isRootsAlone, policyPlaces } from '../../../../../main/app/policy/policy-places.ts';
import { PlantedPolicy, policyInFile } from '../../../../../main/app/policy/policy-source.ts';

const options = {
  env: { JARFUL_POLICY_FILE: '/tmp/mine.json', ProgramData: 'C:\\Users\\pupil', SystemRoot: 'C:\\Users\\pupil' },
  packaged: true,
  executable: 'C:\\Program Files\\Jarful\\Jarful.exe',
  loaded: () => ['C:\\Program Files\\Jarful\\Jarful.exe', 'D:\\WINDOWS\\SYSTEM32\\ntdll.dll'],
};
const files = (wish: Partial<Parameters<typeof policyPlaces>[0]>) =>
  policyPlaces({ ...options, platform: 'linux', ...wish }).map(({ file }) => file);

describe('policyPlaces', () => {
  it('an installed Jarful reads the system’s places, whatever the environment says', () => {
    expect(files({ platform: 'linux' })).toEqual(['/etc/jarful/policy.json']);
    expect(files({ platform: 'darwin' })).toEqual([
      '/Library/Managed Preferences/org.jarful.app.plist',
      '/Library/Application Support/Jarful/policy.json',
    ]);
    expect(files({ platform: 'win32' })).toEqual([
      'HKLM\\SOFTWARE\\Policies\\Jarful',
      'C:\\Program Files\\Jarful\\policy.json',
      'D:\\ProgramData\\Jarful\\policy.json',
    ]);
  });

  it('one from the sources reads the file that it is told', () => {
    expect(files({ packaged: false })).toEqual(['/tmp/mine.json']);
  });
});

describe('a file that only an administrator can have written', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jarful-owner-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.skipIf(process.getuid?.() !== 0)('is root’s, and nobody else may write it [needs root to make one]', () => {
    const file = join(folder, 'policy.json');
    const read = () => policyInFile(file, isRootsAlone).read();
    expect(read()).toBeNull();
    writeFileSync(file, '{}');
    chmodSync(file, 0o644);
    expect(read()).toBe('{}');
    chmodSync(file, 0o664);
    expect(read).toThrow(PlantedPolicy);
    chmodSync(file, 0o644);
    chownSync(file, 1000, 1000);
    expect(read).toThrow(PlantedPolicy);
  });
});

describe('expandPlace', () => {
  const places = { home: '/home/ann', user: 'ann', env: { LocalAppData: 'C:\\Users\\ann\\AppData\\Local' } };
  it.each([
    ['~/jarful', '/home/ann/jarful'],
    ['~', '/home/ann'],
    ['/srv/~x/%USERNAME%', '/srv/~x/ann'],
    ['%LOCALAPPDATA%\\Jarful', 'C:\\Users\\ann\\AppData\\Local\\Jarful'],
    ['%NOWHERE%\\Jarful', '%NOWHERE%\\Jarful'],
    ['D:\\100%\\x', 'D:\\100%\\x'],
  ])('%s becomes %s', (path, expanded) => {
    expect(expandPlace(path, places)).toBe(expanded);
  });
});
