/**
 * The one list of everything that can be switched while the server runs. The settings' type, their validation, the
 * command line (`--set name=value`, `--set help`) and the window's switchboard are all read off this list; what each is called,
 * does, loses and gives an attacker stands in languages/<tag>/switches.json.
 */
import { z } from 'zod';
import { mediumNames } from '../session-types.ts';

/** `output`: what the server hands out to be shown and run, whatever protects it. */
export type SwitchGroup = 'sessions' | 'ticket' | 'lifetime' | 'shop' | 'defences' | 'output' | 'limits';
/** How a value is typed and shown: on/off, one of some words, a time in ms, a whole number, a word. */
export type SwitchKind = 'onOff' | 'choice' | 'duration' | 'number' | 'word';

/** "off": switched off. "value": at any value but the safe one. "loose": none or off. "longer": greater than the safe value. */
type WeakWhen = 'off' | 'value' | 'loose' | 'longer';

export interface Switch<T = unknown> {
  readonly group: SwitchGroup;
  readonly kind: SwitchKind;
  readonly schema: z.ZodType<T>;
  /** The value that protects; also the value the server starts with. */
  readonly safe: T;
  /** When it counts as a weakness; null: it never does, it is no defence. */
  readonly defence: WeakWhen | null;
  /** The line of the server's source that it changes: the file, and words that stand on that line alone. */
  readonly code: { readonly file: string; readonly has: string };
  /** The words to choose from, when `kind` is "choice". */
  readonly choices?: readonly string[];
}

type Meaning = Pick<Switch, 'defence' | 'code'>;

const onOff = (group: SwitchGroup, safe: boolean, meaning: Meaning): Switch<boolean> => ({
  group,
  kind: 'onOff',
  schema: z.boolean(),
  safe,
  ...meaning,
});

const choice = <const C extends readonly [string, ...string[]]>(
  group: SwitchGroup,
  choices: C,
  safe: C[number],
  meaning: Meaning,
): Switch<C[number]> => ({ group, kind: 'choice', schema: z.enum(choices), safe, choices, ...meaning });

/** The longest time that timers and cookies handle alike: 400 days, where browsers cap a cookie's life (RFC 6265bis 5.5). */
const LONGEST_MS = 400 * 86_400_000;

const duration = (group: SwitchGroup, safe: number, least: number, meaning: Meaning): Switch<number> => ({
  group,
  kind: 'duration',
  schema: z.number().int().min(least).max(LONGEST_MS),
  safe,
  ...meaning,
});

const number = (group: SwitchGroup, safe: number, least: number, most: number, meaning: Meaning): Switch<number> => ({
  group,
  kind: 'number',
  schema: z.number().int().min(least).max(most),
  safe,
  ...meaning,
});

/**
 * A cookie name is an RFC 6265 token. Refused are the prefixes that make browsers take a cookie over https only, and the names
 * of what every JavaScript object has (`constructor`, `__proto__`): programs that keep cookies in plain objects confuse them.
 */
const cookieName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,64}$/)
  .refine((name) => !/^__(secure|host|http|host-http)-/i.test(name) && !(name in Object.prototype));

