import { describe, expect, test } from 'vitest';
import { exchangeId } from '../../../main/shared/exchange-id.ts';
import type { InspectorNews, ShopSnapshot } from '../../../main/shared/exchange-records.ts';
import { applyEvents, mostExchanges, pictureOf } from '../../../renderer/state/server-picture.ts';
import { named } from '../../harness/fake-bench.ts';

const empty: ShopSnapshot = { seq: 0, now: 1000, medium: 'memory', rows: [], exchanges: [], held: [] };
const [first] = named.snapshot.exchanges;
if (!first) throw new Error('the recording is empty');

function exchangeEvent(seq: number): InspectorNews {
  return {
    seq,
    at: 0,
    kind: 'exchange',
    exchange: { ...(first as NonNullable<typeof first>), id: exchangeId('server', seq) },
  };
}

describe('the picture of the server', () => {
  test('events from nothing come to what the snapshot says', () => {
    const told = applyEvents(pictureOf(empty, 1000), named.events);
    const shown = pictureOf(named.snapshot, 1000);
    expect(told.exchanges).toEqual(shown.exchanges);
    expect([...told.rows.keys()].sort()).toEqual([...shown.rows.keys()].sort());
    for (const [key, row] of shown.rows) expect(told.rows.get(key)?.data).toEqual(row.data);
    expect(told.lastChanges).toEqual(shown.lastChanges);
    expect(told.underway.size).toBe(0);
  });

  test('events that the snapshot already holds change nothing', () => {
    const picture = pictureOf(named.snapshot, 1000);
    const old = named.events.filter((event) => event.seq <= picture.seq);
    expect(old.length).toBeGreaterThan(0);
    expect(applyEvents(picture, old)).toBe(picture);
  });

  test('a snapshot and events may overlap', () => {
    const middle = Math.floor(named.events.length / 2);
    const half = applyEvents(pictureOf(empty, 1000), named.events.slice(0, middle));
    const whole = applyEvents(half, named.events);
    expect(whole.exchanges.map(({ id }) => id)).toEqual(named.snapshot.exchanges.map(({ id }) => id));
  });

  test('stays bounded: older exchanges are folded into a number', () => {
    const many = Array.from({ length: mostExchanges + 25 }, (_, index) => exchangeEvent(index + 1));
    const picture = applyEvents(pictureOf(empty, 1000), many);
    expect(picture.exchanges).toHaveLength(mostExchanges);
    expect(picture.folded).toBe(25);
    expect(picture.exchanges[0]?.id).toBe('server:26');
  });

  test('the last change of a row stays until the next one', () => {
    const picture = pictureOf(named.snapshot, 1000);
    const ann = named.snapshot.exchanges.findLast((one) => one.who === 'jar:ann-1' && one.session.after);
    const key = ann?.session.after?.key;
    if (!ann || !key) throw new Error('Ann has no session in the recording');
    expect(ann.session.effect).toBe('read');
    expect(picture.lastChanges.get(key)?.changes).toEqual([{ sign: '+', path: ['cart', 'juice'], after: 1 }]);
  });

  test('a row that is gone takes its change along', () => {
    const picture = pictureOf(named.snapshot, 1000);
    const [key] = picture.rows.keys();
    if (!key) throw new Error('no row in the recording');
    const after = applyEvents(picture, [{ seq: 9999, at: 0, kind: 'row-gone', key, why: 'expired' }]);
    expect(after.rows.has(key)).toBe(false);
    expect(after.lastChanges.has(key)).toBe(false);
  });

  test('a store that failed leaves rows as last known, and a miss takes the row out', () => {
    const [row] = named.snapshot.rows;
    if (!row || !first) throw new Error('the recording has no row');
    const read = (seq: number, result: 'failed' | 'missing', at = row.changedAt + 10): InspectorNews => ({
      seq,
      at,
      kind: 'exchange',
      exchange: {
        ...first,
        id: exchangeId('server', 9000 + seq),
        at,
        steps: [{ kind: 'store', op: 'read', key: row.key, result, at: 0, tookMs: 1 }],
      },
    });
    const known = pictureOf({ ...empty, rows: [row] }, 1000);
    const ill = applyEvents(known, [read(1, 'failed')]);
    expect(ill).toMatchObject({ storeFails: true });
    expect(ill.rows.has(row.key)).toBe(true);
    const back = applyEvents(ill, [read(2, 'missing')]);
    expect(back).toMatchObject({ storeFails: false });
    expect(back.rows.has(row.key)).toBe(false);
    // Made by the same request that had missed it: the row is news.
    expect(applyEvents(known, [read(1, 'missing', row.changedAt)]).rows.has(row.key)).toBe(true);
  });

  test('what has begun and is not answered is under way', () => {
    const began = named.events.find((event) => event.kind === 'exchange-began');
    if (!began) throw new Error('nothing begins in the recording');
    expect(applyEvents(pictureOf(empty, 1000), [began]).underway.size).toBe(1);
  });

  test('a reset makes the picture stale, and the clock lead is kept', () => {
    const picture = pictureOf({ ...empty, now: 61_000 }, 1000);
    expect(picture.clockLead).toBe(60_000);
    expect(applyEvents(picture, [{ seq: 1, at: 0, kind: 'reset' }]).stale).toBe(true);
  });
});
