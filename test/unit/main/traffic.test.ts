import { describe, expect, it } from 'vitest';
import { maskRecord, maskUrl } from '../../../main/network/traffic/mask-traffic.ts';
import { matchTraffic } from '../../../main/network/traffic/match-traffic.ts';
import { NetworkReader } from '../../../main/network/traffic/network-reader.ts';
import { TrafficLog } from '../../../main/network/traffic/traffic-log.ts';
import type { JarId, PaneId } from '../../../main/shared/bench-records.ts';
import { type ExchangeId, exchangeId } from '../../../main/shared/exchange-id.ts';
import type { TrafficRecord } from '../../../main/shared/traffic-records.ts';
import { visitorOfJar } from '../../../main/shared/visitor-id.ts';

const origin = { who: visitorOfJar('ann-1' as JarId), paneId: 'pane-1' as PaneId };
const shop = 'http://127.0.0.1:7777';

function makeReader() {
  const records = new Map<ExchangeId, TrafficRecord>();
  const whole: string[] = [];
  let last = 0;
  const reader = new NetworkReader({
    origin,
    isShop: (url) => url.startsWith(`${shop}/`),
    nextId: () => exchangeId('traffic', ++last),
    tell: (record) => records.set(record.id, record),
    whole: (_record, requestId) => whole.push(requestId),
  });
  return { reader, whole, all: () => [...records.values()] };
}

const request = (url: string, extra: object = {}) => ({
  requestId: 'r1',
  request: { url, method: 'GET', headers: { 'User-Agent': 'Chrome' } },
  timestamp: 100,
  wallTime: 1_700_000_000,
  type: 'Document',
  ...extra,
});
const response = (status: number, extra: object = {}) => ({
  url: 'http://own/',
  status,
  statusText: 'OK',
  headers: { 'content-type': 'text/html' },
  mimeType: 'text/html',
  protocol: 'http/1.1',
  encodedDataLength: 120,
  ...extra,
});

