/** Switches, presets, media, the store. */

import type { Medium } from '../../../server/inspector/records.ts';
import type { MediumPlan, SwitchName } from '../../../server/session-server.ts';
import type { PresetList, SettingsState, SwitchView, TidyCount } from '../settings-records.ts';

export interface SettingsRequests {
  /** All switches, in the order of the server's list. */
  'settings.describe': { input: null; output: { switches: readonly SwitchView[] } };
  'settings.state': { input: null; output: SettingsState };
  /** One value as typed. @throws bad-setting, store-failed (the detail is the server's sentence): the old value stays */
  'settings.change': { input: { name: SwitchName; text: string }; output: null };
  'preset.list': { input: null; output: PresetList };
  /** Applies a preset as a whole. @throws no-such-preset, bad-setting, store-failed */
  'preset.apply': { input: { id: string }; output: null };
  /** Keeps the settings as they are now; an own preset of this title is replaced. @throws failed when the file cannot be written */
  'preset.save': { input: { title: string }; output: null };
  /** @throws no-such-preset */
  'preset.delete': { input: { id: string }; output: null };
  /** What a change of medium would do to the carts. @throws store-failed when nobody answers there, server-busy */
  'medium.plan': { input: { medium: Medium; address: string | null }; output: MediumPlan };
  /** @throws store-failed, server-busy, bad-setting: the old medium goes on */
  'medium.change': { input: { medium: Medium; carry: boolean }; output: null };
  /** Opens the folder of the medium in use in the system's own window. @throws failed when it has none */
  'medium.open-folder': { input: null; output: null };
  /** Removes expired sessions now. */
  'store.tidy': { input: null; output: TidyCount };
}

export interface SettingsEvents {
  'settings.changed': SettingsState;
}
