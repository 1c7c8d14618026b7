/**
 * The one list of everything that can be switched while the server runs. The settings' type, their validation, the
 * command line (`--set name=value`, `--set help`) and the window's switchboard are all read off this list.
 */
import { z } from 'zod';

export type SwitchGroup = 'sessions' | 'ticket' | 'lifetime' | 'shop' | 'defences' | 'limits';
/** How a value is typed and shown: on/off, one of some words, a time in ms, a whole number, a word. */
export type SwitchKind = 'onOff' | 'choice' | 'duration' | 'number' | 'word';

/** "off": switched off. "value": at any value but the safe one. "loose": none or off. "longer": greater than the safe value. */
export type WeakWhen = 'off' | 'value' | 'loose' | 'longer';

export interface Switch<T = unknown> {
  readonly group: SwitchGroup;
  readonly kind: SwitchKind;
  readonly schema: z.ZodType<T>;
  /** The value that protects; also the value the server starts with. */
  readonly safe: T;
  /** What it does, in one sentence. */
  readonly says: string;
  /** What is lost when it is off (or not at its safe value), in one sentence. */
  readonly lost: string;
  /** What an attacker gains by it, in one sentence. */
  readonly attacker: string;
  /** When it counts as a weakness; null: it never does, it is no defence. */
  readonly defence: WeakWhen | null;
  /** The line of the server's source that it changes: the file, and words that stand on that line alone. */
  readonly code: { readonly file: string; readonly has: string };
  /** The words to choose from, when `kind` is "choice". */
  readonly choices?: readonly string[];
}

type Wording = Pick<Switch, 'says' | 'lost' | 'attacker' | 'defence' | 'code'>;

const onOff = (group: SwitchGroup, safe: boolean, wording: Wording): Switch<boolean> => ({
  group,
  kind: 'onOff',
  schema: z.boolean(),
  safe,
  ...wording,
});

const choice = <const C extends readonly [string, ...string[]]>(
  group: SwitchGroup,
  choices: C,
  safe: C[number],
  wording: Wording,
): Switch<C[number]> => ({ group, kind: 'choice', schema: z.enum(choices), safe, choices, ...wording });

/** The longest time that timers and cookies handle alike: 400 days, where browsers cap a cookie's life (RFC 6265bis 5.5). */
const LONGEST_MS = 400 * 86_400_000;

const duration = (group: SwitchGroup, safe: number, least: number, wording: Wording): Switch<number> => ({
  group,
  kind: 'duration',
  schema: z.number().int().min(least).max(LONGEST_MS),
  safe,
  ...wording,
});

