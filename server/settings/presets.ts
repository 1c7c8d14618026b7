/** Whole sets of switches under one name. What a preset does not name is at its safe value; the medium is left as it is. */
import { applyChange, type Settings, safeSettings } from './settings.ts';

export interface Preset {
  /** Its name, in English. */
  readonly title: string;
  /** Where it comes from, in one sentence. */
  readonly says: string;
  readonly settings: Partial<Omit<Settings, 'medium'>>;
}

const day = 86_400_000;
/** As good as never, where a framework has no end: see LONGEST_MS. */
const never = 400 * day;

export const presets = {
  allSafe: {
    title: 'All safe',
    says: 'Every switch at the value that protects.',
    settings: {},
  },
  articleFramework: {
    title: 'As the article’s framework',
    says: 'What the web framework of the article did by default in March 2012, and the article’s own end of the session at checkout.',
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
    title: 'Stock express-session',
    says: 'What express-session does when its options are left as they are, in a shop that adds nothing to it.',
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
    title: 'Everything wrong',
    says: 'Every defence off at once. Whatever an experiment tries works.',
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
