/** The vocabulary of checks: what can be so. One schema a word; attributes come as they are written. */
import { z } from 'zod';
import { catalogue, mediumNames, parseDuration, switchNames } from '../../../server/session-server.ts';

/** Somebody on the bench, by the name in small letters. */
export const personSchema = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/);
export const productSchema = z.enum(catalogue.map(({ id }) => id));
export const switchSchema = z.enum(switchNames);
/** An address of the shop. */
export const pathSchema = z
  .string()
  .max(200)
  .regex(/^\/(?:[a-z0-9][a-z0-9._-]*\/)*(?:[a-z0-9][a-z0-9._-]*)?$/i);
/** A time in ms, written as "20m" or "1h30m". */
export const durationSchema = z
  .string()
  .refine((text) => parseDuration(text) !== null)
  .transform((text) => parseDuration(text) ?? 0);

/** "2" is two, "2+" is two or more. */
const count = z
  .string()
  .regex(/^\d{1,4}\+?$/)
  .transform((text) => ({ least: Number.parseInt(text, 10), most: text.endsWith('+') ? null : Number(text) }));
export type Count = z.output<typeof count>;

/** Written without a value, it is yes. */
const flag = z.enum(['yes', 'no']).transform((text) => text === 'yes');
/** A path, or with a "*" at its end all that begin so. */
const pathPattern = z
  .string()
  .regex(/^\/[^\s*?#]*\*?$/)
  .max(200);
/** "303", or "4xx" for all of a hundred (RFC 9110 15). */
const status = z.string().regex(/^[1-5](?:\d\d|xx)$/);
const text = z.string().max(200);

export const conditionWords = {
  /** A request with its answer. */
  exchange: z.strictObject({
    who: personSchema.optional(),
    method: z.enum(['GET', 'POST']).optional(),
    path: pathPattern.optional(),
    status: status.optional(),
    count: count.optional(),
  }),
  /** What the session of somebody's ticket has in its cart. */
  cart: z.strictObject({
    who: personSchema,
    has: productSchema.optional(),
    is: z.literal('empty').optional(),
    count: count.optional(),
  }),
  /**
   * The session of somebody's ticket. `path` and `is`: a value in it, "newroles.0.role". `changed`, `renewed`, `destroyed`: it
   * is not as it was when the step was entered, or has another ticket, or is gone.
   */
  session: z.strictObject({
    who: personSchema,
    path: text.optional(),
    is: text.optional(),
    exists: flag.optional(),
    changed: flag.optional(),
    renewed: flag.optional(),
    destroyed: flag.optional(),
  }),
  /** How many sessions the store holds. */
  sessions: z.strictObject({ count }),
  /** A cookie in somebody's jar; the name "ticket" is the session cookie, whatever it is called. */
  cookie: z.strictObject({
    who: personSchema,
    name: text,
    exists: flag.optional(),
    /** The browser did not store or send it. `reason`: Chromium's own name for why, or the beginning of it. */
    blocked: flag.optional(),
    reason: text.optional(),
    httpOnly: flag.optional(),
    secure: flag.optional(),
    sameSite: z.enum(['unspecified', 'no_restriction', 'lax', 'strict']).optional(),
    lasts: z.enum(['browser', 'date']).optional(),
  }),
  /** Two people show the shop the same ticket. */
  'same-ticket': z.strictObject({ a: personSchema, b: personSchema }),
  setting: z.strictObject({ name: switchSchema, is: text }),
  medium: z.strictObject({ is: z.enum(mediumNames) }),
  /** How far, at the least, the shop's clock has been put forward. */
  clock: z.strictObject({ ahead: durationSchema }),
  /** Requests that are held at a breakpoint. */
  held: z.strictObject({ who: personSchema.optional(), count }),
  panes: z.strictObject({ who: personSchema, count: count.optional(), at: pathPattern.optional() }),
  /** Orders that were placed in this lesson. */
  orders: z.strictObject({ count }),
} as const;

export type ConditionWord = keyof typeof conditionWords;
export type Fact = { [W in ConditionWord]: { readonly kind: W } & z.output<(typeof conditionWords)[W]> }[ConditionWord];
export type ExchangeFact = Extract<Fact, { kind: 'exchange' }>;

export type Condition =
  | Fact
  | { readonly kind: 'not' | 'in-step'; readonly of: Condition }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  /** Requests that came one after the other. */
  | { readonly kind: 'in-order'; readonly of: readonly ExchangeFact[] };

/** Words that join conditions. */
export const joiningWords = ['all', 'any', 'in-order', 'in-step'] as const;

/** What an attribute takes, for whoever wrote something else. */
export const attributeExamples: Readonly<Record<string, string>> = {
  who: 'ann',
  a: 'ann',
  b: 'bob',
  method: 'GET, POST',
  path: '/cart/, /cart/*',
  status: '303, 4xx',
  count: '2, 2+',
  has: productSchema.options.join(', '),
  is: 'empty, on, off, lax',
  at: '/cart/',
  ahead: '20m, 1h30m',
  sameSite: 'lax, strict, no_restriction, unspecified',
  lasts: 'browser, date',
  name: switchSchema.options.join(', '),
};
