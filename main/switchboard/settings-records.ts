/** What the switchboard shows: plain records, types only, so that the window can read them. */
import type { SourcePlace } from '../../server/inspector/records.ts';
import type { SettingDescription, SwitchName } from '../../server/session-server.ts';

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
  /** ms that the server's clock is ahead of this computer's. */
  readonly clockAhead: number;
}

/** What tidying up did to the sessions. */
export interface TidyCount {
  readonly went: number;
  readonly stayed: number;
}
