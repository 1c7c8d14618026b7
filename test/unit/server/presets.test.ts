import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import presetTexts from '../../../languages/en/presets.json';
import texts from '../../../languages/en/switches.json';
import { type PresetName, presets, settingsOfPreset } from '../../../server/settings/presets.ts';
import { safeSettings, switchNames } from '../../../server/settings/settings.ts';
import { placeSwitch } from '../../../server/settings/switch-places.ts';
import { switches } from '../../../server/settings/switches.ts';
import { isWeak, listWeak, withoutWeak } from '../../../server/settings/weaknesses.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('a switch', () => {
  test.each(switchNames)('%s says what an attacker gains', (name) => {
    expect(texts[`switch.${name}.attacker`]).toMatch(/^[A-Z].*\.$/);
  });

  test.each(switchNames)('%s names the one line of the source that reads it', (name) => {
    const { file, has } = switches[name].code;
    const text = readFileSync(resolve(root, file), 'utf8');
    expect(text.split(has)).toHaveLength(2);
    const place = placeSwitch(name, text);
    expect(text.split('\n')[(place?.line ?? 0) - 1]).toContain(has);
  });

  test('that is no more in its file has no place', () => {
    expect(placeSwitch('csrf', 'nothing of the kind')).toBeNull();
  });
});

describe('weak', () => {
  test('nothing is, of what is safe', () => {
    expect(listWeak(safeSettings)).toEqual([]);
  });

  test('stricter is not weaker, and shorter is not longer', () => {
    expect(isWeak('sameSite', 'strict')).toBe(false);
    expect(isWeak('sameSite', 'none')).toBe(true);
    expect(isWeak('idleLifetime', 1_000)).toBe(false);
    expect(isWeak('idleLifetime', 86_400_000)).toBe(true);
    expect(isWeak('medium', 'files')).toBe(false);
    expect(isWeak('sessions', false)).toBe(false);
  });

  test('settings are never kept, the others are', () => {
    expect(withoutWeak({ csrf: false, sameSite: 'strict', medium: 'files', queueLength: 5 })).toEqual({
      sameSite: 'strict',
      medium: 'files',
      queueLength: 5,
    });
  });
});

describe('the presets', () => {
  test.each(Object.keys(presets) as PresetName[])('%s fits, says what it is, and leaves the medium alone', (name) => {
    const settings = settingsOfPreset(name, { medium: 'files' });
    expect(settings.medium).toBe('files');
    expect(settings).toMatchObject(presets[name].settings);
    expect(presetTexts[`preset.${name}.says`]).toMatch(/^[A-Z].*\.$/);
  });

  test('all safe is safe, and everything wrong leaves no defence', () => {
    expect(settingsOfPreset('allSafe', safeSettings)).toEqual(safeSettings);
    const defences = switchNames.filter((name) => switches[name].defence !== null);
    expect(listWeak(settingsOfPreset('everythingWrong', safeSettings))).toEqual(defences);
  });

  test('the frameworks keep what they keep', () => {
    expect(settingsOfPreset('articleFramework', safeSettings)).toMatchObject({ csrf: true, escaping: true });
    expect(settingsOfPreset('stockExpressSession', safeSettings)).toMatchObject({ signed: true, httpOnly: true });
  });
});
