/** Some switches and how they stand: what the switchboard shows without a server. */
import type { PresetView, SettingsState, SwitchView } from '../../main/shared/settings-records.ts';
import { describeSettings, formatSettings } from '../../server/settings/describe-settings.ts';
import { safeSettings } from '../../server/settings/settings.ts';

export const fakeSwitches: readonly SwitchView[] = describeSettings().map((one) => ({
  ...one,
  source: { file: 'server/session/shape-ticket.ts', line: 40 },
}));

const weakIfChanged: readonly string[] = ['httpOnly', 'escaping', 'csrf'];

/** How the server is set, by the values as typed. */
export function fakeSettings(values: SettingsState['values'] = formatSettings(safeSettings)): SettingsState {
  const changed = fakeSwitches.filter(({ name, safe }) => values[name] !== safe);
  return {
    values,
    changed: changed.map(({ name }) => name),
    weak: changed.filter(({ name }) => weakIfChanged.includes(name)).map(({ name }) => name),
    place: { kind: 'memory' },
    addresses: { redis: 'redis://127.0.0.1:6379', memcached: '127.0.0.1:11211' },
    clockAhead: 0,
  };
}

export const fakePresets: readonly PresetView[] = [
  { id: 'allSafe', own: false, name: 'allSafe', values: {} },
  { id: 'own:Monday', own: true, title: 'Monday', values: { httpOnly: 'off' } },
];
