import { expect, test } from 'vitest';
import texts from '../../../languages/en/switches.json';
import { formatDuration, parseDuration } from '../../../server/settings/duration.ts';
import {
  applyChange,
  BadSetting,
  formatValue,
  parseAssignment,
  safeSettings,
  switchNames,
} from '../../../server/settings/settings.ts';
import { switches } from '../../../server/settings/switches.ts';

test('every switch says in one sentence what it does and what is lost, and starts at a valid value', () => {
  for (const name of switchNames) {
    const { schema, safe } = switches[name];
    expect(texts[`switch.${name}.says`], name).toMatch(/^[A-Z].*\.$/);
    expect(texts[`switch.${name}.lost`], name).toMatch(/^[A-Z].*\.$/);
    expect(schema.safeParse(safe).success, name).toBe(true);
    expect(parseAssignment(`${name}=${formatValue(name, safe)}`)).toEqual({ [name]: safe });
  }
});

test('values are read as people type them', () => {
  expect(parseAssignment('csrf=off')).toEqual({ csrf: false });
  expect(parseAssignment('csrf=YES')).toEqual({ csrf: true });
  expect(parseAssignment('idleLifetime=1h30m')).toEqual({ idleLifetime: 5_400_000 });
  expect(parseAssignment('medium=files')).toEqual({ medium: 'files' });
  expect(parseAssignment('maxEntries=12')).toEqual({ maxEntries: 12 });
});

test('what does not fit is refused in one sentence, and nothing is changed', () => {
  for (const text of [
    'csrf',
    'csrf=perhaps',
    'medium=tape',
    'idleLifetime=soon',
    'idleLifetime=0s',
    'maxEntries=-1',
    'nothing=1',
    'cookieName=a b',
    'cookieName=__Host-x',
    'cookieName=__Http-x',
    'cookieName=constructor',
    'cookieName=__proto__',
    'cookieName=toString',
    'cookieName=hasOwnProperty',
    '__proto__=1',
  ]) {
    expect(() => parseAssignment(text), text).toThrow(BadSetting);
    expect(() => parseAssignment(text), text).toThrow(/^[A-Z][^\n]*\.$/);
  }
  expect(() => applyChange(safeSettings, { nothing: true } as never)).toThrow(BadSetting);
  expect(() => applyChange(safeSettings, { queue: 'on' } as never)).toThrow(BadSetting);
  expect(applyChange(safeSettings, { queue: undefined } as never)).toEqual(safeSettings);
});

test('durations are read and said', () => {
  expect(['20m', '90s', '1h30m', '1500ms', '45', '1.5h', '2d'].map(parseDuration)).toEqual([
    1_200_000, 90_000, 5_400_000, 1_500, 45_000, 5_400_000, 172_800_000,
  ]);
  expect(['', 'm', '-5m', '5 m', '5x', '1e3'].map(parseDuration)).toEqual([null, null, null, null, null, null]);
  expect([1_200_000, 5_400_000, 1_500, 0, 86_400_000].map(formatDuration)).toEqual([
    '20m',
    '1h30m',
    '1s500ms',
    '0s',
    '1d',
  ]);
});
