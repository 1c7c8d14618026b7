import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyFile, readMachinePolicy } from '../../../main/policy/machine-policy.ts';
import { onlyTheShop } from '../../../main/security/navigation-policy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const file = join(folder, 'policy.json');
  writeFileSync(file, text);
  return file;
}

describe('readMachinePolicy', () => {
  it('when there is no file / should settle nothing', () => {
    expect(readMachinePolicy(join(folder, 'none.json'))).toEqual({ values: {}, trouble: null });
  });

  it('should read what is settled, also behind a byte order mark', () => {
    expect(readMachinePolicy(written('\uFEFF{"language":"es","port":7070,"ownApp":false}'))).toEqual({
      values: { language: 'es', port: 7070, ownApp: false },
      trouble: null,
    });
  });

  it.each([
    ['no JSON', '{language: es}', /not valid JSON/],
    ['an unknown key', '{"langauge":"es"}', /cannot be followed/],
    ['a port out of range', '{"port":70000}', /port/],
    ['a relative data folder', '{"dataFolder":"data"}', /absolute/],
  ])('when it holds %s / should take the safe values and say why', (_name, text, why) => {
    const policy = readMachinePolicy(written(text));
    expect(policy.values).toEqual({ ownApp: false });
    expect(policy.trouble).toMatch(why);
  });

  it('when it cannot be read / should take the safe values and say why', () => {
    const file = join(folder, 'policy.json');
    mkdirSync(file);
    expect(readMachinePolicy(file)).toEqual({
      values: { ownApp: false },
      trouble: expect.stringContaining('cannot be read'),
    });
  });
});

describe('policyFile', () => {
  it.each([
    ['linux', '/etc/jarful/policy.json'],
    ['darwin', '/Library/Application Support/Jarful/policy.json'],
    ['win32', 'D:\\PD\\Jarful\\policy.json'],
  ] as const)('on %s it is %s', (platform, file) => {
    expect(policyFile(platform, { ProgramData: 'D:\\PD' })).toBe(file);
  });
});

describe('onlyTheShop', () => {
  const mayVisit = onlyTheShop('http://127.0.0.1:7777');
  it.each([
    ['http://127.0.0.1:7777/cart/', true],
    ['about:blank', true],
    ['http://127.0.0.1:7778/', false],
    ['http://localhost:7777/', false],
    ['https://example.org/', false],
    ['file:///etc/passwd', false],
    ['nonsense', false],
  ])('%s: %s', (address, allowed) => {
    expect(mayVisit(address)).toBe(allowed);
  });
});
