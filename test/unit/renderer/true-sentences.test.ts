/** Whatever shape a record has, no sentence claims what the record does not hold (the words of the English texts are searched). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { arrowWords, exchangeSentence } from '../../../renderer/backstage/conversation/click-words.ts';
import { arrowsTogether } from '../../../renderer/backstage/conversation/clicks.ts';
import { effectKey } from '../../../renderer/backstage/exchange/effect-key.ts';
import { nobodyYet, rememberPeople } from '../../../renderer/state/people.ts';
import type { RefusalReason, SessionKey, SessionSide, Step } from '../../../server/inspector/records.ts';
import { named } from '../../harness/fake-bench.ts';
import { ann } from '../../harness/fake-people.ts';
import { languageTags, speak } from '../../harness/languages.ts';

const people = rememberPeople(nobodyYet, [ann]);

const key = fc.constantFrom('a'.repeat(64), 'b'.repeat(64)).map((text) => text as SessionKey);
const side: fc.Arbitrary<SessionSide> = key.map((one) => ({
  key: one,
  hint: one.slice(0, 4),
  data: {},
  expiresAt: null,
}));
const base = { at: fc.nat(50), tookMs: fc.nat(50) };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ...base, kind: fc.constant('gate' as const), ahead: fc.nat(3) }),
  fc.record({
    ...base,
    kind: fc.constant('hold' as const),
    where: fc.constantFrom('gate', 'between', 'answer'),
    end: fc.constantFrom('released', 'failed', 'late', 'client-left'),
  }),
  fc.record({
    ...base,
    kind: fc.constant('store' as const),
    op: fc.constantFrom('read', 'create', 'update', 'touch', 'destroy'),
    key,
    result: fc.constantFrom('found', 'missing', 'expired', 'done', 'exists', 'gone', 'conflict', 'failed'),
  }),
  fc.record({ ...base, kind: fc.constant('handler' as const), route: fc.constant('POST /x'), failed: fc.boolean() }),
);
const refusals: readonly (RefusalReason | undefined)[] = [
  undefined,
  'made-to-fail',
  'answer-lost',
  'store-failed',
  'failed',
  'bad-form',
  'session-ended',
  'session-changed',
  'several-tickets',
  'waited-too-long',
];
const shape: fc.Arbitrary<ExchangeRecord> = fc.record({
  id: fc.constant(exchangeId('server', 1)),
  at: fc.constant(1_000),
  tookMs: fc.nat(100),
  who: fc.constant(visitorOfJar(ann.id)),
  request: fc.record({
    method: fc.constantFrom('GET', 'POST', 'HEAD'),
    target: fc.constantFrom('/cart/add', '/cart/', '/login', '/logout', '/checkout/', '/elsewhere'),
    headers: fc.constant([]),
    form: fc.constantFrom(
      null,
      [],
      [['product', 'tea'] as const],
      [['product', 'tea'] as const, ['count', '2'] as const],
    ),
  }),
  ticket: fc.oneof(
    fc.constant({ kind: 'none' as const }),
    key.map((one) => ({ kind: 'valid' as const, key: one, hint: one.slice(0, 4) })),
    fc.constantFrom('signature' as const, 'malformed' as const, 'several' as const).map((why) => ({
      kind: 'refused' as const,
      hint: 'cccc',
      why,
    })),
  ),
  steps: fc.array(step, { maxLength: 5 }),
  session: fc.record({
    before: fc.option(side),
    after: fc.option(side),
    effect: fc.constantFrom('none', 'read', 'created', 'changed', 'regenerated', 'destroyed', 'failed'),
  }),
  response: fc.record({
    status: fc.constantFrom(0, 200, 204, 303, 304, 400, 403, 404, 409, 422, 500, 501, 503),
    headers: fc.constantFrom<ExchangeRecord['response']['headers']>(
      [],
      [['Location', '/cart/']],
      [['Set-Cookie', 'jarful=cccc…']],
      [['Content-Type', 'text/html']],
    ),
    bytes: fc.nat(500),
    cut: fc.boolean(),
    refusal: fc.constantFrom(...refusals),
  }) as fc.Arbitrary<ExchangeRecord['response']>,
  line: fc.constant(''),
});

function tell(exchange: ExchangeRecord, language = 'en'): string {
  const say = speak(language);
  return [
    exchangeSentence(say, exchange, 'Ann'),
    ...arrowsTogether([exchange]).map((arrow) => arrowWords(say, arrow, people)),
    say(effectKey(exchange)),
  ].join('\n');
}

/** A word of a sentence, and what the record has to hold for it to be true. */
const claims: readonly (readonly [words: RegExp, holds: (exchange: ExchangeRecord) => boolean])[] = [
  [/store failed|failed the store/, failedStore],
  [/does not answer/, () => false],
  [/\bDone\b/, ({ session: { effect } }) => !['none', 'read', 'failed'].includes(effect)],
  [/Here is the page/, ({ response: { headers } }) => headers.some(([name]) => /^content-type$/i.test(name))],
  [/signature does not fit/, ({ ticket }) => ticket.kind === 'refused' && ticket.why === 'signature'],
  [/two (valid )?tickets/i, ({ ticket }) => ticket.kind === 'refused' && ticket.why === 'several'],
  [/Take ticket|gets ticket \w+\./, ({ session }) => session.after !== null],
  [/instead/, ({ session: { before, after } }) => before !== null && after !== null && before.key !== after.key],
  [/gave up/, ({ response }) => response.status === 0 && response.cut],
  [/at the window/, ({ response: { refusal } }) => refusal === 'made-to-fail' || refusal === 'answer-lost'],
  [/shop’s code failed/, ({ steps }) => steps.some((one) => one.kind === 'handler' && one.failed)],
  [/nothing was saved|nothing is saved/i, ({ steps }) => !steps.some(wrote)],
  [/server forgets the session|session was ended/, ({ session: { effect } }) => effect === 'destroyed'],
  [/undefined|null|NaN|\[object/, () => false],
];

function failedStore({ steps, response }: ExchangeRecord): boolean {
  return response.refusal === 'store-failed' || steps.some((one) => one.kind === 'store' && one.result === 'failed');
}

function wrote(one: Step): boolean {
  return one.kind === 'store' && one.op !== 'read' && one.result === 'done';
}

describe('no sentence claims what the record does not hold', () => {
  test('whatever shape the record has', () => {
    fc.assert(
      fc.property(shape, (exchange) => {
        const told = tell(exchange);
        for (const [words, holds] of claims) if (words.test(told) && !holds(exchange)) expect.fail(`${words}: ${told}`);
      }),
      { numRuns: 2_000 },
    );
  });

  test('nor in the recorded story', () => {
    for (const exchange of named.snapshot.exchanges) {
      const told = tell(exchange);
      for (const [words, holds] of claims)
        expect(words.test(told) && !holds(exchange), `${words}: ${told}`).toBe(false);
    }
  });

  test('every shape has words in every language, and no braces left', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom(...languageTags), (exchange, language) => {
        for (const sentence of tell(exchange, language).split('\n')) expect(sentence).toMatch(/^[^{}]{3,}$/);
      }),
    );
  });
});
