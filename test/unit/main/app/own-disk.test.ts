import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findLogFolder, findOwnDisk } from '../../../../main/app/data/own-disk.ts';

const places = { env: { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' }, home: '/Users/ann', userData: '/data' };

it('keeps what browsers hold out of a profile that travels, on Windows alone', () => {
  expect(findOwnDisk({ ...places, platform: 'win32' })).toBe(join('C:\\Users\\ann\\AppData\\Local', 'Jarful'));
  expect(findOwnDisk({ ...places, platform: 'win32', env: {} })).toBeNull();
  for (const platform of ['darwin', 'linux'] as const) expect(findOwnDisk({ ...places, platform })).toBeNull();
});

it('keeps logs where a Mac has them, and elsewhere with the settings', () => {
  expect(findLogFolder({ ...places, platform: 'darwin' })).toBe(join('/Users/ann', 'Library/Logs/Jarful'));
  expect(findLogFolder({ ...places, platform: 'win32' })).toBe(join('/data', 'logs'));
});