describe('NetworkReader', () => {
  it('should tell each of thousands that are under way at once a single time, answered in whatever order', () => {
    const { reader, all } = makeReader();
    const ids = Array.from({ length: 3000 }, (_, n) => `r${n}`);
    for (const id of ids)
      reader.read('Network.requestWillBeSent', request(`http://own/${id}`, { requestId: id, type: 'Fetch' }));
    for (const id of ids.toReversed()) {
      const answer = response(200, { url: `http://own/${id}` });
      const told = { requestId: id, response: answer, hasExtraInfo: false, timestamp: 101, type: 'Fetch' };
      reader.read('Network.responseReceived', told);
      reader.read('Network.loadingFinished', { requestId: id, timestamp: 102, encodedDataLength: 130 });
    }
    expect(all()).toHaveLength(3000);
    expect(all().every(({ tookMs }) => tookMs === 2000)).toBe(true);
  });

  it('should put a redirect and what it led to into two records, each with its own true headers, in whatever order they come', () => {
    const { reader, whole, all } = makeReader();
    reader.read('Network.requestWillBeSentExtraInfo', { requestId: 'r1', headers: { Cookie: 'a=1' } });
    reader.read('Network.requestWillBeSent', request('http://own/start'));
    reader.read('Network.responseReceivedExtraInfo', {
      requestId: 'r1',
      statusCode: 303,
      headers: { 'Set-Cookie': 'a=2; Path=/\nb=3', Location: '/page' },
    });
    reader.read('Network.requestWillBeSent', {
      ...request('http://own/page#part'),
      timestamp: 100.5,
      redirectResponse: response(303),
      redirectHasExtraInfo: true,
    });
    reader.read('Network.responseReceived', {
      requestId: 'r1',
      timestamp: 100.6,
      response: response(200),
      hasExtraInfo: true,
    });
    reader.read('Network.loadingFinished', { requestId: 'r1', timestamp: 100.75, encodedDataLength: 1120 });
    reader.read('Network.requestWillBeSentExtraInfo', { requestId: 'r1', headers: { Cookie: 'a=2; b=3' } });
    reader.read('Network.responseReceivedExtraInfo', {
      requestId: 'r1',
      statusCode: 200,
      headers: { 'X-One': '1', 'x-one': '2' },
      headersText: 'HTTP/1.1 200 OK\r\nX-One: 1\r\nx-one: 2\r\n\r\n',
    });
    const [first, second] = all();
    expect(first).toMatchObject({
      tookMs: 500,
      request: { url: 'http://own/start', headers: [['Cookie', 'a=1']] },
      response: {
        status: 303,
        headers: [
          ['Set-Cookie', 'a=2; Path=/'],
          ['Set-Cookie', 'b=3'],
          ['Location', '/page'],
        ],
      },
    });
    expect(second).toMatchObject({
      at: 1_700_000_000_000,
      waitedMs: 100,
      tookMs: 250,
      request: { url: 'http://own/page', headers: [['Cookie', 'a=2; b=3']] },
      response: {
        status: 200,
        bytes: 1000,
        headers: [
          ['X-One', '1'],
          ['x-one', '2'],
        ],
      },
    });
    expect(whole).toEqual(['r1']);
  });

  it('should give the extra headers to the right hop when the first was never on the wire', () => {
    const { reader, all } = makeReader();
    reader.read('Network.requestWillBeSent', request('http://own/'));
    reader.read('Network.requestWillBeSent', {
      ...request('https://own/'),
      redirectResponse: response(307),
      redirectHasExtraInfo: false,
    });
    reader.read('Network.requestWillBeSentExtraInfo', { requestId: 'r1', headers: { Cookie: 'a=1' } });
    expect(all()[0]?.request.headers).toEqual([['User-Agent', 'Chrome']]);
    expect(all()[1]?.request.headers).toEqual([['Cookie', 'a=1']]);
  });

  it('should know a request from its answer when Chromium lost its beginning', () => {
    const { reader, all } = makeReader();
    reader.read('Network.requestWillBeSentExtraInfo', { requestId: 'css', headers: { Cookie: 'a=1' } });
    reader.read('Network.responseReceived', {
      requestId: 'css',
      timestamp: 101,
      type: 'Stylesheet',
      response: response(200, { url: 'http://own/style.css' }),
      hasExtraInfo: true,
    });
    expect(all()).toMatchObject([
      { kind: 'stylesheet', request: { method: 'GET', url: 'http://own/style.css', headers: [['Cookie', 'a=1']] } },
    ]);
  });

  it('should tell of a page the same by a whole list of events, where nothing is mended, and by a lossy one', () => {
    const load = [
      { id: 'r1', url: 'http://own/', type: 'Document' },
      { id: 'r2', url: 'http://own/first.js', type: 'Script' },
      { id: 'r3', url: 'http://own/late.css', type: 'Stylesheet' },
    ].flatMap(({ id, url, type }, n) => {
      const timestamp = 100 + n / 10;
      const told = {
        requestId: id,
        timestamp: timestamp + 0.1,
        type,
        response: response(200, { url }),
        hasExtraInfo: true,
      };
      const head = { requestId: id, statusCode: 200, headers: { n: String(n) } };
      const sent = { ...request(url), requestId: id, type, timestamp, wallTime: 1_700_000_000 + n / 10 };
      return [
        ['Network.requestWillBeSent', sent],
        ['Network.requestWillBeSentExtraInfo', { requestId: id, headers: { Cookie: 'a=1' } }],
        ['Network.responseReceived', told],
        ['Network.responseReceivedExtraInfo', head],
        ['Network.loadingFinished', { requestId: id, timestamp: timestamp + 0.2, encodedDataLength: 130 }],
      ] as const;
    });
    // What Electron before 43 lost in such a list: how the first script began, and how the document ended.
    const lost = new Set([load[4], load[5]]);
    const read = (events: typeof load) => {
      const made = makeReader();
      for (const [name, event] of events) made.reader.read(name, event);
      const before = structuredClone(made.all());
      made.reader.settle(1_700_000_000_400);
      return { ...made, before };
    };
    const whole = read(load);
    expect(whole.all()).toEqual(whole.before);
    expect(whole.whole).toEqual(['r1', 'r2', 'r3']);
    const lossy = read(load.filter((event) => !lost.has(event)));
    expect(lossy.whole.toSorted()).toEqual(['r1', 'r2', 'r3']);
    const said = ({ request: { method, url }, response: answer, kind }: TrafficRecord) => [
      kind,
      method,
      url,
      answer?.status,
      answer?.headers,
    ];
    expect(lossy.all().map(said)).toEqual(whole.all().map(said));
    expect(lossy.all().every(({ tookMs }) => tookMs !== null)).toBe(true);
  });

  it('should end documents when the page has stopped loading, nothing else', () => {
    const { reader, all } = makeReader();
    reader.read('Network.requestWillBeSent', request('http://own/'));
    reader.read('Network.requestWillBeSent', { ...request('http://own/poll'), requestId: 'r2', type: 'Fetch' });
    for (const requestId of ['r1', 'r2'])
      reader.read('Network.responseReceived', { requestId, timestamp: 100.2, response: response(200) });
    reader.settle(1_700_000_000_300);
    expect(all().map(({ tookMs }) => tookMs)).toEqual([300, null]);
  });

  it.each([
    ['nonsense', {}],
    ['Network.requestWillBeSent', { requestId: 7 }],
    ['Network.loadingFinished', { requestId: 'unknown', timestamp: 1, encodedDataLength: 1 }],
    ['Network.requestWillBeSent', request('data:text/plain,x')],
  ])('should take %s %j for nothing', (method, params) => {
    const { reader, all } = makeReader();
    reader.read(method, params);
    expect(all()).toEqual([]);
  });
});

