import { describe, expect, it } from 'vitest';
import {
  findSystemFolder,
  type RunProgram,
  readRegistry,
  windowsPolicies,
} from '../../../../../main/app/policy/windows-policy.ts';

/** As Windows 10 and 11 print it. */
const printed = [
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Jarful',
  '    language    REG_SZ    es',
  '    port    REG_DWORD    0x1e61',
  '    dataFolder    REG_EXPAND_SZ    %LOCALAPPDATA%\\Class work',
  '    ownApp    REG_DWORD    0x0',
  '    lan    REG_DWORD    0x1',
  '',
].join('\r\n');

describe('readRegistry', () => {
  it('should have the settings as a policy has them', () => {
    expect(readRegistry(printed)).toEqual({
      language: 'es',
      port: 7777,
      dataFolder: '%LOCALAPPDATA%\\Class work',
      ownApp: false,
      lan: true,
    });
  });

  it('should leave what is neither on nor off for the settings to refuse', () => {
    expect(readRegistry('    ownApp    REG_DWORD    0x2\r\n')).toEqual({ ownApp: 2 });
    expect(readRegistry('    ownApp    REG_SZ    false\r\n')).toEqual({ ownApp: 'false' });
  });

  it('when a letter may have come through a code page / should refuse it all', () => {
    expect(() => readRegistry('    dataFolder    REG_SZ    D:\\Sch\u0081ler\r\n')).toThrow(/ASCII/);
  });
});

describe('windowsPolicies', () => {
  const run =
    (registry: string | null, seen: string[] = []): RunProgram =>
    (program, args) => {
      seen.push([program, ...args].join(' '));
      return registry === null ? null : Buffer.from(registry, 'latin1');
    };

  it('should ask the registry by the system’s own program', () => {
    const seen: string[] = [];
    const [registry] = windowsPolicies('C:\\Windows\\System32', 'C:\\Jarful\\Jarful.exe', run(printed, seen));
    expect(JSON.parse(registry.read() ?? '')).toMatchObject({ port: 7777 });
    expect(seen).toEqual(['C:\\Windows\\System32\\reg.exe query HKLM\\SOFTWARE\\Policies\\Jarful']);
  });

  it('when there is no such key / should settle nothing', () => {
    expect(windowsPolicies('C:\\Windows\\System32', 'C:\\Jarful\\Jarful.exe', run(null))[0].read()).toBeNull();
  });
});

describe('findSystemFolder', () => {
  it('should be where the process has its own library from', () => {
    expect(findSystemFolder(['C:\\x.exe', 'E:\\Windows\\SYSTEM32\\ntdll.dll'])).toBe('E:\\Windows\\SYSTEM32');
    expect(findSystemFolder([])).toBe('C:\\Windows\\System32');
  });
});