const number = (group: SwitchGroup, safe: number, least: number, most: number, wording: Wording): Switch<number> => ({
  group,
  kind: 'number',
  schema: z.number().int().min(least).max(most),
  safe,
  ...wording,
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
    says: 'The server keeps a session for every visitor who puts something into it.',
    lost: 'Nothing is remembered from one request to the next.',
    attacker: 'Nothing: there is nothing to steal, and nothing works that needs a memory.',
    defence: null,
    code: { file: 'server/session/open-session.ts', has: 'if (!settings.sessions) return next();' },
  }),
  medium: choice('sessions', ['memory', 'files', 'database', 'redis', 'memcached'], 'memory', {
    says: 'Where the store keeps the sessions.',
    lost: 'Sessions in memory end when the server does; each medium keeps its own sessions.',
    attacker: 'Whoever can read the medium reads the carts; a ticket cannot be made from what lies there.',
    defence: null,
    code: { file: 'server/store/media.ts', has: 'export const media = {' },
  }),
  queue: onOff('sessions', true, {
    says: 'Requests of one session wait for each other, from before it is loaded until it is saved.',
    lost: 'Two requests at once read the same cart, and the one that saves last is refused or overwrites the other.',
    attacker:
      'Two requests sent at the same moment both see the old cart: a coupon is used twice, a purchase disappears.',
    defence: 'off',
    code: { file: 'server/gate/take-turn.ts', has: '!settings.queue' },
  }),
  commitBeforeAnswer: onOff('sessions', true, {
    says: 'The session is saved first, and only then does the answer leave.',
    lost: 'The next request may come before the save is over, and a failed save looks like a success.',
    attacker: 'A success page for something that was never saved, and a moment in which the old state still counts.',
    defence: 'off',
    code: { file: 'server/routes/serve-routes.ts', has: 'if (settings.commitBeforeAnswer' },
  }),
  checkRevision: onOff('sessions', true, {
    says: 'A save is refused when somebody else has changed or ended the session since it was read.',
    lost: 'The last save wins: what another request put in is silently overwritten, and an ended session comes back.',
    attacker:
      'An overtaken request overwrites what came after it, and a session that was logged out comes back to life.',
    defence: 'off',
    code: { file: 'server/session/express-store.ts', has: 'context.generation.settings.checkRevision' },
  }),
  ticketOnFirstVisit: onOff('ticket', false, {
    says: 'Every visitor gets a ticket and a session with the first page, even with nothing to remember.',
    lost: 'While it is on, visitors who only look fill the store (and are told apart from the first page).',
    attacker: 'A store full of empty sessions, by doing nothing but ask for pages.',
    defence: 'value',
    code: { file: 'server/session/handler-context.ts', has: 'settings.ticketOnFirstVisit' },
  }),
  cookieName: {
    group: 'ticket',
    kind: 'word',
    schema: cookieName,
    safe: 'jarful',
    says: 'The name of the cookie that carries the ticket.',
    lost: 'A name such as connect.sid tells everybody which software runs here.',
    attacker: 'The name of the software, and with it the list of its known holes.',
    defence: 'value',
    code: { file: 'server/session/open-session.ts', has: 'name: settings.cookieName' },
  } satisfies Switch<string>,
  signed: onOff('ticket', true, {
    says: 'The ticket carries a signature, so that a ticket made up elsewhere is refused unread.',
    lost: 'Any value that looks like a ticket is looked up in the store.',
    attacker:
      'Made-up tickets reach the store, as many as can be sent: a way to guess, and to plant a ticket of one’s own.',
    defence: 'off',
    code: { file: 'server/session/ticket.ts', has: 'const id = signed ?' },
  }),
  strictTickets: onOff('ticket', true, {
    says: 'A ticket that the store does not know is never adopted: the visitor gets a new one.',
    lost: 'Somebody can plant a ticket in your browser beforehand and share your session (fixation).',
    attacker: 'A ticket that the attacker chose becomes the victim’s: whatever the victim puts in, the attacker sees.',
    defence: 'off',
    code: { file: 'server/session/open-session.ts', has: 'generation.settings.strictTickets' },
  }),
  httpOnly: onOff('ticket', true, {
    says: 'Scripts in the page cannot read the ticket.',
    lost: 'One script smuggled into a page can read the ticket and send it away.',
    attacker:
      'The ticket itself: one smuggled script sends it away, and the attacker is the victim until the session ends.',
    defence: 'off',
    code: { file: 'server/session/shape-ticket.ts', has: 'function attributesOf(' },
  }),
  sameSite: choice('ticket', ['strict', 'lax', 'none', 'off'], 'lax', {
    says: 'The browser does not show the ticket with forms that another site submits.',
    lost: 'A form on another site acts with your ticket.',
    attacker: 'The victim’s browser shows the ticket with the attacker’s form, as if the victim had sent it.',
    defence: 'loose',
    code: { file: 'server/session/shape-ticket.ts', has: "return sameSite === 'off' ?" },
  }),
  cookieLength: choice('ticket', ['browser', 'persistent'], 'browser', {
    says: 'How long the browser keeps the ticket: until it is closed, or for the idle lifetime (Expires and Max-Age).',
    lost: 'A ticket that outlives the browser is found by the next person at this computer.',
    attacker: 'The next person at this computer is still the victim after the browser was closed.',
    defence: 'value',
    code: { file: 'server/session/shape-ticket.ts', has: "settings.cookieLength === 'browser'" },
  }),
  rolling: onOff('ticket', false, {
    says: 'Every answer sends the ticket again, with a later end.',
    lost: 'While it is off, a persistent ticket ends at its first date, however busy its visitor is.',
    attacker: 'Nothing: it only decides how long a busy visitor keeps a persistent ticket.',
    defence: null,
    code: { file: 'server/session/open-session.ts', has: 'rolling: settings.rolling' },
  }),
  idleLifetime: duration('lifetime', 20 * 60_000, 200, {
    says: 'A session ends this long after its last request.',
    lost: 'A long idle life leaves sessions open on computers that people walked away from.',
    attacker: 'More time with a ticket that somebody left behind.',
    defence: 'longer',
    code: { file: 'server/session/lifetime.ts', has: 'now + idleLifetime' },
  }),
  absoluteLifetime: duration('lifetime', 12 * 3_600_000, 200, {
    says: 'A session ends this long after it was made, however busy it is.',
    lost: 'A stolen ticket that is kept busy works for ever.',
    attacker: 'A stolen ticket that is kept busy never runs out.',
    defence: 'longer',
    code: { file: 'server/session/lifetime.ts', has: 'createdAt + absoluteLifetime <= now' },
  }),
  tidyEvery: duration('lifetime', 60_000, 100, {
    says: 'How often the server removes expired sessions from the store.',
    lost: 'Between two rounds expired records still take room; nobody can use them.',
    attacker: 'Nothing: an expired session is never used, whether it still lies there or not.',
    defence: null,
    code: { file: 'server/store-lifecycle.ts', has: '}, tidyEvery);' },
  }),
  regenerateAtLogin: onOff('shop', true, {
    says: 'Logging in gives the visitor a new ticket and ends the old one.',
    lost: 'Whoever knew the ticket before the login is logged in too (fixation).',
    attacker: 'Whoever planted or saw the ticket before the login is logged in as the victim afterwards.',
    defence: 'off',
    code: { file: 'server/routes/login.ts', has: 'settings.regenerateAtLogin' },
  }),
  destroyAtCheckout: onOff('shop', true, {
    says: 'An order ends the session, so that Back finds nothing to order again.',
    lost: 'After the order the cart is still full, one click away from a second order.',
    attacker: 'At a shared computer: the last person’s cart, still full and one click from an order.',
    defence: 'off',
    code: { file: 'server/routes/checkout.ts', has: 'const ends = settings.destroyAtCheckout' },
  }),
  orderToken: onOff('shop', true, {
    says: 'Each order form can be used for one order only; sent again, it shows the same order.',
    lost: 'Back and send again makes a second order.',
    attacker: 'A second order in the victim’s name, by sending the same form again.',
    defence: 'off',
    code: { file: 'server/routes/checkout.ts', has: 'const token = settings.orderToken' },
  }),
  escaping: onOff('defences', true, {
    says: 'What visitors typed is shown as text and never as HTML.',
    lost: 'What one visitor typed becomes part of the page: tags, pictures, scripts.',
    attacker: 'Own HTML in everybody’s page: a false login form, a picture that reports who looks, a script.',
    defence: 'off',
    code: { file: 'server/site/views/typed.liquid', has: '| safe' },
  }),
  contentSecurityPolicy: onOff('defences', true, {
    says: 'Pages tell the browser to run no script and load nothing from elsewhere.',
    lost: 'A script smuggled into a page runs.',
    attacker: 'A smuggled script that runs, and a page that calls the attacker’s computer.',
    defence: 'off',
    code: { file: 'server/defence/secure-headers.ts', has: 'settings.contentSecurityPolicy' },
  }),
  csrf: onOff('defences', true, {
    says: 'Every form carries a secret of this server, and a form without it is refused.',
    lost: 'A page elsewhere can send forms in your name if the browser does not say where they come from.',
    attacker: 'Forms sent in the victim’s name from any page, where the browser does not say who sends them.',
    defence: 'off',
    code: { file: 'server/defence/refuse-forgery.ts', has: 'if (settings.csrf)' },
  }),
  originCheck: onOff('defences', true, {
    says: 'Forms that the browser says come from another site or another port are refused.',
    lost: 'Any page, also one from another port of this computer, can send forms in your name.',
    attacker: 'Forms sent in the victim’s name from another site, or from another program’s port on the same computer.',
    defence: 'off',
    code: { file: 'server/defence/refuse-forgery.ts', has: "settings.originCheck && source === 'elsewhere'" },
  }),
  hostCheck: onOff('defences', true, {
    says: 'Requests that call this server by a name it does not have are refused.',
    lost: 'A foreign name that is made to point here (DNS rebinding) can read your pages.',
    attacker: 'The victim’s browser reads this shop for the attacker, under a name of the attacker’s.',
    defence: 'off',
    code: { file: 'server/defence/allow-hosts.ts', has: 'settings.hostCheck' },
  }),
  noStore: onOff('defences', true, {
    says: 'Pages that show a session are not kept by the browser or by anything between.',
    lost: 'Back shows the last visitor’s pages after they logged out.',
    attacker: 'The victim’s pages after the logout: out of the browser’s memory with Back, or out of a proxy’s.',
    defence: 'off',
    code: { file: 'server/routes/serve-routes.ts', has: 'settings.noStore' },
  }),
  maxEntries: number('limits', 1_000, 1, 10_000, {
    says: 'The most entries that one list in a session may have.',
    lost: 'One visitor can fill the store.',
    attacker: 'One visitor’s session that grows until the store is full or slow for all.',
    defence: 'longer',
    code: { file: 'server/routes/team.ts', has: 'settings.maxEntries' },
  }),
  maxSessions: number('limits', 200_000, 1, 10_000_000, {
    says: 'The most sessions the store takes before new visitors are asked to come back later.',
    lost: 'A flood of first visits can fill the store.',
    attacker: 'A store that is filled by visits alone, until nobody else can shop.',
    defence: 'longer',
    code: { file: 'server/session/commit.ts', has: 'settings.maxSessions' },
  }),
  queueDeadline: duration('limits', 10_000, 10, {
    says: 'How long a request waits for its turn before it is told to come again.',
    lost: 'With a long wait, one stuck request holds up its visitor that long.',
    attacker: 'Requests that pile up behind one that hangs.',
    defence: null,
    code: { file: 'server/gate/take-turn.ts', has: 'deadlineMs: settings.queueDeadline' },
  }),
  queueLength: number('limits', 100, 1, 10_000, {
    says: 'How many requests of one session may wait in line.',
    lost: 'A browser gone wild keeps the server busy.',
    attacker: 'One browser that keeps hundreds of requests open.',
    defence: null,
    code: { file: 'server/gate/take-turn.ts', has: 'length: settings.queueLength' },
  }),
  storeDeadline: duration('limits', 5_000, 10, {
    says: 'How long the server waits for the store before it says so.',
    lost: 'With a long wait, a dead store looks like a dead server.',
    attacker: 'Browsers that hang as long as the store does.',
    defence: null,
    code: { file: 'server/store-lifecycle.ts', has: 'settings.storeDeadline' },
  }),
} as const satisfies Record<string, Switch<never> | Switch<boolean> | Switch<number> | Switch<string>>;

export type SwitchName = keyof typeof switches;
