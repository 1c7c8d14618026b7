import { expect, it } from 'vitest';
import type { Refusal } from '../../../../main/network/traffic/refused-cookies.ts';
import { TrafficLog } from '../../../../main/network/traffic/traffic-log.ts';
import { TrafficTeller } from '../../../../main/network/traffic/traffic-teller.ts';
import { watchNetwork } from '../../../../main/network/traffic/watch-network.ts';
import type { JarId, PaneId } from '../../../../main/shared/bench-records.ts';
import type { TrafficNews } from '../../../../main/shared/traffic-records.ts';
import { visitorOfJar } from '../../../../main/shared/visitor-id.ts';
import { FakeEngine } from '../../../harness/fake-engine.ts';
import { until } from '../../../harness/until.ts';

function watch() {
  const engine = new FakeEngine();
  const view = engine.openView(engine.openPartition('jar:ann-1'), {
    mayNavigate: () => true,
    popup: () => null,
    dialog: ({ answer }) => answer(false, ''),
    acceptsCertificate: () => false,
    signIn: () => {},
  });
  const log = new TrafficLog();
  const refused: Refusal[] = [];
  watchNetwork(view, {
    origin: { who: visitorOfJar('ann-1' as JarId), paneId: 'pane-1' as PaneId },
    log,
    isShop: (url) => url.startsWith('http://shop/'),
    refused: (one) => refused.push(one),
    languages: () => 'es,en',
    onLanguage: () => () => {},
  });
  return { view, log, refused, devtools: view.devtools };
}

const asks = (requestId: string, url: string, type = 'Document') => ({
  requestId,
  request: { url, method: 'GET', headers: {} },
  timestamp: 1,
  wallTime: 1_700_000_000,
  type,
});
const answers = (requestId: string, url: string) => ({
  requestId,
  response: {
    url,
    status: 200,
    statusText: 'OK',
    headers: {},
    mimeType: 'text/html',
    protocol: 'http/1.1',
    encodedDataLength: 10,
    fromDiskCache: false,
    fromPrefetchCache: false,
    fromServiceWorker: false,
  },
  hasExtraInfo: false,
  timestamp: 1.1,
  type: 'Document',
});
const ends = (requestId: string) => ({ requestId, timestamp: 1.2, encodedDataLength: 30 });

it('asks for the network’s events when it is attached, and again when a tool had taken it off', async () => {
  const { devtools, view } = watch();
  const begun = [
    'Network.enable',
    'Emulation.setUserAgentOverride',
    'Target.setAutoAttach',
    'Page.enable',
    'Page.addScriptToEvaluateOnNewDocument',
  ];
  expect(devtools.sent.map(({ method }) => method)).toEqual(begun);
  devtools.detach();
  await until('it is back', () => devtools.attached);
  expect(devtools.sent).toHaveLength(2 * begun.length);
  devtools.attached = false;
  await view.load('http://own/');
  expect(devtools.attached).toBe(true);
});

it('keeps the body of what a person asked for, and asks for the rest when it is looked at', async () => {
  const { devtools, log } = watch();
  devtools.answer = (method, params) =>
    method === 'Network.getResponseBody' ? { body: `body of ${JSON.stringify(params)}`, base64Encoded: false } : {};
  for (const [id, type] of [
    ['page', 'Document'],
    ['style', 'Stylesheet'],
  ] as const) {
    devtools.tell('Network.requestWillBeSent', asks(id, `http://own/${id}`, type));
    devtools.tell('Network.responseReceived', answers(id, `http://own/${id}`));
    devtools.tell('Network.loadingFinished', ends(id));
  }
  const asked = () => devtools.sent.filter(({ method }) => method === 'Network.getResponseBody').length;
  expect(asked()).toBe(1);
  const [page, style] = log.records();
  if (!page || !style) throw new Error('two requests were told of');
  await until('the page’s body is kept', async () => (await log.body(page.id)) !== null);
  expect(await log.body(style.id)).toMatchObject({ text: 'body of {"requestId":"style"}' });
  devtools.attached = false;
  expect(await log.body(style.id)).toBeNull();
  expect(await log.body(page.id)).not.toBeNull();
});

it('follows frames of other sites, each with its own names for requests', () => {
  const { devtools, log } = watch();
  devtools.tell('Target.attachedToTarget', { sessionId: 'frame' });
  expect(devtools.sent.filter(({ session }) => session === 'frame')).toHaveLength(3);
  devtools.tell('Network.requestWillBeSent', asks('1', 'http://own/'));
  devtools.tell('Network.requestWillBeSent', asks('1', 'http://other/'), 'frame');
  expect(log.records().map(({ request }) => request.url)).toEqual(['http://own/', 'http://other/']);
  devtools.tell('Target.detachedFromTarget', { sessionId: 'frame' });
  devtools.tell('Network.loadingFinished', ends('1'), 'frame');
  expect(log.records().map(({ tookMs }) => tookMs)).toEqual([null, null]);
});

it('ends what a page is made of when it has stopped loading', async () => {
  const { devtools, log, view } = watch();
  devtools.tell('Network.requestWillBeSent', asks('1', 'http://own/'));
  devtools.tell('Network.responseReceived', answers('1', 'http://own/'));
  await view.load('http://own/');
  expect(log.records()[0]?.tookMs).not.toBeNull();
});

