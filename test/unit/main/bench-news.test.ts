import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsOfBench, takeBenchNews } from '../../../main/shared/bench-news.ts';
import type { BenchState, JarId, JarState, PaneId, PaneState } from '../../../main/shared/bench-records.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { fakePane } from '../../harness/fake-facts.ts';
import { fakeJar } from '../../harness/fake-people.ts';

const { bench } = fakePicture(Date.UTC(2026, 2, 5));
const [ann, bob] = bench.jars;
const [first, second] = bench.panes;
if (!ann || !bob || !first || !second) throw new Error('the fake bench is empty');

/** What crosses to the window is a copy. */
const crossed = <T>(news: T): T => structuredClone(news);
const retitled = { ...bench, panes: [{ ...first, title: 'Your cart' }, second] };

describe('news of the bench', () => {
  it('should be none when nothing changed, also when it is told in other objects', () => {
    expect(newsOfBench(bench, structuredClone(bench))).toBeNull();
  });

  it('should tell a title when a title changes', () => {
    expect(newsOfBench(bench, retitled)).toEqual({ panes: [{ id: first.id, title: 'Your cart' }] });
  });

  it("should tell one jar's cookies when they change, and nobody else's", () => {
    const jars = [{ ...ann, cookies: [] }, bob];
    expect(newsOfBench(bench, { ...bench, jars })).toEqual({
      cookies: [{ jarId: ann.id, ticket: ann.ticket, cookies: [] }],
    });
  });

  it('should tell who somebody is without what lies in the jar', () => {
    const news = newsOfBench(bench, { ...bench, jars: [{ ...ann, name: 'Anna' }, bob] });
    expect(Object.keys(news ?? {})).toEqual(['people']);
    expect(JSON.stringify(news)).not.toContain('cookies');
  });

  it('should tell a place in the order without the panes', () => {
    const panes = [second, first];
    expect(newsOfBench(bench, { ...bench, panes })).toEqual({ order: [second.id, first.id] });
  });

  it('should leave everything that it does not touch the same object', () => {
    const taken = takeBenchNews(bench, crossed({ panes: [{ id: first.id, title: 'Your cart' }] }));
    expect(taken.jars).toBe(bench.jars);
    expect(taken.panes[1]).toBe(second);
    const moved = takeBenchNews(bench, crossed({ cookies: [{ jarId: bob.id, ticket: bob.ticket, cookies: [] }] }));
    expect(moved.jars[0]).toBe(ann);
    expect(moved.panes).toBe(bench.panes);
  });

  it('should bring any bench to any other', () => {
    const jar = fc
      .record({ number: fc.integer({ min: 1, max: 5 }), name: fc.constantFrom('Ann', 'Bob'), held: fc.boolean() })
      .map(({ number, name, held }): JarState => {
        const made = { ...fakeJar('Jar', 'circle', 'blue', number), name };
        return held ? { ...made, ticket: ann.ticket, cookies: ann.cookies } : made;
      });
    const pane = fc
      .record({
        number: fc.integer({ min: 1, max: 5 }),
        title: fc.string(),
        asleep: fc.boolean(),
        sought: fc.boolean(),
      })
      .map(
        ({ number, title, asleep, sought }): PaneState => ({
          ...fakePane(`pane-${number}` as PaneId, 'jar-1' as JarId, '/'),
          title,
          trouble: asleep ? { kind: 'asleep' } : null,
          find: sought ? { text: title, current: 0, matches: 0 } : null,
        }),
      );
    const anyBench = fc
      .record({
        jars: fc.uniqueArray(jar, { selector: ({ id }) => id }),
        panes: fc.uniqueArray(pane, { selector: ({ id }) => id }),
        layout: fc.constantFrom('row', 'grid', 'strip'),
        name: fc.option(fc.string()),
        room: fc.nat(),
        mayLeaveShop: fc.boolean(),
        switchedOff: fc.subarray(['developerTools', 'popOuts'] as const),
      })
      .map((change): BenchState => ({ ...bench, ...change }));
    fc.assert(
      fc.property(anyBench, anyBench, (before, after) => {
        const news = newsOfBench(before, after);
        expect(news ? takeBenchNews(before, crossed(news)) : before).toEqual(after);
      }),
    );
  });
});

describe('with 12 people of 100 cookies each', () => {
  const people = Array.from({ length: 12 }, (_, number): JarState => {
    const cookie = ann.cookies[0];
    if (!cookie) throw new Error('Ann has no cookie');
    const cookies = Array.from({ length: 100 }, (_, index) => ({ ...cookie, name: `cookie-${index}` }));
    return { ...fakeJar('Ann', 'circle', 'blue', number), cookies };
  });
  const panes = people.map(({ id }, number) => fakePane(`pane-${number}` as PaneId, id, 'http://127.0.0.1:7777/cart/'));
  const crowd: BenchState = { ...bench, jars: people, panes };

  it('should send under 300 bytes for a title that changes', () => {
    const [one, ...others] = panes;
    if (!one) throw new Error('no pane');
    const news = newsOfBench(crowd, { ...crowd, panes: [{ ...one, title: 'The Corner Shop: your cart' }, ...others] });
    expect(JSON.stringify(crowd).length).toBeGreaterThan(100_000);
    expect(JSON.stringify(news).length).toBeLessThan(300);
  });

  it('should send under 300 bytes for a page that loads and has a way back', () => {
    const [one, ...others] = panes;
    if (!one) throw new Error('no pane');
    const loading = { ...one, loading: true, canGoForward: true, address: 'http://127.0.0.1:7777/shop/' };
    expect(JSON.stringify(newsOfBench(crowd, { ...crowd, panes: [loading, ...others] })).length).toBeLessThan(300);
  });
});
