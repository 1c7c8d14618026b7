import { describe, expect, test } from 'vitest';
import { type ExchangeId, exchangeId, parseExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { type VisitorId, visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { isTold, stepBeat } from '../../../renderer/backstage/conversation/beat-cursor.ts';
import { arrowsOf, beatsOf } from '../../../renderer/backstage/conversation/beats.ts';
import { arrowWords, clickWords, exchangeSentence } from '../../../renderer/backstage/conversation/click-words.ts';
import { arrowsTogether, groupClicks } from '../../../renderer/backstage/conversation/clicks.ts';
import { placeLanes } from '../../../renderer/backstage/conversation/lanes.ts';
import { participantsOf } from '../../../renderer/state/participants.ts';
import { nobodyYet, rememberPeople } from '../../../renderer/state/people.ts';
import { named, retell } from '../../harness/fake-bench.ts';
import { ann, bob, cleo, dora } from '../../harness/fake-people.ts';
import { speak } from '../../harness/languages.ts';

const now = Date.UTC(2026, 2, 5, 9, 44, 28);
const { exchanges } = retell(now);
const people = rememberPeople(nobodyYet, [ann, bob, cleo, dora]);

function find(start: string, who: VisitorId): ExchangeRecord {
  const found = exchanges.find((one) => `${one.request.method} ${one.request.target}` === start && one.who === who);
  if (!found) throw new Error(`the story has no ${start}`);
  return found;
}

/** The exchange in sentences. Tickets differ from recording to recording, so they are all called abcd. */
function tell(exchange: ExchangeRecord, language: string): readonly string[] {
  return arrowsTogether([exchange]).map((arrow) =>
    arrowWords(speak(language), arrow, people).replace(/\b[0-9a-f]{4}…/g, 'abcd…'),
  );
}

describe('one plain sentence per arrow', () => {
  test('the first thing put into a cart', () => {
    expect(tell(find('POST /cart/add', visitorOfJar(ann.id)), 'en')).toEqual([
      'Ann shows no ticket and puts 1 × tea into the cart.',
      'No ticket, so there is nothing to look up.',
      'Somebody new. Remember this:',
      'Done. Go on to /cart/. Take ticket abcd… and show it next time.',
    ]);
  });

  test('the same in Spanish', () => {
    expect(tell(find('POST /cart/add', visitorOfJar(ann.id)), 'es')).toEqual([
      'Ann no enseña ningún ticket y pone 1 × tea en el carrito.',
      'Sin ticket no hay nada que buscar.',
      'Alguien nuevo. Recuerda esto:',
      'Hecho. Sigue a /cart/. Toma el ticket abcd… y enséñalo la próxima vez.',
    ]);
  });

  test('looking at a cart', () => {
    expect(tell(find('GET /cart/', visitorOfJar(ann.id)), 'en')).toEqual([
      'Ann shows ticket abcd… and asks for the cart.',
      'Who has ticket abcd…?',
      'Here is the session.',
      'Here is the page.',
    ]);
  });

  test('logging in moves the session to a new ticket', () => {
    expect(tell(find('POST /login', visitorOfJar(cleo.id)), 'en')).toEqual([
      'Cleo shows ticket abcd… and says: call me Cleo.',
      'Who has ticket abcd…?',
      'Here is the session.',
      'The same things, under the new ticket abcd…:',
      'Forget the old ticket abcd….',
      'Done. Go on to /. From now on show ticket abcd… instead.',
    ]);
  });

  test('logging out ends it', () => {
    expect(tell(find('POST /logout', visitorOfJar(cleo.id)), 'en').slice(-2)).toEqual([
      'Forget ticket abcd… and everything with it.',
      'Done. Go on to /. Throw your ticket away.',
    ]);
  });

  test('a forged ticket is not even looked up', () => {
    const forged = exchanges.find((one) => one.ticket.kind === 'refused');
    if (!forged) throw new Error('nobody forges in the story');
    expect(tell(forged, 'en')).toEqual([
      'Bob shows a ticket that is not ours and asks for the cart.',
      'The ticket’s signature does not fit: the store is not even asked.',
      'Here is the page.',
    ]);
  });

  test('every recorded exchange has four beats at most, a sentence on every arrow, and no braces left', () => {
    for (const exchange of named.snapshot.exchanges) {
      expect(beatsOf(exchange)[0]).toBe('request');
      expect(beatsOf(exchange).at(-1)).toBe('answer');
      for (const language of ['en', 'es']) {
        for (const words of tell(exchange, language)) expect(words).toMatch(/^[^{}]{3,}$/);
      }
    }
  });

  test('what the handler changed stands on its arrow', () => {
    const added = exchanges.findLast((one) => one.request.target === '/cart/add' && one.who === visitorOfJar(ann.id));
    const changes = added && arrowsOf(added).flatMap((arrow) => arrow.changes);
    expect(changes).toEqual([{ sign: '+', path: ['cart', 'juice'], after: 1 }]);
  });
});

describe('clicks', () => {
  const base = find('GET /cart/', visitorOfJar(ann.id));
  const at = (number: number, start: number, tookMs: number, more: Partial<ExchangeRecord> = {}): ExchangeRecord => ({
    ...base,
    id: exchangeId('server', number),
    at: start,
    tookMs,
    ...more,
  });
  const asked = (purpose: string): Partial<ExchangeRecord> => ({
    request: { ...base.request, headers: [['Sec-Fetch-Dest', purpose]] },
  });
  const ids = (list: readonly ExchangeRecord[]) => list.map(({ id }) => id);

  test('a redirect that was followed belongs to the click that led there', () => {
    const add = groupClicks(exchanges).find(({ deciding }) => deciding[0]?.request.target === '/cart/add');
    expect(add?.followed.map(({ request }) => request.target)).toEqual(['/cart/']);
    expect(add?.changing).toBe(true);
  });

  test('files and what scripts fetch belong to the click of the same person before them, pages do not', () => {
    const clicks = groupClicks([
      at(1, 1000, 5, asked('document')),
      at(2, 1020, 5, { ...asked('document'), who: visitorOfJar(bob.id) }),
      at(3, 1030, 5, asked('image')),
      at(4, 9000, 5, asked('empty')),
      at(5, 9500, 5, asked('document')),
    ]);
    expect(clicks.map(({ deciding, followed }) => [ids(deciding), ids(followed)])).toEqual([
      [['server:1'], ['server:3', 'server:4']],
      [['server:2'], []],
      [['server:5'], []],
    ]);
  });

  test('what changes something is a click of its own, also when a script sent it', () => {
    const fetched = at(2, 1100, 5, {
      request: { ...base.request, method: 'POST', headers: [['Sec-Fetch-Dest', 'empty']] },
    });
    expect(groupClicks([at(1, 1000, 5, asked('document')), fetched])).toHaveLength(2);
  });

  test('a client that says nothing about its requests did each on purpose', () => {
    expect(groupClicks([at(1, 1000, 5), at(2, 1100, 5)])).toHaveLength(2);
  });

  test('what overlaps in time is one drawing, in the order of time', () => {
    const clicks = groupClicks([at(2, 1010, 20), at(1, 1000, 100), at(3, 2000, 5)]);
    expect(clicks.map(({ deciding }) => ids(deciding))).toEqual([['server:1', 'server:2'], ['server:3']]);
    const arrows = arrowsTogether(clicks[0]?.deciding ?? []);
    const times = arrows.map((arrow) => arrow.at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(arrows.at(-1)?.exchange.id).toBe('server:1');
  });

  test('a crowd is cut into pieces', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => at(index + 1, 1000, 500));
    expect(Math.max(...groupClicks(crowd).map(({ deciding }) => deciding.length))).toBeLessThanOrEqual(6);
  });

  test('is told in one sentence, with what came of it', () => {
    const sentence = (start: string, who: VisitorId, change: Partial<ExchangeRecord> = {}) =>
      exchangeSentence(speak('en'), { ...find(start, who), ...change }, 'Ann').replace(
        /ticket [0-9a-f]{4}\b/,
        'ticket abcd',
      );
    const [first, cleos] = [visitorOfJar(ann.id), visitorOfJar(cleo.id)];
    const answer = base.response;
    expect(sentence('POST /cart/add', first)).toBe('Ann puts 1 × tea into the cart and gets ticket abcd.');
    expect(sentence('GET /cart/', first)).toBe('Ann asks for the cart.');
    expect(sentence('POST /logout', cleos)).toBe('Ann logs out, and the server forgets the session.');
    expect(sentence('POST /login', cleos)).toBe('Ann says: call me Cleo and gets ticket abcd instead.');
    expect(sentence('GET /cart/', first, { response: { ...answer, status: 403 } })).toContain('refused (403)');
    expect(sentence('GET /cart/', first, { response: { ...answer, status: 503 } })).toContain(
      'the server failed (503)',
    );
    expect(sentence('GET /cart/', first, { response: { ...answer, cut: true } })).toContain('left before');
    expect(sentence('GET /cart/', first, { response: { ...answer, status: 0 } })).toContain('no answer came');
  });

  test('a change that did not happen is not told as one', () => {
    const unchanged = { ...find('POST /cart/add', visitorOfJar(ann.id)) };
    const off = { ...unchanged, session: { before: null, after: null, effect: 'none' as const } };
    expect(exchangeSentence(speak('en'), off, 'Ann')).toBe('Ann puts 1 × tea into the cart, but nothing was changed.');
  });

  test('all of them have words in every language, and no braces left', () => {
    for (const language of ['en', 'es'])
      for (const click of groupClicks(exchanges))
        expect(clickWords(speak(language), click, people)).toMatch(/^[^{}]{3,}$/);
  });
});

describe('beat by beat', () => {
  test('forward from live starts the newest click, and ends in live again', () => {
    const two = [find('POST /cart/add', visitorOfJar(ann.id)), find('GET /cart/', visitorOfJar(ann.id))];
    let cursor = stepBeat(two, null, 1);
    const seen: string[] = [];
    while (cursor && seen.length < 20) {
      seen.push(`${cursor.exchangeId} ${cursor.beat}`);
      cursor = stepBeat(two, cursor, 1);
    }
    const [post, get] = two.map((exchange) => exchange.id);
    expect(seen).toEqual([
      `${post} request`,
      `${post} look-up`,
      `${post} change`,
      `${post} answer`,
      `${get} request`,
      `${get} look-up`,
      `${get} answer`,
    ]);
  });

  test('back takes beats away and stops at the first', () => {
    const one = [find('GET /cart/', visitorOfJar(ann.id))];
    const id = one[0]?.id;
    let cursor = stepBeat(one, null, -1);
    expect(cursor).toEqual({ exchangeId: id, beat: 'answer' });
    cursor = stepBeat(one, cursor, -1);
    expect(cursor).toEqual({ exchangeId: id, beat: 'look-up' });
    cursor = stepBeat(one, cursor, -1);
    expect(cursor).toEqual({ exchangeId: id, beat: 'request' });
    expect(stepBeat(one, cursor, -1)).toEqual(cursor);
  });

  const after = (id: ExchangeId) => exchangeId('server', 1 + (parseExchangeId(id)?.number ?? 0));

  test('what is not told yet', () => {
    const exchange = find('GET /cart/', visitorOfJar(ann.id));
    const cursor = { exchangeId: exchange.id, beat: 'look-up' } as const;
    expect(isTold(cursor, exchange, 'request')).toBe(true);
    expect(isTold(cursor, exchange, 'answer')).toBe(false);
    expect(isTold(cursor, { ...exchange, id: after(exchange.id) }, 'request')).toBe(false);
    expect(isTold(null, exchange, 'answer')).toBe(true);
  });

  test('nothing to step through', () => {
    expect(stepBeat([], null, 1)).toBeNull();
  });
});

describe('lanes', () => {
  test('stand in order and leave room for the server', () => {
    const lanes = participantsOf(people, exchanges);
    const places = placeLanes(lanes, { width: 1000, toolsRoom: 130, scale: 1, storeSeen: true });
    const xs = lanes.map((lane) => places.at(lane.id));
    expect(xs).toEqual([...xs].sort((one, other) => one - other));
    expect(Math.max(...xs)).toBeLessThan(places.server);
    expect(places.server).toBeLessThan(places.store ?? 0);
  });

  test.each([620, 700, 1000, 1600])('without a store that is seen the talk has its room, %i px', (width) => {
    const lanes = participantsOf(people, exchanges);
    const room = { width, toolsRoom: 130, scale: width / 650 };
    const seen = placeLanes(lanes, { ...room, storeSeen: true });
    const places = placeLanes(lanes, { ...room, storeSeen: false });
    expect(places.store).toBeNull();
    expect(places.server).toBeGreaterThanOrEqual(seen.server);
    expect(places.gap).toBeGreaterThanOrEqual(seen.gap);
    expect(places.server + places.serverRoom / 2).toBeLessThan(width - room.toolsRoom);
  });

  test.each([620, 700, 1000, 1600])('heads as wide as they may be never touch, %i px', (width) => {
    const lanes = participantsOf(people, exchanges);
    const places = placeLanes(lanes, { width, toolsRoom: 130, scale: width / 650, storeSeen: true });
    const last = Math.max(...lanes.map((lane) => places.at(lane.id)));
    expect(last + (places.gap - 6) / 2).toBeLessThan(places.server - places.serverRoom / 2);
    expect(places.server + places.serverRoom / 2).toBeLessThan((places.store ?? 0) - places.storeRoom / 2);
    expect((places.store ?? 0) + places.storeRoom / 2).toBeLessThan(width);
  });
});