it('tells the cookies that the engine refused, with its reasons, and not those of another path', () => {
  const { devtools, refused } = watch();
  devtools.tell('Network.requestWillBeSent', asks('1', 'http://own/'));
  devtools.tell('Network.responseReceivedExtraInfo', {
    requestId: '1',
    statusCode: 200,
    headers: {},
    blockedCookies: [{ blockedReasons: ['SecureOnly'], cookieLine: 'sid=very-secret-value; Secure' }],
  });
  devtools.tell('Network.requestWillBeSentExtraInfo', {
    requestId: '1',
    headers: {},
    associatedCookies: [
      { blockedReasons: ['SameSiteStrict'], cookie: { name: 'kept-back' } },
      { blockedReasons: ['NotOnPath'], cookie: { name: 'elsewhere' } },
    ],
  });
  devtools.tell('Network.requestWillBeSentExtraInfo', 'not what was expected');
  expect(refused).toMatchObject([
    { direction: 'stored', url: 'http://own/', name: 'sid', reasons: ['SecureOnly'] },
    { direction: 'sent', url: 'http://own/', name: 'kept-back', reasons: ['SameSiteStrict'] },
  ]);
  expect(JSON.stringify(refused)).not.toContain('very-secret-value');
});

it('tells the window in batches, masked, without the shop’s own, and says when all was forgotten', async () => {
  const { devtools, log } = watch();
  const news: TrafficNews[] = [];
  const teller = new TrafficTeller(log, (one) => news.push(one), undefined, 1);
  devtools.tell('Network.requestWillBeSent', asks('1', 'http://shop/cart/'));
  devtools.tell('Network.requestWillBeSent', asks('2', 'http://own/?token=very-secret-value'));
  devtools.tell('Network.responseReceived', answers('2', 'http://own/'));
  await until('it was told', () => news.length > 0);
  expect(news).toMatchObject([{ seq: 1, cleared: false, records: [{ response: { status: 200 } }] }]);
  expect(JSON.stringify(news)).not.toContain('very-secret-value');
  expect(teller.snapshot()).toMatchObject({ seq: 1, records: [{ request: { method: 'GET' } }] });
  log.clear();
  await until('it was told', () => news.length > 1);
  expect(news[1]).toEqual({ seq: 2, cleared: true, records: [], dropped: [], gone: [] });
  teller.stop();
});

it('records a WebSocket from its handshake on, with what is said on it', () => {
  const { devtools, log } = watch();
  const tell = (event: string, params: object) => devtools.tell(`Network.${event}`, { requestId: 's', ...params });
  tell('webSocketWillSendHandshakeRequest', { timestamp: 1, wallTime: 1, request: { headers: {} } });
  tell('webSocketCreated', { url: 'ws://own/live' });
  tell('webSocketWillSendHandshakeRequest', {
    timestamp: 1,
    wallTime: 1_700_000_000,
    request: { headers: { Host: 'own' } },
  });
  const response = { status: 101, statusText: 'Switching Protocols', headers: { 'Set-Cookie': 'a=1\nb=2' } };
  tell('webSocketHandshakeResponseReceived', { timestamp: 1.1, response });
  tell('webSocketFrameReceived', { timestamp: 1.2, response: { opcode: 1, payloadData: 'hé' } });
  for (let count = 0; count < 120; count++)
    tell('webSocketFrameSent', { timestamp: 1.3, response: { opcode: 2, payloadData: 'AAAA' } });
  tell('webSocketFrameError', { timestamp: 1.4, errorMessage: 'broken' });
  tell('webSocketClosed', { timestamp: 1.5 });
  tell('webSocketFrameReceived', { timestamp: 1.6, response: { opcode: 1, payloadData: 'late' } });
  const [record] = log.records();
  expect(record).toMatchObject({
    kind: 'websocket',
    waitedMs: 100,
    tookMs: 500,
    failure: 'broken',
    request: { url: 'ws://own/live', headers: [['Host', 'own']] },
    response: {
      status: 101,
      headers: [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
    },
    messages: { count: 121 },
  });
  expect(record?.messages?.newest).toHaveLength(100);
  expect(record?.messages?.newest.at(-1)).toEqual({ at: 1_700_000_000_300, way: 'out', text: null, bytes: 3 });
});

it('keeps what a stream of server-sent events said', () => {
  const { devtools, log } = watch();
  devtools.tell('Network.requestWillBeSent', asks('1', 'http://own/events', 'EventSource'));
  devtools.tell('Network.responseReceived', answers('1', 'http://own/events'));
  const said = { requestId: '1', timestamp: 1.3, eventId: '' };
  devtools.tell('Network.eventSourceMessageReceived', { ...said, eventName: 'message', data: 'one' });
  devtools.tell('Network.eventSourceMessageReceived', { ...said, eventName: 'news', data: 'two' });
  expect(log.records()).toMatchObject([
    { kind: 'eventsource', tookMs: null, messages: { count: 2, newest: [{ text: 'one' }, { text: 'news: two' }] } },
  ]);
});
