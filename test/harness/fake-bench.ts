/** The bench of the story's third minute: Ann with a juice, Bob without a ticket, Cleo logged in, somebody gone. */
import type { BenchState, JarState, PaneId } from '../../main/ipc/contract.ts';
import type { Exchange, InspectorSnapshot, SessionRow } from '../../server/inspector/records.ts';
import { type FakeWorld, fakeFacts, fakeJar, fakePane } from './fake-bridge.ts';
import { exchangeOf, keyOf, rowOf, side } from './fake-story.ts';

export const ann: JarState = {
  ...fakeJar('Ann', 'circle', 'blue', 1),
  ticket: { kind: 'held', key: keyOf('3f9a'), hint: '3f9a' },
};
export const bob: JarState = fakeJar('Bob', 'square', 'orange', 2);
export const cleo: JarState = {
  ...fakeJar('Cleo', 'triangle', 'green', 3),
  ticket: { kind: 'held', key: keyOf('b71c'), hint: 'b71c' },
};

/** @param now ms since 1970: the story ends then. */
export function fakeWorld(now: number, language = 'en'): FakeWorld {
  const { exchanges, rows } = tellStory(now);
  const bench: BenchState = {
    jars: [ann, bob],
    panes: [
      fakePane('pane-1' as PaneId, ann.id, 'http://127.0.0.1:7777/cart/'),
      fakePane('pane-2' as PaneId, bob.id, 'http://127.0.0.1:7777/cart/'),
    ],
    activePane: 'pane-1' as PaneId,
    layout: 'row',
    backstage: { open: true },
    projector: false,
    room: 4,
  };
  const snapshot: InspectorSnapshot = { seq: 40, now, medium: 'memory', rows, exchanges };
  return { facts: fakeFacts(language), bench, snapshot, code: new Map() };
}

export function tellStory(now: number): { exchanges: readonly Exchange[]; rows: readonly SessionRow[] } {
  const at = (secondsAgo: number) => now - secondsAgo * 1000;
  const empty = side('3f9a', { cart: {} }, at(95));
  const tea = side('3f9a', { cart: { tea: 1 }, newroles: [{ role: 'driver', count: 2 }] }, at(52));
  const juice = side('3f9a', { cart: { tea: 2, juice: 1 }, newroles: [{ role: 'driver', count: 2 }] }, at(18));
  const old = side('9d02', { cart: { bread: 3 }, name: 'Dora' }, at(240));
  const visits = [
    { agent: ann.agent, target: '/shop/', at: at(120) },
    { agent: bob.agent, target: '/shop/', at: at(119) },
    { agent: ann.agent, target: '/style/site.css', at: at(118.9), bytes: 8120 },
    {
      agent: ann.agent,
      target: '/cart/add',
      method: 'POST' as const,
      form: [
        ['product', 'tea'],
        ['count', '1'],
      ] as const,
      at: at(95),
      after: empty,
      status: 303,
      location: '/cart/',
    },
    { agent: ann.agent, target: '/cart/', at: at(94.9), before: empty },
    {
      agent: ann.agent,
      target: '/team/formdemo.html',
      method: 'POST' as const,
      form: [
        ['role', 'driver'],
        ['count', '2'],
      ] as const,
      at: at(52),
      before: empty,
      after: tea,
      status: 303,
      location: '/team/formdemo.html',
    },
    { agent: ann.agent, target: '/team/formdemo.html', at: at(51.9), before: tea },
    { agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Safari/605.1', target: '/', at: at(40) },
    {
      agent: ann.agent,
      target: '/cart/add',
      method: 'POST' as const,
      form: [
        ['product', 'juice'],
        ['count', '1'],
      ] as const,
      at: at(18),
      before: tea,
      after: juice,
      status: 303,
      location: '/cart/',
    },
    { agent: ann.agent, target: '/cart/', at: at(17.9), before: juice },
    { agent: bob.agent, target: '/cart/', at: at(9) },
  ];
  return {
    exchanges: visits.map((visit, index) => exchangeOf({ id: index + 1, ...visit })),
    rows: [rowOf(juice, at(95)), rowOf(old, at(300))],
  };
}
