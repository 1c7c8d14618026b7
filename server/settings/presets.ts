/** Whole sets of switches under one name (languages/<tag>/presets.json says what each is). What a preset does not name is at its safe value; the medium is left as it is. */
import { applyChange, type Settings, safeSettings } from './settings.ts';

export interface Preset {
  readonly settings: Partial<Omit<Settings, 'medium'>>;
}

const day = 86_400_000;
/** As good as never, where a framework has no end: see LONGEST_MS. */
const never = 400 * day;

export const presets = {
  allSafe: {
    settings: {},
  },
  articleFramework: {
    settings: {
      queue: false,
      checkRevision: false,
      ticketOnFirstVisit: true,
      cookieName: 'sessionid',
      signed: false,
      httpOnly: false,
      sameSite: 'off',
      cookieLength: 'persistent',
      idleLifetime: 14 * day,
      absoluteLifetime: never,
      orderToken: false,
      contentSecurityPolicy: false,
      originCheck: false,
      hostCheck: false,
      noStore: false,
    },
  },
  stockExpressSession: {
    settings: {
      queue: false,
      commitBeforeAnswer: false,
      checkRevision: false,
      ticketOnFirstVisit: true,
      cookieName: 'connect.sid',
      sameSite: 'off',
      idleLifetime: day,
      absoluteLifetime: never,
      regenerateAtLogin: false,
      destroyAtCheckout: false,
      orderToken: false,
      contentSecurityPolicy: false,
      csrf: false,
      originCheck: false,
      hostCheck: false,
      noStore: false,
    },
  },
  everythingWrong: {
    settings: {
      queue: false,
      commitBeforeAnswer: false,
      checkRevision: false,
      ticketOnFirstVisit: true,
      cookieName: 'connect.sid',
      signed: false,
      strictTickets: false,
      httpOnly: false,
      sameSite: 'off',
      cookieLength: 'persistent',
      idleLifetime: never,
      absoluteLifetime: never,
      regenerateAtLogin: false,
      destroyAtCheckout: false,
      orderToken: false,
      escaping: false,
      contentSecurityPolicy: false,
      csrf: false,
      originCheck: false,
      hostCheck: false,
      noStore: false,
      maxEntries: 10_000,
      maxSessions: 10_000_000,
    },
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

/** The settings that a preset means, on the medium in use. */
export function settingsOfPreset(name: PresetName, { medium }: Pick<Settings, 'medium'>): Settings {
  return applyChange(safeSettings, { ...presets[name].settings, medium });
}
