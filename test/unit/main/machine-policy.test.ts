import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainPolicy } from '../../../main/app/policy/explain-policy.ts';
import { readMachinePolicy } from '../../../main/app/policy/machine-policy.ts';
import { PlantedPolicy, type PolicySource, policyInFile } from '../../../main/app/policy/policy-source.ts';
import { onlyTheShop } from '../../../main/browsers/security/navigation-policy.ts';
import { sayPhrase } from '../../../main/shared/messages/phrase.ts';
import { speak } from '../../harness/languages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const readPolicy = (file: string) => readMachinePolicy([policyInFile(file)], ['en', 'es']);
const say = speak('en');

function written(text: string): string {
  const file = join(folder, 'policy.json');
  writeFileSync(file, text);
  return file;
}

/** Nothing that a policy can forbid. */
const careful = {
  ownApp: false,
  lan: false,
  developerTools: false,
  cookiesInFiles: false,
  keptPeople: false,
  weakSwitches: false,
  popOuts: false,
};

describe('readMachinePolicy', () => {
  it('when there is no file / should settle nothing', () => {
    expect(readPolicy(join(folder, 'none.json'))).toMatchObject({ values: {}, trouble: null });
  });

  it('should read what is settled, also behind a byte order mark', () => {
    expect(readPolicy(written('\uFEFF{"language":"es","port":7070,"ownApp":false}'))).toEqual({
      file: join(folder, 'policy.json'),
      values: { language: 'es', port: 7070, ownApp: false },
      trouble: null,
    });
  });

  it.each([
    ['no JSON', '{language: es}', /not valid JSON/],
    ['an unknown key', '{"langauge":"es"}', /cannot be followed/],
    ['a port out of range', '{"port":70000}', /port/],
    ['a relative data folder', '{"dataFolder":"data"}', /a data folder that is not an absolute path/],
    ['a relative start bench', '{"startBench":"lesson.jarful"}', /a start bench that is not an absolute path/],
    ['a sharing that is neither on nor off', '{"lan":"no"}', /lan/],
  ])('when it holds %s / should take the safe values and say why', (_name, text, why) => {
    const policy = readPolicy(written(text));
    expect(policy.values).toEqual(careful);
    expect(policy.trouble && sayPhrase(say, policy.trouble)).toMatch(why);
  });

  it('when it cannot be read / should take the safe values and say why', () => {
    const file = join(folder, 'policy.json');
    mkdirSync(file);
    const { trouble, ...rest } = readPolicy(file);
    expect(rest).toEqual({ file, values: careful });
    expect(trouble && sayPhrase(say, trouble)).toContain('cannot be read');
  });
});

describe('explainPolicy', () => {
  it('should name every setting with its value, and the file', () => {
    const values = {
      language: 'es',
      port: 7070,
      dataFolder: '/srv/class',
      ownApp: false,
      startBench: '/srv/lesson.jarful',
      lan: false,
    } as const;
    const { message, detail } = explainPolicy({ file: '/etc/jarful/policy.json', values, trouble: null }, speak('en'));
    expect(message).toBe('Whoever looks after this computer has settled some things');
    expect(detail.split('\n').filter((line) => line.startsWith('•'))).toHaveLength(Object.keys(values).length);
    for (const shown of ['es', '7070', '/srv/class', '/srv/lesson.jarful', '/etc/jarful/policy.json']) {
      expect(detail).toContain(shown);
    }
  });

  it('when the policy is broken / should begin with the reason', () => {
    const trouble = { key: 'policy.trouble.not-json', values: { file: 'p' } } as const;
    const { detail } = explainPolicy({ file: 'p', values: { ownApp: false, lan: false }, trouble }, speak('es'));
    expect(detail.startsWith('La política de este equipo, p, no es JSON válido.\n\n• ')).toBe(true);
  });
});

describe('several places', () => {
  const inPlace = (file: string, text: string | null): PolicySource => ({ file, read: () => text });
  const planted: PolicySource = {
    file: 'planted',
    read: () => {
      throw new PlantedPolicy('planted');
    },
  };
  const read = (...sources: [PolicySource, ...PolicySource[]]) => readMachinePolicy(sources, ['en', 'es']);

  it('should follow the first that is there, whole', () => {
    const found = read(inPlace('registry', null), inPlace('beside', '{"port":0}'), inPlace('data', '{"lan":false}'));
    expect(found).toEqual({ file: 'beside', values: { port: 0 }, trouble: null });
  });

  it('when one is broken / should not look for a milder one behind it', () => {
    expect(read(inPlace('first', '{'), inPlace('second', '{}'))).toMatchObject({
      file: 'first',
      values: { ownApp: false },
    });
  });

  it('when anybody may have written it / should settle nothing by it and say so', () => {
    const { values, trouble } = read(planted);
    expect(values).toEqual({});
    expect(trouble && sayPhrase(say, trouble)).toMatch(/^The policy planted is not followed/);
    expect(read(planted, inPlace('real', '{"lan":false}'))).toEqual({
      file: 'real',
      values: { lan: false },
      trouble: null,
    });
  });

  it('should put a person’s own folders into paths before it judges them', () => {
    const expand = (path: string) => path.replace('~', '/home/ann');
    const { values } = readMachinePolicy([inPlace('p', '{"dataFolder":"~/jarful"}')], ['en'], expand);
    expect(values.dataFolder).toBe('/home/ann/jarful');
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
