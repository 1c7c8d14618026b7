import { describe, expect, it } from 'vitest';
import { exchangeId } from '../../../main/shared/exchange-id.ts';
import type { ShownTraffic, TrafficNews } from '../../../main/shared/traffic-records.ts';
import { visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { arrowsOf } from '../../../renderer/backstage/conversation/beats.ts';
import { arrowWords } from '../../../renderer/backstage/conversation/click-words.ts';
import { exchangeOf, foreignOf, isFile } from '../../../renderer/state/foreign-exchange.ts';
import { filterLog } from '../../../renderer/state/log-lines.ts';
import { nobodyYet, rememberPeople } from '../../../renderer/state/people.ts';
import { pictureOf } from '../../../renderer/state/server-picture.ts';
import { allExchanges, noTraffic, takeNews, trafficOf } from '../../../renderer/state/traffic-picture.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { ann } from '../../harness/fake-people.ts';
import { speak } from '../../harness/languages.ts';

const now = Date.UTC(2026, 2, 5, 9, 44, 28);
const picture = fakePicture(now);
const people = rememberPeople(nobodyYet, picture.bench.jars);
const say = speak('en');

const record = (number: number, extra: Partial<ShownTraffic> = {}): ShownTraffic => ({
  id: exchangeId('traffic', number),
  who: visitorOfJar(ann.id),
  paneId: null,
  toShop: false,
  at: now + number,
  waitedMs: 5,
  tookMs: 10,
  kind: 'document',
  request: { method: 'GET', url: 'http://localhost:8000/account/?tab=1', headers: [], body: null },
  response: {
    status: 200,
    statusText: 'OK',
    protocol: 'http/1.1',
    headers: [],
    mimeType: 'text/html',
    bytes: 42,
    fromCache: false,
  },
  failure: null,
  shows: null,
  gives: null,
  pinned: false,
  ...extra,
});

const news = (seq: number, records: readonly ShownTraffic[], extra: Partial<TrafficNews> = {}): TrafficNews => ({
  seq,
  cleared: false,
  records,
  dropped: [],
  gone: [],
  ...extra,
});

describe('takeNews', () => {
  it('should hold a record when it has ended, and its last word', () => {
    const begun = takeNews(noTraffic, news(1, [record(1, { tookMs: null })]));
    expect(begun.exchanges).toEqual([]);
    const ended = takeNews(begun, news(2, [record(1), record(2)]));
    const again = takeNews(ended, news(3, [record(1, { failure: 'net::ERR_ABORTED' })]));
    expect(again.exchanges.map((one) => one.foreign.failure)).toEqual(['net::ERR_ABORTED', null]);
  });

  it('should ignore what the snapshot already held', () => {
    const picture = trafficOf({ seq: 5, records: [record(1)], gone: [] });
    expect(takeNews(picture, news(5, [], { cleared: true }))).toBe(picture);
    expect(takeNews(picture, news(6, [record(2)], { cleared: true })).exchanges).toHaveLength(1);
  });

  it('should let go of what main does not keep, and know of how much', () => {
    const gone = [{ who: visitorOfJar(ann.id), count: 1 }];
    const full = trafficOf({ seq: 1, records: [record(1), record(2)], gone: [] });
    const { exchanges, gone: told } = takeNews(full, news(2, [], { dropped: [record(1).id], gone }));
    expect(exchanges.map(({ id }) => id)).toEqual([record(2).id]);
    expect(told).toEqual(gone);
  });
});

describe('allExchanges', () => {
  it('should be the shop’s own list while there is no other traffic', () => {
    const server = pictureOf(picture.snapshot, now);
    expect(allExchanges(server, noTraffic)).toBe(server.exchanges);
  });

  it('should merge both by their end, whatever the shop’s clock says, and once', () => {
    const server = pictureOf({ ...picture.snapshot, now: now + 3_600_000 }, now);
    const moved = { ...server, exchanges: server.exchanges.map((one) => ({ ...one, at: one.at + 3_600_000 })) };
    const [first] = server.exchanges;
    const traffic = trafficOf({ seq: 1, records: [record(1, { at: (first?.at ?? 0) + 500 }), record(2)], gone: [] });
    const all = allExchanges(moved, traffic);
    expect(all).toHaveLength(server.exchanges.length + 2);
    expect(foreignOf(all[1] ?? exchangeOf(record(0)))).not.toBeNull();
    expect(all.at(-1)).toBe(traffic.exchanges.at(-1));
    expect(allExchanges(moved, traffic)).toBe(all);
  });
});

describe('a foreign exchange', () => {
  it('should be a line of the log with its host and its person', () => {
    const [line] = filterLog([exchangeOf(record(1))], people, { who: 'everyone', text: 'localhost:8000' });
    expect(line?.person?.name).toBe('Ann');
    expect(line?.exchange.line).toMatch(/\] "GET localhost:8000\/account\/\?tab=1 HTTP\/1\.1" 200 42$/);
  });

  it('should be folded away when it is a file', () => {
    const file = exchangeOf(record(1, { kind: 'image' }));
    expect(isFile(file)).toBe(true);
    expect(filterLog([file], people, { who: 'everyone', text: '' })).toEqual([]);
    expect(filterLog([file], people, { who: 'everyone', text: '', files: true })).toHaveLength(1);
  });

  it.each([
    [{}, 'Ann asks localhost:8000 for /account/?tab=1.', 'Here is the page.'],
    [
      { shows: { framework: 'Django', name: 'sessionid', hint: '3f9a' } },
      'Ann shows session 3f9a… (looks like Django) and asks localhost:8000 for /account/?tab=1.',
      'Here is the page.',
    ],
    [
      { gives: { framework: 'PHP', name: 'PHPSESSID', hint: '77aa' } },
      'Ann asks localhost:8000 for /account/?tab=1.',
      'Here is the page. Take session 77aa… (looks like PHP) and show it next time.',
    ],
    [
      { response: null, failure: 'net::ERR_CONNECTION_REFUSED' },
      'Ann asks localhost:8000 for /account/?tab=1.',
      'No answer came.',
    ],
  ] as const)('should be told in words: %j', (extra, asked, answered) => {
    const exchange = exchangeOf(record(1, extra));
    const words = arrowsOf(exchange).map((arrow) => arrowWords(say, { ...arrow, exchange }, people));
    expect(words).toEqual([asked, answered]);
  });

  it('should show a form as fields', () => {
    const request = {
      method: 'POST',
      url: 'http://localhost:8000/login',
      headers: [['content-type', 'application/x-www-form-urlencoded']] as const,
      body: 'name=Ann+B&password=abcd…',
    };
    expect(exchangeOf(record(1, { request })).request.form).toEqual([
      ['name', 'Ann B'],
      ['password', 'abcd…'],
    ]);
  });
});