const record = (id: string, extra: Partial<TrafficRecord> = {}): TrafficRecord => ({
  id: id as ExchangeId,
  ...origin,
  toShop: false,
  at: 1000,
  waitedMs: 1,
  tookMs: 2,
  kind: 'document',
  request: { method: 'GET', url: 'http://own/', headers: [], body: null },
  response: null,
  failure: null,
  ...extra,
});

describe('TrafficLog', () => {
  const limits = { mostOfPerson: 3, mostRecords: 5, mostOfBodies: 100 };
  const ids = (book: TrafficLog) => book.records().map(({ id }) => id.replace('traffic:', ''));
  const poll = (id: number, who = origin.who) => record(`traffic:${id}`, { kind: 'fetch', who });
  const bob = visitorOfJar('bob-2' as JarId);

  it('should drop the oldest records, and take none of them up again', () => {
    const book = new TrafficLog(limits);
    for (const id of [1, 2, 3, 4]) book.put(poll(id));
    book.put(record('traffic:1', { failure: 'late' }));
    expect(ids(book)).toEqual(['2', '3', '4']);
    expect([...book.gone]).toEqual([[origin.who, 1]]);
  });

  it('should let a page that polls push out neither its own login nor another person’s', () => {
    const book = new TrafficLog(limits);
    book.put(record('traffic:1', { request: { method: 'POST', url: 'http://own/login', headers: [], body: null } }));
    book.put(record('traffic:2', { who: bob }));
    for (let id = 3; id < 100; id++) book.put(poll(id));
    expect(ids(book)).toEqual(['1', '2', '98', '99']);
    expect([...book.gone]).toEqual([[origin.who, 95]]);
  });

  it('should keep a poll that turned out to set a cookie', () => {
    const book = new TrafficLog(limits);
    const response = { status: 200, statusText: '', protocol: '', mimeType: '', bytes: 0, fromCache: false };
    book.put(poll(1));
    book.put({ ...poll(1), response: { ...response, headers: [['Set-Cookie', 'a=1']] } });
    for (let id = 2; id < 9; id++) book.put(poll(id));
    expect(ids(book)).toEqual(['1', '7', '8']);
  });

  it('should keep what is pinned whatever comes, and let it go when it is unpinned', () => {
    const book = new TrafficLog(limits);
    book.put(poll(1));
    book.pin('traffic:1' as ExchangeId, true);
    for (let id = 2; id < 9; id++) book.put(record(`traffic:${id}`));
    expect(ids(book)).toEqual(['1', '6', '7', '8']);
    expect(book.isPinned(poll(1))).toBe(true);
    book.pin('traffic:1' as ExchangeId, false);
    expect(book.isPinned(poll(1))).toBe(false);
    expect(ids(book)).toHaveLength(3);
    book.pin('traffic:99' as ExchangeId, true);
  });

  it('should take from whoever has most when all together are too many', () => {
    const book = new TrafficLog({ ...limits, mostOfPerson: 5 });
    for (const id of [1, 2, 3, 4]) book.put(poll(id));
    for (const id of [5, 6]) book.put(poll(id, bob));
    expect(ids(book)).toEqual(['2', '3', '4', '5', '6']);
  });

  it('should not bring back what was under way when it was cleared', () => {
    const book = new TrafficLog(limits);
    book.put(record('traffic:1', { tookMs: null }));
    book.clear();
    book.put(record('traffic:1'));
    expect(ids(book)).toEqual([]);
  });

  it('should forget what went to other servers than the shop, pinned or under way, and count anew', () => {
    const book = new TrafficLog(limits);
    book.put(record('traffic:1', { toShop: true }));
    book.put(record('traffic:2'));
    book.pin('traffic:2' as ExchangeId, true);
    book.put(record('traffic:3', { tookMs: null }));
    for (const id of [4, 5, 6]) book.put(poll(id));
    book.clearForeign();
    book.put(record('traffic:3'));
    expect(ids(book)).toEqual(['1']);
    expect([...book.gone]).toEqual([]);
    for (const id of [7, 8, 9]) book.put(poll(id));
    expect(ids(book)).toEqual(['1', '8', '9']);
  });

  it('should drop the oldest bodies before any record', async () => {
    const book = new TrafficLog({ mostOfPerson: 10, mostRecords: 10, mostOfBodies: 10 });
    book.put(record('traffic:1', { request: { method: 'POST', url: 'http://own/', headers: [], body: '12345' } }));
    book.keepBody('traffic:1' as ExchangeId, { text: '123', base64: false });
    book.put(record('traffic:2'));
    book.keepBody('traffic:2' as ExchangeId, { text: '123456', base64: false });
    expect(book.record('traffic:1' as ExchangeId)?.request.body).toBeNull();
    expect(await book.body('traffic:1' as ExchangeId)).toBeNull();
    expect(await book.body('traffic:2' as ExchangeId)).toEqual({ text: '123456', base64: false });
  });

  it('should ask the page for what is not kept', async () => {
    const book = new TrafficLog();
    book.put(record('traffic:1'));
    book.askBodyLater('traffic:1' as ExchangeId, async () => ({ text: 'x', base64: false }));
    expect(await book.body('traffic:1' as ExchangeId)).toEqual({ text: 'x', base64: false });
  });
});

