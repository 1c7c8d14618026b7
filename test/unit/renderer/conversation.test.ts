import { describe, expect, test } from 'vitest';
import { type ExchangeId, exchangeId, parseExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { type VisitorId, visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { isTold, stepBeat } from '../../../renderer/backstage/conversation/beat-cursor.ts';
import { arrowsOf, beatsOf } from '../../../renderer/backstage/conversation/beats.ts';
import { chooseLanes, placeLanes } from '../../../renderer/backstage/conversation/lanes.ts';
import { arrowWords } from '../../../renderer/backstage/conversation/strip-words.ts';
import { arrowsOfStrip, cutStrips } from '../../../renderer/backstage/conversation/strips.ts';
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
  return arrowsOfStrip({ id: exchange.id, exchanges: [exchange], continued: false }).map((arrow) =>
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

describe('strips', () => {
  const base = find('GET /cart/', visitorOfJar(ann.id));
  const at = (number: number, start: number, tookMs: number): ExchangeRecord => ({
    ...base,
    id: exchangeId('server', number),
    at: start,
    tookMs,
  });

  test('a redirect that was followed continues the click', () => {
    const strips = cutStrips(exchanges);
    const add = strips.findIndex((strip) => strip.exchanges[0]?.request.target === '/cart/add');
    expect(strips[add]?.continued).toBe(false);
    expect(strips[add + 1]?.continued).toBe(true);
  });

  test('exchanges that overlap are one strip, drawn in the order of time', () => {
    const strips = cutStrips([at(2, 1010, 20), at(1, 1000, 100), at(3, 2000, 5)]);
    expect(strips.map((strip) => strip.exchanges.map(({ id }) => id))).toEqual([
      ['server:1', 'server:2'],
      ['server:3'],
    ]);
    const [both] = strips;
    if (!both) throw new Error('no strip');
    const times = arrowsOfStrip(both).map((arrow) => arrow.at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(arrowsOfStrip(both).at(-1)?.exchange.id).toBe('server:1');
  });

  test('a crowd is cut into pieces', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => at(index + 1, 1000, 500));
    expect(Math.max(...cutStrips(crowd).map((strip) => strip.exchanges.length))).toBeLessThanOrEqual(6);
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
  test('who left stays while the story needs them, guests share one lane', () => {
    const lanes = chooseLanes(rememberPeople(people, [ann, bob]), exchanges);
    expect(lanes.map((lane) => [lane.name, lane.here])).toEqual([
      ['Ann', true],
      ['Bob', true],
      [expect.any(String), false],
      [expect.any(String), false],
      [null, true],
    ]);
  });

  test('stand in order and leave room for the server', () => {
    const lanes = chooseLanes(people, exchanges);
    const places = placeLanes(lanes, 1000);
    const xs = lanes.map((lane) => places.at(lane.id));
    expect(xs).toEqual([...xs].sort((one, other) => one - other));
    expect(Math.max(...xs)).toBeLessThan(places.server);
    expect(places.server).toBeLessThan(places.store);
  });

  test.each([700, 1000, 1600])('heads as wide as they may be never touch, %i px', (width) => {
    const lanes = chooseLanes(people, exchanges);
    const places = placeLanes(lanes, width);
    const last = Math.max(...lanes.map((lane) => places.at(lane.id)));
    expect(last + (places.gap - 6) / 2).toBeLessThan(places.server - places.serverRoom / 2);
    expect(places.server + places.serverRoom / 2).toBeLessThan(places.store - places.storeRoom / 2);
    expect(places.store + places.storeRoom / 2).toBeLessThan(width);
  });
});
