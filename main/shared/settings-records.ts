/** What the switchboard shows: plain records, types only, so that the window can read them. */
import type { Medium, SourcePlace } from '../../server/inspector/records.ts';
import type { MediumPlace, PresetName, SettingDescription, SwitchName } from '../../server/session-server.ts';

/** One switch of the server. */
export interface SwitchView extends SettingDescription {
  /** The line of the server's source that it changes; null when none could be found. */
  readonly source: SourcePlace | null;
}

/** How the server is set now; values as a person would type them: "on", "20m", "lax". */
export interface SettingsState {
  readonly values: Readonly<Record<SwitchName, string>>;
  /** Not at their safe values, in the order of the list. */
  readonly changed: readonly SwitchName[];
  /** Those of `changed` that leave an attacker something: the window says so everywhere. */
  readonly weak: readonly SwitchName[];
  /** Where the medium in use keeps its things. */
  readonly place: MediumPlace | null;
  /** Where the media that are servers of their own are looked for, as typed last; no other has an entry. */
  readonly addresses: { readonly [M in Medium]?: string };
  /** ms that the server's clock is ahead of this computer's. */
  readonly clockAhead: number;
}

/** What tidying up did to the sessions. */
export interface TidyCount {
  readonly went: number;
  readonly stayed: number;
}

/** A set of switches under one name: ours, or one that a person kept. */
export type PresetView = {
  /** Ours are named by their key, a person's own by "own:" and the title. */
  readonly id: string;
  /** Every setting but the medium, which presets leave as it is; as a person would type it. */
  readonly values: Readonly<Partial<Record<SwitchName, string>>>;
} & ({ readonly own: false; readonly name: PresetName } | { readonly own: true; readonly title: string });

export interface PresetList {
  readonly presets: readonly PresetView[];
  /** The file of own presets that could not be read; null when all is well. It is never written over. */
  readonly damaged: string | null;
}
