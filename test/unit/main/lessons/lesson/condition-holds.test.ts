import { describe, expect, it } from 'vitest';
import { Faults } from '../../../../../main/lessons/lesson/lesson-fault.ts';
import { readCheckLine } from '../../../../../main/lessons/lesson/read-condition.ts';
import { holds } from '../../../../../main/lessons/lesson-run/condition-holds.ts';
import { ExchangeLine } from '../../../../../main/lessons/lesson-run/exchange-line.ts';
import { type LessonFacts, markStep } from '../../../../../main/lessons/lesson-run/lesson-facts.ts';
import type { JarState, PaneId } from '../../../../../main/shared/bench-records.ts';
import { exchangeId } from '../../../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../../../main/shared/exchange-records.ts';
import { visitorId, visitorOfJar } from '../../../../../main/shared/visitor-id.ts';
import type { JsonObject, SessionKey, SessionRow } from '../../../../../server/inspector/records.ts';
import { named } from '../../../../harness/fake-bench.ts';
import { fakePane } from '../../../../harness/fake-facts.ts';
import { ann, bob } from '../../../../harness/fake-people.ts';
import { fakeSettings } from '../../../../harness/fake-settings.ts';

const shop = 'http://127.0.0.1:7777';
const keyOf = (letter: string) => letter.repeat(64) as SessionKey;

function row(key: SessionKey, data: JsonObject): readonly [SessionKey, SessionRow] {
  const times = { createdAt: 0, changedAt: 0, expiresAt: 1 };
  return [key, { key, hint: key.slice(0, 4), data, ...times, bytes: 2, place: 'memory' }];
}

const withTicket = (jar: JarState, key: SessionKey): JarState => ({
  ...jar,
  ticket: { kind: 'held', key, hint: key.slice(0, 4) },
  cookies: [
    {
      name: 'jarful',
      value: 'x…',
      domain: '127.0.0.1',
      hostOnly: true,
      path: '/',
      secure: false,
      httpOnly: true,
      sameSite: 'lax',
      expiresAt: null,
      ticket: true,
      known: null,
    },
  ],
});

let number = 0;
function exchange(who: JarState, method: string, target: string, status = 200, location?: string): ExchangeRecord {
  const [like] = named.snapshot.exchanges;
  if (!like) throw new Error('nothing was recorded');
  number += 1;
  return {
    ...like,
    id: exchangeId('server', number),
    who: visitorOfJar(who.id),
    request: { ...like.request, method, target },
    response: { ...like.response, status, headers: location === undefined ? [] : [['Location', location]] },
  };
}

const nobody: LessonFacts = {
  jars: [ann, bob],
  panes: [fakePane('pane-1' as PaneId, ann.id, `${shop}/cart/`), fakePane('pane-2' as PaneId, bob.id, `${shop}/shop/`)],
  shop,
  exchanges: [],
  rows: new Map(),
  settings: fakeSettings(),
  held: [],
  refused: [],
};
/** Ann has two juices and a role, Bob has a ticket of his own and nothing in his cart. */
const shopping: LessonFacts = {
  ...nobody,
  jars: [withTicket(ann, keyOf('a')), withTicket(bob, keyOf('b'))],
  rows: new Map([
    row(keyOf('a'), { cart: { juice: 2, tea: 0 }, newroles: [{ role: 'waiter', count: 2 }] }),
    row(keyOf('b'), { cart: {} }),
  ]),
  exchanges: [
    exchange(ann, 'GET', '/shop/'),
    exchange(ann, 'POST', '/cart/add', 303),
    exchange(ann, 'GET', '/cart/?x=1'),
    exchange(bob, 'POST', '/checkout/', 303, '/orders/abc'),
    exchange(bob, 'POST', '/checkout/', 303, '/orders/abc'),
    exchange(bob, 'GET', '/nowhere', 404),
  ],
  settings: { ...fakeSettings(), clockAhead: 20 * 60_000 },
  held: [],
  refused: [
    {
      jarId: ann.id,
      paneId: 'pane-1' as PaneId,
      at: 0,
      direction: 'stored',
      url: shop,
      name: 'evil',
      line: 'evil=x',
      reasons: ['SecureOnly'],
    },
  ],
};

function isSo(text: string, facts: LessonFacts, before: LessonFacts = nobody): boolean {
  const faults = new Faults('lesson.md');
  const line = readCheckLine({ text: `${text}: It is so.`, line: 1, column: 1 }, faults);
  if (!line) throw new Error(JSON.stringify(faults.list));
  return holds(line.condition, facts, markStep(before));
}

