import { describe, expect, test } from 'vitest';
import type { JarId } from '../../../main/shared/bench-records.ts';
import { exchangeId } from '../../../main/shared/exchange-id.ts';
import { visitorId, visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { filterLog } from '../../../renderer/state/log-lines.ts';
import { everyone, guests } from '../../../renderer/state/participants.ts';
import { nobodyYet, personOfVisitor, rememberPeople } from '../../../renderer/state/people.ts';
import { viewSessions } from '../../../renderer/state/session-rows.ts';
import { openState, type WindowState } from '../../../renderer/state/window-state.ts';
import { followThread } from '../../../renderer/thread/follow-thread.ts';
import type { SessionKey } from '../../../server/inspector/records.ts';
import { fakePicture, fakeStart } from '../../harness/fake-bench.ts';
import { ann, bob, cleo } from '../../harness/fake-people.ts';

const now = Date.UTC(2026, 2, 5, 9, 44, 28);
const picture = fakePicture(now);
const state: WindowState = openState(fakeStart(picture), now);

describe('sessions', () => {
  test('a row is owned by the jar whose ticket names it; nobody here holds the others', () => {
    const view = viewSessions(state.jars, state.server);
    expect(view.rows.map((seen) => seen.owners.map((jar) => jar.name))).toEqual([['Ann'], []]);
    expect(view.without.map((jar) => jar.name)).toEqual(['Bob']);
    expect(view.dead).toEqual([]);
  });

  test('a ticket without a row is dead', () => {
    const view = viewSessions(state.jars, { ...state.server, rows: new Map() });
    expect(view.dead.map((jar) => jar.name)).toEqual(['Ann']);
  });

  test('a copied ticket has two owners', () => {
    const [holder] = state.jars;
    if (!holder) throw new Error('nobody on the bench');
    const jars = state.jars.map((jar) => ({ ...jar, ticket: holder.ticket }));
    const [row] = viewSessions(jars, state.server).rows;
    expect(row?.owners.map((jar) => jar.name)).toEqual(['Ann', 'Bob']);
  });

  test('who is at the bench stands before any number of strangers, however new those are', () => {
    const [row] = state.server.rows.values();
    if (!row) throw new Error('the store is empty');
    const strangers = Array.from({ length: 200 }, (_, number) => {
      const key = `stranger-${number}` as SessionKey;
      return [key, { ...row, key, changedAt: now + number }] as const;
    });
    const view = viewSessions(state.jars, { ...state.server, rows: new Map([...strangers, ...state.server.rows]) });
    expect(view.rows).toHaveLength(202);
    expect(view.rows[0]?.owners.map((jar) => jar.name)).toEqual(['Ann']);
    expect(view.rows.slice(1).every(({ owners }) => owners.length === 0)).toBe(true);
    expect(view.rows[1]?.row.key).toBe('stranger-199');
  });
});

describe('people', () => {
  test('history keeps the names of closed jars', () => {
    const before = rememberPeople(nobodyYet, [ann, bob, cleo]);
    const after = rememberPeople(before, [ann, bob]);
    expect(personOfVisitor(after, visitorOfJar(cleo.id))).toMatchObject({ name: 'Cleo', here: false });
    expect(personOfVisitor(after, visitorOfJar(ann.id))).toMatchObject({ name: 'Ann', here: true });
    expect(personOfVisitor(after, visitorId({ kind: 'stranger', looks: 'a phone' }))).toBeNull();
  });

  test('the memory is bounded', () => {
    let people = nobodyYet;
    for (let count = 0; count < 300; count++)
      people = rememberPeople(people, [{ ...ann, id: `ann-${count}` as JarId }]);
    expect(people.size).toBe(200);
    expect(people.get(visitorOfJar('ann-299' as JarId))?.here).toBe(true);
  });
});

describe('the log', () => {
  const { exchanges } = state.server;

  test('is filtered by person first', () => {
    const lines = filterLog(exchanges, state.people, { who: visitorOfJar(bob.id), text: '' });
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map((line) => line.person?.name))).toEqual(new Set(['Bob']));
  });

  test('then by text, whatever the case', () => {
    const lines = filterLog(exchanges, state.people, { who: everyone, text: ' post /CART ' });
    expect(lines.every((line) => line.exchange.line.includes('POST /cart'))).toBe(true);
    expect(lines.length).toBeGreaterThan(0);
  });

  test('by method and status', () => {
    const lines = filterLog(exchanges, state.people, { who: everyone, method: 'POST', status: '3', text: '' });
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ exchange }) => exchange.request.method))).toEqual(new Set(['POST']));
    expect(new Set(lines.map(({ exchange }) => exchange.response.status))).toEqual(new Set([303]));
  });

  test('guests are those who are no pane', () => {
    const lines = filterLog(exchanges, state.people, { who: guests, text: '' });
    expect(lines.some((line) => line.exchange.who.includes('iPhone'))).toBe(true);
  });
});

describe('the thread', () => {
  test('ties person, row and requests of one ticket, from whichever end', () => {
    const fromPerson = followThread(state, { kind: 'person', jarId: ann.id });
    expect(fromPerson?.row).not.toBeNull();
    expect(fromPerson?.jars.map((jar) => jar.name)).toEqual(['Ann']);
    const key = fromPerson?.key;
    const [exchangeId] = [...(fromPerson?.exchangeIds ?? [])].slice(-1);
    if (!key || exchangeId === undefined) throw new Error('the thread has no ends');
    expect(followThread(state, { kind: 'row', key })).toEqual(fromPerson);
    expect(followThread(state, { kind: 'exchange', id: exchangeId })).toEqual(fromPerson);
  });

  test('a stranger hangs together by the person alone', () => {
    const thread = followThread(state, { kind: 'person', jarId: bob.id });
    expect(thread).toMatchObject({ key: null, row: null });
    expect(thread?.exchangeIds.size).toBeGreaterThan(1);
  });

  test('an orphaned row still knows its requests', () => {
    const orphan = viewSessions(state.jars, state.server).rows.find((seen) => seen.owners.length === 0);
    if (!orphan) throw new Error('no orphan in the story');
    const thread = followThread(state, { kind: 'row', key: orphan.row.key });
    expect(thread?.jars).toEqual([]);
    expect(thread?.exchangeIds.size).toBe(2);
  });

  test('what is gone has no thread', () => {
    expect(followThread(state, { kind: 'exchange', id: exchangeId('server', 99_999) })).toBeNull();
  });
});
