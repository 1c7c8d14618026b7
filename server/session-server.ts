/** The session server: values in, an object out. Knows neither Electron nor the environment. */
import { assemble } from './assembly.ts';
import type { Breakpoints } from './breakpoints/breakpoints.ts';
import type { MovableClock } from './clock.ts';
import { BadRewind } from './history/checkpoints.ts';
import type { History } from './history/rewinder.ts';
import type { Inspector } from './inspector/inspector.ts';
import { ServerClosed } from './life/operations.ts';
import { StillBusy } from './life/quiescer.ts';
import type { TidyReport } from './life/tidying.ts';
import type { SessionServerOptions } from './server-options.ts';
import type { Medium } from './session-types.ts';
import { BadSetting, type Settings } from './settings/settings.ts';
import type { MediumPlan } from './store/carry-over.ts';
import { addressOf } from './store/media.ts';
import type { MediumPlace } from './store/medium.ts';
import { placeOfMedium } from './store/open-store.ts';
import { StoreFailed } from './store/store.ts';

export { type AttackSite, createAttackSite } from './attack/attack-site.ts';
export type { Breakpoint, Breakpoints } from './breakpoints/breakpoints.ts';

export type { NotRewound } from './history/rewinder.ts';

export {
  fallbackLanguage,
  findLanguage,
  type Language,
  openLanguages,
  type Texts,
} from './languages/languages.ts';
export { setDamagedAside, writeOwnFile, writeOwnFileSync } from './own-file.ts';
export { isRefusalReason } from './refusal.ts';
export type { SessionServerOptions } from './server-options.ts';
export { mediumNames } from './session-types.ts';
export { describeSettings, formatSettings, type SettingDescription } from './settings/describe-settings.ts';
export { formatDuration, parseDuration } from './settings/duration.ts';
export { type PresetName, presets, settingsOfPreset } from './settings/presets.ts';
export { parseAssignment, type Settings, safeSettings, switchNames } from './settings/settings.ts';
export { placeSwitch } from './settings/switch-places.ts';
export { type SwitchName, switches } from './settings/switches.ts';
export { isWeak, listWeak } from './settings/weaknesses.ts';
export { catalogue } from './shop/catalogue.ts';
export type { MediumPlan } from './store/carry-over.ts';
export type { MediumPlace } from './store/medium.ts';
export { TroubleError } from './trouble.ts';
/** What a person did or asked that cannot be done: each has one plain sentence. */
export { BadRewind, BadSetting, ServerClosed, StillBusy, StoreFailed };

/** Where a medium that is a server of its own is looked for first; null for the others. */
export const usualAddress = (medium: Medium): string | null => addressOf(medium)?.usual ?? null;

export interface SessionServer {
  /** Opens the medium and listens; resolves to the origin, e.g. "http://127.0.0.1:7777". @throws StoreFailed, Error with one plain sentence */
  listen(): Promise<string>;
  /**
   * The end, for good: what is in flight may finish for half a second, a change that is under way is given up, the store is
   * closed. Resolves within two seconds, whoever hangs. May be called twice, and before listen.
   */
  close(): Promise<void>;
  /** The origin; "" before listen. */
  readonly url: string;
  readonly settings: Settings;
  /**
   * Changes settings while requests run; those in flight finish with the old ones.
   * @param options `carry`: when the medium changes, all sessions and orders are taken along (see planMediumChange)
   * @throws BadSetting, StoreFailed, StillBusy: nothing has changed then, and the old medium goes on
   */
  change(change: Partial<Settings>, options?: { readonly carry?: boolean }): Promise<Settings>;
  /** What a change of medium would do to the carts. @throws StoreFailed when that medium cannot be opened */
  planMediumChange(to: Medium): Promise<MediumPlan>;
  /** Where a medium keeps its things (default: the one in use); null when it cannot be used here. */
  placeOf(medium?: Medium): MediumPlace | null;
  /** Where a medium that is a server of its own is looked for from now on. @throws BadSetting when it is in use */
  lookFor(medium: Medium, address: string): void;
  /**
   * Ends and begins again on the same port with the same medium, as a real restart does: memory forgets, the others
   * remember. Whoever listens to the inspector goes on listening.
   * @throws StoreFailed, Error: it does not run then, and the next restart tries again
   */
  restart(): Promise<string>;
  /**
   * Forgets all sessions, orders and exchanges. Settings stay.
   * @param options `keepStore`: sessions and orders stay where they lie, and only what is known of exchanges goes
   * @throws StillBusy; StoreFailed: what went by then stays gone
   */
  reset(options?: { readonly keepStore?: boolean }): Promise<void>;
  /** Removes expired sessions now; while a round is under way, that one's report is the answer. @throws StoreFailed */
  tidy(): Promise<TidyReport>;
  readonly inspector: Inspector;
  /** Hold requests. close() and reset() clear them. */
  readonly breakpoints: Breakpoints;
  /** Going back to before or after an exchange. */
  readonly history: History;
  readonly clock: MovableClock;
}

export function createSessionServer(options: SessionServerOptions = {}): SessionServer {
  const { life, clock, observer, breakpoints, rewinder, storeOptions } = assemble(options);
  const stopHearingClock = clock.onMoved(() => observer.emit({ kind: 'reset' }));

  return {
    listen: () => life.listen(),
    close() {
      stopHearingClock();
      return life.close();
    },
    get url() {
      return life.url;
    },
    get settings() {
      return life.settings;
    },
    change: (wanted, { carry = false } = {}) => life.change(wanted, carry),
    planMediumChange: (to) => life.plan(to),
    placeOf: (medium = life.settings.medium) => placeOfMedium(medium, storeOptions),
    lookFor(medium, address) {
      if (storeOptions.addresses[medium] === address) return;
      if (life.settings.medium === medium) throw new BadSetting('setting.medium-in-use');
      storeOptions.addresses = { ...storeOptions.addresses, [medium]: address };
    },
    restart: () => life.restart(),
    reset: (options) => life.reset(options?.keepStore),
    tidy: () => life.tidy(),
    inspector: observer,
    breakpoints,
    history: rewinder,
    clock,
  };
}
