import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ExchangeActions } from '../../../../main/exchanges/exchange-actions.ts';
import type { JarId } from '../../../../main/shared/bench-records.ts';
import type { Question } from '../../../../main/shared/desktop.ts';
import { type ExchangeId, exchangeId } from '../../../../main/shared/exchange-id.ts';
import type { ExchangeNews } from '../../../../main/shared/exchange-news.ts';
import type { TrafficRecord } from '../../../../main/shared/traffic-records.ts';
import { visitorOfJar } from '../../../../main/shared/visitor-id.ts';
import { speak } from '../../../harness/languages.ts';
import { openSmallBench } from '../../../harness/small-bench.ts';
import { formToken, takeExchange, ticket } from './taken.ts';

async function open() {
  const small = await openSmallBench();
  const { bench, traffic, server, visitors } = small;
  const folder = await mkdtemp(join(tmpdir(), 'jarful-actions-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const news: ExchangeNews[] = [];
  const asked: Question[] = [];
  const desktop = { copied: '', path: join(folder, 'a.har') as string | null, button: 0, ticked: false };
  const actions = new ExchangeActions({
    bench,
    log: traffic,
    shop: server.url,
    snapshot: () => server.inspector.snapshot(),
    identify: visitors.identify,
    desktop: {
      copyText: (text) => {
        desktop.copied = text;
      },
      dialogs: {
        ask: async (question) => {
          asked.push(question);
          return { button: desktop.button, ticked: desktop.ticked };
        },
        chooseFile: async () => desktop.path,
        chooseFolder: async () => null,
        chooseNewFile: async () => desktop.path,
      },
    },
    version: '0.1.0',
    say: speak('en'),
    tell: (one) => news.push(one),
  });
  /** As Chromium tells of a request of a jar. */
  const record = (jarId: JarId, url: string, change: Partial<TrafficRecord> = {}): ExchangeId => {
    const id = traffic.nextId();
    const { request, response, ...rest } = takeExchange({ request: { url } }).record;
    const toShop = url.startsWith(server.url);
    traffic.put({ id, who: visitorOfJar(jarId), toShop, waitedMs: 1, request, response, ...rest, ...change });
    return id;
  };
  const answer = (status: number, body: string, type = 'text/html') => {
    small.engine.network = () => ({
      kind: 'answer',
      status,
      headers: [['Content-Type', type]],
      body: Buffer.from(body),
      bytes: body.length,
      waitedMs: 2,
    });
  };
  return { ...small, actions, news, asked, desktop, record, answer, folder };
}

const own = 'http://localhost:8000/account';
const itself = { as: null, ownToken: false };

describe('sending again', () => {
  it('goes out by the jar’s own network stack, and both answers are told side by side', async () => {
    const { actions, news, ann, record, answer, partitionOf, traffic, bench } = await open();
    const id = record(ann, own, { at: 1 });
    traffic.keepBody(id, { text: 'first', base64: false });
    answer(200, 'second');
    await partitionOf(ann).cookies.set({ url: own, name: 'mine', value: 'a secret of mine' });
    await actions.send(id, itself);
    expect(partitionOf(ann).sent).toMatchObject([{ method: 'POST', url: own }]);
    expect(partitionOf(ann).sent[0]?.headers.map(([name]) => name)).not.toContain('Cookie');
    const [sending, compared] = news;
    expect(sending).toEqual({ kind: 'sending', name: 'Ann' });
    if (compared?.kind !== 'compared') throw new Error('nothing was compared');
    expect(compared.comparison).toMatchObject({
      before: { status: 303, body: 'first' },
      after: { status: 200, body: 'second', who: { name: 'Ann' } },
      sent: { as: ann, own: true, notes: [], verdict: null },
    });
    // Masked for the window; the log has it as it was.
    expect(JSON.stringify(compared)).not.toContain('a secret of mine');
    const again = traffic.records().at(-1);
    expect(again).toMatchObject({ who: visitorOfJar(ann), paneId: null });
    expect(again?.request.headers).toContainEqual(['User-Agent', bench.jar(ann).agent]);
    expect(again?.request.headers).toContainEqual(['Cookie', 'mine=a secret of mine']);
  });

  it('as somebody else says what of it was the first one’s, and proves nothing yet', async () => {
    const { actions, news, ann, bob, record, answer, engine } = await open();
    answer(403, 'no');
    await actions.send(record(ann, own), { as: bob, ownToken: false });
    expect(news.at(-1)).toMatchObject({
      comparison: {
        sent: { as: bob, own: false, notes: [{ kind: 'token-of-other' }], verdict: { why: 'not-tried' } },
      },
    });
    // A POST may do something: it goes out once.
    expect([...engine.partitions.values()].flatMap(({ sent }) => sent)).toHaveLength(1);
  });

  it('as somebody else is proved by the owner’s repeat and a stranger’s try, when a person asks', async () => {
    const { actions, news, ann, bob, record, engine, traffic, partitionOf } = await open();
    await partitionOf(ann).cookies.set({ url: own, name: 'who', value: 'somebody' });
    await partitionOf(bob).cookies.set({ url: own, name: 'who', value: 'somebody' });
    engine.network = ({ method, url }, partition) => {
      expect([method, url]).toEqual(['POST', own]);
      const known = partition.cookies.values.who === 'somebody';
      return {
        kind: 'answer',
        status: 303,
        headers: [['Location', known ? '/cart/' : '/login']],
        body: null,
        bytes: 0,
        waitedMs: 1,
      };
    };
    await actions.send(record(ann, own), { as: bob, ownToken: false });
    const compared = news.at(-1);
    if (compared?.kind !== 'compared' || !compared.comparison.sent) throw new Error('nothing was compared');
    await actions.prove(compared.comparison.sent.again);
    expect(news.at(-1)).toMatchObject({ comparison: { sent: { as: bob, verdict: { kind: 'as-owner' } } } });
    // All of it was on the wire, and is in the record.
    expect(traffic.records().map(({ who }) => who.split(':')[0])).toEqual(['jar', 'jar', 'jar', 'stranger']);
    const strangers = [...engine.partitions].filter(([name]) => name.startsWith('stranger:'));
    expect(strangers.map(([, { userAgent }]) => userAgent.includes('Jar/'))).toEqual([false]);
    await expect(actions.prove(exchangeId('traffic', 99))).rejects.toMatchObject({ code: 'no-such-exchange' });
  });

  it('as somebody else is proved by itself where the request changes nothing', async () => {
    const { actions, news, ann, bob, record, answer } = await open();
    answer(200, 'a page for everybody');
    const { request, response } = takeExchange({
      request: { method: 'GET', url: own, body: null },
      response: { status: 200 },
    }).record;
    const id = record(ann, own, { request, response });
    await actions.send(id, { as: bob, ownToken: false });
    expect(news.at(-1)).toMatchObject({ comparison: { sent: { verdict: { why: 'body-unknown' } } } });
  });

  it('with the other’s own token opens the form as the other, and swaps the field', async () => {
    const { actions, news, ann, bob, record, engine, partitionOf } = await open();
    const page = '<form><input name="_token" value="bobs-own"></form>';
    engine.network = ({ method }) => ({
      kind: 'answer',
      status: 200,
      headers: [['Content-Type', 'text/html']],
      body: Buffer.from(method === 'GET' ? page : 'done'),
      bytes: 4,
      waitedMs: 1,
    });
    await actions.send(record(ann, own), { as: bob, ownToken: true });
    expect(partitionOf(bob).sent.map(({ method, body }) => [method, body?.split('&')[0] ?? null])).toEqual([
      ['GET', null],
      ['POST', '_token=bobs-own'],
    ]);
    expect(news.at(-1)).toMatchObject({ comparison: { sent: { notes: [{ kind: 'token-of-own', page: own }] } } });
  });

  it('with the other’s own token sends nothing where the other can have none', async () => {
    const { actions, news, ann, bob, record, answer, partitionOf } = await open();
    answer(200, 'no form here');
    await actions.send(record(ann, own), { as: bob, ownToken: true });
    expect(news.at(-1)).toEqual({ kind: 'no-own-token', name: 'Bob' });
    expect(partitionOf(bob).sent.map(({ method }) => method)).toEqual(['GET']);
  });

  it('is refused before anything is sent when the body is not whole: a file in it', async () => {
    const { actions, news, ann, record, partitionOf } = await open();
    const { request } = takeExchange({
      request: { url: own, body: '--x\r\n', headers: [['Content-Length', '4096']] },
    }).record;
    const id = record(ann, own, { request });
    expect(await actions.whyNotSend(id)).toBe('body-unknown');
    await expect(actions.send(id, itself)).rejects.toMatchObject({ code: 'cannot-send' });
    await actions.copy([id], 'curl-posix', true);
    expect(news).toEqual([{ kind: 'not-copied', form: 'curl-posix', why: 'body-unknown' }]);
    expect(partitionOf(ann).sent).toEqual([]);
  });

  it('tells what the answer put into the jar, where the network stack keeps it to itself', async () => {
    const { actions, ann, record, partitionOf, traffic, engine } = await open();
    const id = record(ann, own);
    engine.network = () => {
      void partitionOf(ann).cookies.set({
        url: own,
        name: 'new',
        value: '1',
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
      });
      return { kind: 'answer', status: 302, headers: [['Location', '/']], body: null, bytes: 0, waitedMs: 1 };
    };
    await actions.send(id, itself);
    expect(traffic.records().at(-1)?.response?.headers).toContainEqual([
      'Set-Cookie',
      'new=1; Path=/; HttpOnly; SameSite=Lax',
    ]);
  });

  it('that fails is told with its reason', async () => {
    const { actions, news, ann, record } = await open();
    await actions.send(record(ann, own), itself);
    expect(news.at(-1)).toMatchObject({ comparison: { after: { status: null, failure: 'net::ERR_FAILED' } } });
  });

  it('keeps a body that is no text as base64', async () => {
    const { actions, ann, record, answer, traffic } = await open();
    answer(200, 'PNG', 'image/png');
    await actions.send(record(ann, own), itself);
    const again = traffic.records().at(-1);
    expect(again && (await traffic.body(again.id))).toEqual({ text: 'UE5H', base64: true });
  });

  it('is not possible for a guest’s, for what only the inspector tells, and for what is gone', async () => {
    const { actions, ann, visit, server, record } = await open();
    await visit(ann, '/cart/');
    await fetch(`${server.url}/cart/`, { headers: { 'user-agent': 'a phone' } });
    expect(await actions.whyNotSend(exchangeId('server', 1))).toBe('masked');
    expect(await actions.whyNotSend(exchangeId('server', 2))).toBe('guest');
    expect(await actions.whyNotSend(exchangeId('server', 99))).toBe('gone');
    expect(await actions.whyNotSend(record(ann, own))).toBeNull();
    await expect(actions.send(exchangeId('server', 1), itself)).rejects.toMatchObject({ code: 'cannot-send' });
  });
});

describe('taking', () => {
  it('finds the wire’s side of what the shop’s inspector told', async () => {
    const { actions, ann, visit, record, server } = await open();
    await visit(ann, '/cart/?a=1');
    const { request } = takeExchange({ request: { method: 'GET', url: `${server.url}/cart/?a=1` } }).record;
    const id = record(ann, `${server.url}/cart/?a=1`, { at: Date.now(), request });
    const [taken] = await actions.take([exchangeId('server', 1)]);
    expect(taken).toMatchObject({ who: 'Ann', traffic: { id }, inspected: { id: 1 } });
  });

  it('compares two, unmasked within and masked without', async () => {
    const { actions, news, ann, record } = await open();
    await actions.compare(record(ann, own), record(ann, `${own}?x=1`));
    expect(news.at(-1)).toMatchObject({ kind: 'compared', comparison: { sent: null } });
    expect(JSON.stringify(news)).not.toContain(ticket);
    await expect(actions.compare(exchangeId('traffic', 98), exchangeId('traffic', 99))).rejects.toMatchObject({
      code: 'no-such-exchange',
    });
  });
});

describe('copying', () => {
  it.each(['curl-posix', 'curl-cmd', 'curl-powershell', 'fetch', 'python', 'markdown', 'mermaid'] as const)(
    '%s leaves secrets out',
    async (form) => {
      const { actions, news, ann, record, desktop } = await open();
      await actions.copy([record(ann, own)], form, false);
      expect(desktop.copied).toContain('/account');
      for (const secret of [ticket, formToken]) expect(desktop.copied).not.toContain(secret);
      expect(news).toEqual([{ kind: 'copied', form, secrets: false, count: 1 }]);
    },
  );

  it('with secrets is for those who say so', async () => {
    const { actions, ann, record, desktop } = await open();
    await actions.copy([record(ann, own)], 'curl-posix', true);
    expect(desktop.copied).toContain(ticket);
  });

  it('says so when its reader has no safe way to take it, and leaves the clipboard alone', async () => {
    const { actions, news, ann, record, desktop } = await open();
    const { request } = takeExchange({ request: { url: own, body: 'a\u001b[201~\rb', headers: [] } }).record;
    await actions.copy([record(ann, own, { request })], 'curl-cmd', false);
    expect([desktop.copied, news]).toEqual(['', [{ kind: 'not-copied', form: 'curl-cmd', why: 'unsafe' }]]);
  });
});

describe('the record of other servers', () => {
  it('is forgotten once a person agrees; the shop’s stays', async () => {
    const { actions, news, asked, ann, record, desktop, traffic, server } = await open();
    const shops = record(ann, `${server.url}/shop/`);
    const kept = record(ann, own);
    actions.keep(kept, true);
    expect(traffic.isPinned({ id: kept, who: visitorOfJar(ann) })).toBe(true);
    desktop.button = 1;
    await actions.clear();
    expect([traffic.records().length, news]).toEqual([2, []]);
    desktop.button = 0;
    await actions.clear();
    expect(traffic.records().map(({ id }) => id)).toEqual([shops]);
    await actions.clear();
    expect(news).toEqual([
      { kind: 'cleared', count: 1 },
      { kind: 'cleared', count: 0 },
    ]);
    // Where there is nothing to forget, nothing is asked.
    expect(asked).toHaveLength(2);
  });
});

describe('a HAR', () => {
  it('is saved without secrets, or with them, or of one person alone, or not at all', async () => {
    const { actions, news, asked, ann, bob, record, desktop, visit } = await open();
    record(ann, own);
    record(bob, own);
    await visit(bob, '/cart/');
    await actions.saveAll();
    expect(asked[0]?.tick).toContain('Ann');
    expect(news).toEqual([{ kind: 'saved', file: 'a.har', count: 3, unfinished: 0 }]);
    expect(await readFile(desktop.path ?? '', 'utf8')).not.toContain(ticket);

    Object.assign(desktop, { button: 1, ticked: true });
    await actions.saveAll();
    expect(news.at(-1)).toMatchObject({ count: 1 });
    expect(await readFile(desktop.path ?? '', 'utf8')).toContain(ticket);

    desktop.button = 2;
    await actions.saveAll();
    Object.assign(desktop, { button: 0, path: null });
    await actions.saveAll();
    expect(news).toHaveLength(2);
  });

  it('is opened as a recording, and what is live stays as it is', async () => {
    const { actions, news, ann, record, bench } = await open();
    record(ann, own);
    await actions.saveAll();
    bench.look.toggleBackstage(false);
    await actions.open();
    expect(news.at(-1)).toMatchObject({
      kind: 'opened',
      recording: { file: 'a.har', leftOut: [], people: [{ name: 'Ann' }], traffic: [{ id: 'recording:1' }] },
    });
    expect(bench.state().backstage.open).toBe(true);
  });

  it.each([
    ['not JSON', 'no json', 'har-not-json'],
    ['no HAR', '{}', 'har-not-har'],
    ['an empty one', '{"log":{"entries":[]}}', 'har-empty'],
    ['a folder', null, 'unreadable'],
  ])('%s is refused in a sentence, as a bench file is', async (_what, text, code) => {
    const { actions, news, asked, bench, desktop, folder } = await open();
    if (text === null) desktop.path = folder;
    else await writeFile(desktop.path ?? '', text);
    await actions.open();
    expect(bench.state().notice).toEqual({ code, file: basename(desktop.path ?? '') });
    expect(asked).toEqual([]);
    expect(news).toEqual([]);
    desktop.path = null;
    await actions.open();
    expect(news).toEqual([]);
  });
});