export const switches = {
  sessions: onOff('sessions', true, {
    defence: null,
    code: { file: 'server/session/open-session.ts', has: 'if (!settings.sessions) return next();' },
  }),
  medium: choice('sessions', mediumNames, 'memory', {
    defence: null,
    code: { file: 'server/store/media.ts', has: 'export const media = {' },
  }),
  queue: onOff('sessions', true, {
    defence: 'off',
    code: { file: 'server/gate/take-turn.ts', has: '!settings.queue' },
  }),
  commitBeforeAnswer: onOff('sessions', true, {
    defence: 'off',
    code: { file: 'server/routes/serve-page.ts', has: 'if (settings.commitBeforeAnswer' },
  }),
  checkRevision: onOff('sessions', true, {
    defence: 'off',
    code: { file: 'server/session/write-session.ts', has: 'settings.checkRevision' },
  }),
  ticketOnFirstVisit: onOff('ticket', false, {
    defence: 'value',
    code: { file: 'server/session/open-session.ts', has: 'settings.ticketOnFirstVisit' },
  }),
  cookieName: {
    group: 'ticket',
    kind: 'word',
    schema: cookieName,
    safe: 'jarful',
    defence: 'value',
    code: { file: 'server/session/issue-ticket.ts', has: 'name: settings.cookieName' },
  } satisfies Switch<string>,
  signed: onOff('ticket', true, {
    defence: 'off',
    code: { file: 'server/session/ticket.ts', has: 'const id = signed ?' },
  }),
  strictTickets: onOff('ticket', true, {
    defence: 'off',
    code: { file: 'server/session/commit.ts', has: 'settings.strictTickets' },
  }),
  httpOnly: onOff('ticket', true, {
    defence: 'off',
    code: { file: 'server/session/shape-ticket.ts', has: 'function attributesOf(' },
  }),
  sameSite: choice('ticket', ['strict', 'lax', 'none', 'off'], 'lax', {
    defence: 'loose',
    code: { file: 'server/session/shape-ticket.ts', has: "return sameSite === 'off' ?" },
  }),
  cookieLength: choice('ticket', ['browser', 'persistent'], 'browser', {
    defence: 'value',
    code: { file: 'server/session/shape-ticket.ts', has: "settings.cookieLength === 'browser'" },
  }),
  rolling: onOff('ticket', false, {
    defence: null,
    code: { file: 'server/session/commit.ts', has: 'settings.rolling' },
  }),
  idleLifetime: duration('lifetime', 20 * 60_000, 200, {
    defence: 'longer',
    code: { file: 'server/session/lifetime.ts', has: 'now + idleLifetime' },
  }),
  absoluteLifetime: duration('lifetime', 12 * 3_600_000, 200, {
    defence: 'longer',
    code: { file: 'server/session/lifetime.ts', has: 'createdAt + absoluteLifetime <= now' },
  }),
  tidyEvery: duration('lifetime', 60_000, 100, {
    defence: null,
    code: { file: 'server/life/tidying.ts', has: '}, tidyEvery);' },
  }),
  regenerateAtLogin: onOff('shop', true, {
    defence: 'off',
    code: { file: 'server/routes/login.ts', has: 'settings.regenerateAtLogin' },
  }),
  destroyAtCheckout: onOff('shop', true, {
    defence: 'off',
    code: { file: 'server/routes/checkout.ts', has: 'const ends = settings.destroyAtCheckout' },
  }),
  orderToken: onOff('shop', true, {
    defence: 'off',
    code: { file: 'server/routes/checkout.ts', has: 'const token = settings.orderToken' },
  }),
  escaping: onOff('output', true, {
    defence: 'off',
    code: { file: 'server/site/views/typed.liquid', has: '| safe' },
  }),
  contentSecurityPolicy: onOff('output', true, {
    defence: 'off',
    code: { file: 'server/defence/secure-headers.ts', has: 'settings.contentSecurityPolicy' },
  }),
  csrf: onOff('defences', true, {
    defence: 'off',
    code: { file: 'server/defence/refuse-forgery.ts', has: 'if (settings.csrf)' },
  }),
  originCheck: onOff('defences', true, {
    defence: 'off',
    code: { file: 'server/defence/refuse-forgery.ts', has: "settings.originCheck && source === 'elsewhere'" },
  }),
  hostCheck: onOff('defences', true, {
    defence: 'off',
    code: { file: 'server/defence/allow-hosts.ts', has: 'settings.hostCheck' },
  }),
  noStore: onOff('output', true, {
    defence: 'off',
    code: { file: 'server/routes/serve-page.ts', has: 'settings.noStore' },
  }),
  maxEntries: number('limits', 1_000, 1, 10_000, {
    defence: 'longer',
    code: { file: 'server/routes/team.ts', has: 'settings.maxEntries' },
  }),
  maxSessions: number('limits', 200_000, 1, 10_000_000, {
    defence: 'longer',
    code: { file: 'server/session/commit.ts', has: 'settings.maxSessions' },
  }),
  queueDeadline: duration('limits', 10_000, 10, {
    defence: null,
    code: { file: 'server/gate/take-turn.ts', has: 'deadlineMs: settings.queueDeadline' },
  }),
  queueLength: number('limits', 100, 1, 10_000, {
    defence: null,
    code: { file: 'server/gate/take-turn.ts', has: 'length: settings.queueLength' },
  }),
  storeDeadline: duration('limits', 5_000, 10, {
    defence: null,
    code: { file: 'server/life/opened-medium.ts', has: 'limitTime(this.#opened, storeDeadline)' },
  }),
} as const satisfies Record<string, Switch<never> | Switch<boolean> | Switch<number> | Switch<string>>;

export type SwitchName = keyof typeof switches;