describe('maskRecord', () => {
  it('should leave no secret in what the window gets', () => {
    const masked = maskRecord(
      record('traffic:1', {
        request: {
          method: 'POST',
          url: 'http://own/?next=/a&token=abcdefgh',
          headers: [
            ['Cookie', 'sessionid=abcdefgh; theme=dark'],
            ['Authorization', 'Bearer abcdefgh'],
            ['X-CSRFToken', 'abcdefgh'],
            ['content-type', 'application/x-www-form-urlencoded'],
          ],
          body: 'password=abcdefgh&n=3&csrfmiddlewaretoken=abcdefgh',
        },
      }),
    );
    expect(masked.request).toEqual({
      method: 'POST',
      url: 'http://own/?next=/a&token=abcd…',
      headers: [
        ['Cookie', 'sessionid=abcd…; theme=dark'],
        ['Authorization', 'Bearer abcd…'],
        ['X-CSRFToken', 'abcd…'],
        ['content-type', 'application/x-www-form-urlencoded'],
      ],
      body: 'password=abcd…&n=3&csrfmiddlewaretoken=abcd…',
    });
  });

  it('should know the session cookie by its name, or by what the person says', () => {
    const asked = record('traffic:1', {
      request: {
        method: 'GET',
        url: 'http://own/',
        headers: [['Cookie', 'PHPSESSID=aaaaaaaa; who=bbbbbbbb']],
        body: null,
      },
    });
    expect(maskRecord(asked).shows).toEqual({ framework: 'PHP', name: 'PHPSESSID', hint: 'aaaa' });
    expect(maskRecord(asked, 'who').shows).toEqual({ framework: null, name: 'who', hint: 'bbbb' });
    expect(maskRecord(asked, 'other').shows).toEqual({ framework: 'PHP', name: 'PHPSESSID', hint: 'aaaa' });
  });

  it('should leave an address readable', () => {
    expect(maskUrl('http://own/articles/how-to-brew-a-very-good-cup-of-tea?page=2')).toBe(
      'http://own/articles/how-to-brew-a-very-good-cup-of-tea?page=2',
    );
  });
});

describe('matchTraffic', () => {
  const get = { method: 'GET', url: `${shop}/cart/?a=1`, headers: [], body: null };
  const exchange = { who: origin.who, method: 'GET', target: '/cart/?a=1', at: 1010 };
  it('should be the nearest of the same browser, method and target', () => {
    const records = [
      record('traffic:1', { request: get, at: 500 }),
      record('traffic:2', { request: get, at: 1004 }),
      record('traffic:3', { request: get, at: 1009, who: visitorOfJar('bob-2' as JarId) }),
      record('traffic:4', { request: { ...get, method: 'POST' }, at: 1010 }),
    ];
    expect(matchTraffic(records, exchange, shop)?.id).toBe('traffic:2');
  });
  it('should be nobody when all are too far away', () => {
    expect(matchTraffic([record('traffic:1', { request: get, at: 9000 })], exchange, shop)).toBeNull();
  });
});