describe('a condition', () => {
  it.each([
    ['exchange{who=ann}', true],
    ['exchange{who=cleo}', false],
    ['exchange{who=ann, method=POST, path=/cart/add, status=303}', true],
    ['exchange{who=ann, path=/cart/}', true],
    ['exchange{path=/cart/*, count=2}', true],
    ['exchange{path=/cart/*, count=3+}', false],
    ['exchange{status=4xx, count=1}', true],
    ['not exchange{who=bob, path=/cart/add}', true],
    ['in-order(exchange{method=GET}, exchange{method=POST}, exchange{who=bob})', true],
    ['in-order(exchange{who=bob}, exchange{who=ann})', false],
    ['cart{who=ann, has=juice}', true],
    ['cart{who=ann, has=juice, count=2}', true],
    ['cart{who=ann, has=tea}', false],
    ['cart{who=ann, count=1}', false],
    ['cart{who=ann, is=empty}', false],
    ['cart{who=bob, is=empty}', true],
    ['cart{who=bob}', false],
    ['session{who=ann}', true],
    ['session{who=ann, exists, changed}', true],
    ['session{who=ann, path=newroles.0.role, is=waiter}', true],
    ['session{who=ann, path=newroles.0.count, is=2}', true],
    ['session{who=ann, path=__proto__}', false],
    ['session{who=cleo, exists=no}', true],
    ['sessions{count=2}', true],
    ['sessions{count=3+}', false],
    ['cookie{who=ann, name=ticket}', true],
    ['cookie{who=ann, name=ticket, httpOnly, sameSite=lax, lasts=browser}', true],
    ['cookie{who=ann, name=ticket, httpOnly=no}', false],
    ['cookie{who=ann, name=other, exists=no}', true],
    ['cookie{who=ann, name=evil, blocked, reason=Secure}', true],
    ['cookie{who=ann, name=evil, reason=SameSite}', false],
    ['cookie{who=bob, name=evil, blocked=no}', true],
    ['same-ticket{a=ann, b=bob}', false],
    ['setting{name=sessions, is=on}', true],
    ['medium{is=memory}', true],
    ['clock{ahead=20m}', true],
    ['clock{ahead=1h}', false],
    ['held{count=0}', true],
    ['panes{who=ann, count=1}', true],
    ['panes{who=ann, at=/cart/*}', true],
    ['panes{who=bob, at=/cart/}', false],
    ['orders{count=1}', true],
    ['all(cart{who=ann}, sessions{count=1})', false],
    ['any(cart{who=bob}, sessions{count=2})', true],
  ])('%s is %s', (text, expected) => {
    expect(isSo(text, shopping)).toBe(expected);
  });

  it('can look at what came within this step alone', () => {
    expect(isSo('in-step(exchange{who=ann})', shopping, shopping)).toBe(false);
    const more = { ...shopping, exchanges: [...shopping.exchanges, exchange(ann, 'GET', '/')] };
    expect(isSo('in-step(exchange{who=ann, count=1})', more, shopping)).toBe(true);
  });

  it('knows somebody from outside the window', () => {
    expect(isSo('exchange{who=stranger}', shopping)).toBe(false);
    const visited = {
      ...exchange(ann, 'GET', '/team/'),
      who: visitorId({ kind: 'stranger', looks: '127.0.0.1 Firefox' }),
    };
    const more = { ...shopping, exchanges: [...shopping.exchanges, visited] };
    expect(isSo('exchange{who=stranger, path=/team/, count=1}', more)).toBe(true);
    expect(isSo('exchange{who=stranger}', { ...more, jars: [{ ...ann, name: 'Stranger' }, bob] })).toBe(true);
    expect(
      isSo('exchange{who=stranger, path=/team/, count=1}', { ...more, jars: [{ ...ann, name: 'Stranger' }] }),
    ).toBe(false);
  });

  it('knows a session as it was when the step was entered', () => {
    expect(isSo('session{who=ann, changed}', shopping, shopping)).toBe(false);
    const renewed = { ...shopping, jars: [withTicket(ann, keyOf('c')), bob], rows: new Map([row(keyOf('c'), {})]) };
    expect(isSo('session{who=ann, renewed}', renewed, shopping)).toBe(true);
    expect(isSo('session{who=ann, destroyed}', renewed, shopping)).toBe(true);
    expect(isSo('session{who=ann, destroyed}', shopping, shopping)).toBe(false);
  });

  it('knows the same ticket in two jars', () => {
    const stolen = { ...shopping, jars: [withTicket(ann, keyOf('a')), withTicket(bob, keyOf('a'))] };
    expect(isSo('same-ticket{a=ann, b=bob}', stolen)).toBe(true);
  });
});

describe('the line of exchanges', () => {
  it('leaves behind what was rewound, and has it back with the return', () => {
    const [one, two, three] = [1, 2, 3].map(() => exchange(ann, 'GET', '/'));
    if (!one || !two || !three) throw new Error('three were made');
    const line = new ExchangeLine([one]);
    const base = { seq: 1, at: 0 };
    for (const made of [two, two, three]) line.take({ ...base, kind: 'exchange', exchange: made });
    expect(line.exchanges).toEqual([one, two, three]);
    line.take({ ...base, kind: 'rewound', branch: 2, to: { exchange: two.id, side: 'before' } });
    expect(line.exchanges).toEqual([one]);
    const other = exchange(bob, 'GET', '/');
    line.take({ ...base, kind: 'exchange', exchange: other });
    expect(line.exchanges).toEqual([one, other]);
    line.take({ ...base, kind: 'rewound', branch: 1, to: null });
    expect(line.exchanges).toEqual([one, two, three]);
    line.take({ ...base, kind: 'rewound', branch: 3, to: { exchange: two.id, side: 'after' } });
    expect(line.exchanges).toEqual([one, two]);
  });
});
