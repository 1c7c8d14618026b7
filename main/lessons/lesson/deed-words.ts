/** The words of a solution: what people at the bench can do. Data only; `deeds.ts` does them. */
import { z } from 'zod';
import { mediumNames, parseAssignment, type SwitchName, usualAddress } from '../../../server/session-server.ts';
import { type AttackPage, attackPages } from '../../shared/lesson-records.ts';
import { durationSchema, pathSchema, personSchema, productSchema, switchSchema } from './condition-words.ts';
import type { Faults, FilePoint } from './lesson-fault.ts';

/** What somebody does in a pane. */
export type PersonDeed =
  | { readonly deed: 'go'; readonly who: string; readonly path: string }
  /** Opens a second pane there. */
  | { readonly deed: 'tab'; readonly who: string; readonly path: string }
  | { readonly deed: 'buy'; readonly who: string; readonly product: string }
  /** Sends the article's form. */
  | { readonly deed: 'add'; readonly who: string; readonly role: string; readonly count: string }
  | { readonly deed: 'login'; readonly who: string; readonly name: string }
  | { readonly deed: 'order' | 'empty' | 'logout' | 'back' | 'reload' | 'forget'; readonly who: string }
  /** Takes somebody else's ticket. */
  | { readonly deed: 'steal'; readonly who: string; readonly from: string }
  /** Puts two products into the cart from two panes, both forms under way at the same time. */
  | { readonly deed: 'twice'; readonly who: string; readonly product: string; readonly other: string }
  /** Opens a page of the attacker's site. */
  | { readonly deed: 'visit'; readonly who: string; readonly page: AttackPage }
  /** Sends the form of that page. */
  | { readonly deed: 'press'; readonly who: string };

/** What is done at the server. */
export type ServerDeed =
  | { readonly deed: 'flip'; readonly name: SwitchName; readonly value: string }
  | {
      readonly deed: 'hold';
      readonly who: string;
      readonly where: 'gate' | 'between' | 'answer';
      readonly path: string;
    }
  | { readonly deed: 'advance'; readonly ms: number }
  /** Somebody who is none of the window's people asks for a page. */
  | { readonly deed: 'stranger'; readonly path: string }
  | { readonly deed: 'release' | 'restart' | 'tidy' };

export type Deed = PersonDeed | ServerDeed;

/** Media that need no server of their own: a lesson must run everywhere. */
const media = mediumNames.filter((name) => usualAddress(name) === null);
const line = z.string().min(1).max(200);

interface DeedForm {
  /** What stands behind the word, in order. */
  readonly takes: readonly (readonly [name: string, schema: z.ZodType])[];
  readonly example: string;
}

const personDeeds: Readonly<Record<PersonDeed['deed'], DeedForm>> = {
  go: { takes: [['path', pathSchema]], example: 'ann.go /cart/' },
  tab: { takes: [['path', pathSchema]], example: 'ann.tab /shop/' },
  buy: { takes: [['product', productSchema]], example: 'ann.buy juice' },
  add: {
    takes: [
      ['role', line],
      ['count', z.string().regex(/^[1-9]\d{0,2}$/)],
    ],
    example: "ann.add 'head waiter' 2",
  },
  login: { takes: [['name', line.max(60)]], example: 'ann.login Ann' },
  order: { takes: [], example: 'ann.order' },
  empty: { takes: [], example: 'ann.empty' },
  logout: { takes: [], example: 'ann.logout' },
  back: { takes: [], example: 'ann.back' },
  reload: { takes: [], example: 'ann.reload' },
  forget: { takes: [], example: 'ann.forget' },
  steal: { takes: [['from', personSchema]], example: 'bob.steal ann' },
  twice: {
    takes: [
      ['product', productSchema],
      ['other', productSchema],
    ],
    example: 'ann.twice juice bread',
  },
  visit: { takes: [['page', z.enum(attackPages)]], example: 'ann.visit prize' },
  press: { takes: [], example: 'ann.press' },
};

const serverDeeds: Readonly<Record<ServerDeed['deed'], DeedForm>> = {
  flip: {
    takes: [
      ['name', switchSchema],
      ['value', line],
    ],
    example: 'flip sessions off',
  },
  hold: {
    takes: [
      ['who', personSchema],
      ['where', z.enum(['gate', 'between', 'answer'])],
      ['path', pathSchema],
    ],
    example: 'hold ann between /cart/add',
  },
  advance: { takes: [['ms', durationSchema]], example: 'advance 20m' },
  stranger: { takes: [['path', pathSchema]], example: 'stranger /shop/' },
  release: { takes: [], example: 'release' },
  restart: { takes: [], example: 'restart' },
  tidy: { takes: [], example: 'tidy' },
};

/** Reads "ann.buy juice; advance 20m". What is wrong is told at `point`, the place of the directive that has it. */
export function readDeeds(text: string, point: FilePoint, faults: Faults): readonly Deed[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => readDeed(part, point, faults) ?? []);
}

function readDeed(part: string, point: FilePoint, faults: Faults): Deed | null {
  const [first = '', ...given] = part.match(/'[^']*'|\S+/g) ?? [];
  const dot = first.indexOf('.');
  const word = first.slice(dot + 1);
  const forms: Readonly<Record<string, DeedForm>> = dot < 0 ? serverDeeds : personDeeds;
  const form = Object.hasOwn(forms, word) ? forms[word] : undefined;
  if (form === undefined) {
    faults.addUnknown(point, word, Object.keys(forms));
    return null;
  }
  const who = dot < 0 ? null : personSchema.safeParse(first.slice(0, dot));
  const values = given.map((one) => one.replace(/^'(.*)'$/, '$1'));
  const read = form.takes.map(([name, schema], place) => [name, schema.safeParse(values[place])] as const);
  const wrong = who?.success === false || values.length !== form.takes.length || read.some(([, one]) => !one.success);
  const deed = {
    deed: word,
    ...(who?.success && { who: who.data }),
    ...Object.fromEntries(read.map(([name, one]) => [name, one.data])),
  } as Deed;
  if (!wrong && (deed.deed !== 'flip' || isFlip(deed.name, deed.value))) return deed;
  faults.add(point, 'lesson.fault.deed', { deed: part, example: form.example });
  return null;
}

function isFlip(name: SwitchName, value: string): boolean {
  if (name === 'medium') return media.some((medium) => medium === value);
  try {
    parseAssignment(`${name}=${value}`);
    return true;
  } catch {
    return false;
  }
}
