import { createRequire } from 'node:module';
import Ajv from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSecrets } from '../../../../main/exchanges/hide-secrets.ts';
import { readHar } from '../../../../main/exchanges/read-har.ts';
import type { TakenExchange } from '../../../../main/exchanges/taken-exchange.ts';
import { type HarWish, type JarHar, writeHar } from '../../../../main/exchanges/write-har.ts';
import type { Exchange } from '../../../../server/inspector/records.ts';
import recorded from '../../../harness/recorded-shop.json' with { type: 'json' };
import { formToken, takeExchange, ticket } from './taken.ts';

/** As the real server told it. */
const inspected = recorded.snapshot.exchanges[2] as unknown as Exchange;

const failed = takeExchange({ response: null, record: { failure: 'net::ERR_CONNECTION_REFUSED', tookMs: null } });
const story: readonly TakenExchange[] = [
  takeExchange(),
  { ...takeExchange({ who: 'Bob', body: '<h1>Añadido</h1>' }), inspected },
  takeExchange({ who: null, record: { paneId: null } }),
  failed,
];

const write = (exchanges: readonly TakenExchange[], wish: Partial<HarWish> = {}): JarHar =>
  writeHar({
    exchanges,
    people: [{ name: 'Bob', shape: 'square', colour: 'orange' }],
    pages: [{ id: 'pane-1', title: 'Ann' }],
    version: '0.1.0',
    browser: '142.0',
    ...wish,
  });
const readBack = (text: string) => {
  const read = readHar(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

// It comes without types.
const harSchemas: Readonly<Record<string, object>> = createRequire(import.meta.url)('har-schema');
/** The published schema (npm har-schema), by a validator that is not ours. */
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { 'date-time': true, uri: true, ipv4: true, ipv6: true },
});
ajv.addMetaSchema(draft6);
for (const schema of Object.values(harSchemas)) ajv.addSchema(schema);

describe('a HAR that Jarful writes', () => {
  it('is one by the published schema of HAR 1.2', () => {
    const validate = ajv.getSchema('har.json');
    if (!validate) throw new Error('no schema');
    const valid = validate(JSON.parse(JSON.stringify(write(story))));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    // The validator does refuse: a schema that lets everything through would prove nothing.
    expect(validate({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [{}] } })).toBe(false);
  });

  it('begins its own fields with an underscore', () => {
    const standard = new Set(
      'pageref startedDateTime time request response cache timings serverIPAddress connection comment'.split(' '),
    );
    for (const entry of write(story).log.entries) {
      expect(Object.keys(entry).filter((key) => !standard.has(key) && !key.startsWith('_'))).toEqual([]);
    }
  });

  it('says whose each exchange is, and from which pane', () => {
    const { entries, pages } = write(story).log;
    expect(entries.map(({ _jar, pageref }) => [_jar, pageref])).toEqual([
      ['Ann', 'pane-1'],
      ['Bob', 'pane-1'],
      [undefined, undefined],
      ['Ann', 'pane-1'],
    ]);
    expect(pages).toMatchObject([{ id: 'pane-1', title: 'Ann' }]);
  });

  it('reads cookies as the format wants them', () => {
    const [entry] = write([takeExchange()]).log.entries;
    expect(entry?.request.cookies).toEqual([
      { name: 'jarful', value: ticket },
      { name: 'theme', value: 'dark' },
    ]);
    expect(entry?.response.cookies).toEqual([
      { name: 'jarful', value: ticket, path: '/', httpOnly: true, secure: false },
    ]);
    expect(entry?.response.redirectURL).toBe('/cart/');
  });

  it('holds no secret when they were hidden, wherever it could stand', () => {
    const text = JSON.stringify(write(hideSecrets(story)));
    for (const secret of [ticket, decodeURIComponent(ticket), formToken]) expect(text).not.toContain(secret);
  });
});

describe('a HAR that is read', () => {
  it('tells again what was written', () => {
    const { exchanges, people, leftOut } = readBack(JSON.stringify(write(story)));
    expect(exchanges).toEqual(story.map((taken) => ({ ...taken })));
    expect(people).toEqual([{ name: 'Bob', shape: 'square', colour: 'orange' }]);
    expect(leftOut).toEqual([]);
  });

  it('names the entries that cannot be read, so that they can be found in the file', () => {
    const { log } = write(story);
    const damaged = [...log.entries, { request: { method: 'GET', url: 'http://own/damaged' } }, 'no entry at all'];
    const { leftOut } = readBack(JSON.stringify({ log: { ...log, entries: damaged } }));
    expect(leftOut).toEqual([
      { number: log.entries.length + 1, what: 'GET http://own/damaged' },
      { number: log.entries.length + 2, what: '' },
    ]);
  });

  it('says of an answer that broke off that it did', () => {
    const broken = takeExchange({ record: { failure: 'net::ERR_CONTENT_LENGTH_MISMATCH' } });
    expect(readBack(JSON.stringify(write([broken]))).exchanges[0]?.record).toMatchObject({
      response: { status: 303 },
      failure: 'net::ERR_CONTENT_LENGTH_MISMATCH',
    });
  });

  it("may be another tool's: a browser's, with what Jarful does not know", () => {
    const entry = {
      _initiator: { type: 'other' },
      startedDateTime: '2026-11-23T10:00:00.000+01:00',
      time: 3.2,
      request: {
        method: 'GET',
        url: 'https://example.test/a',
        httpVersion: 'h2',
        headers: [
          { name: ':method', value: 'GET' },
          { name: 'accept', value: '*/*' },
        ],
      },
      response: {
        status: 200,
        headers: [],
        content: { size: 4, mimeType: 'image/png', text: 'AAAA', encoding: 'base64' },
      },
    };
    const { exchanges } = readBack(
      `\uFEFF${JSON.stringify({ log: { browser: { name: 'Firefox' }, entries: [entry] } })}`,
    );
    expect(exchanges).toMatchObject([
      { who: 'Firefox', body: null, inspected: null, record: { at: Date.UTC(2026, 10, 23, 9), kind: 'other' } },
    ]);
    expect(exchanges[0]?.record.request.headers).toEqual([['accept', '*/*']]);
  });

  it.each([
    ['', 'not-json'],
    ['GIF89a', 'not-json'],
    ['null', 'not-har'],
    ['{"log":{}}', 'not-har'],
    ['{"format":"jarful-bench"}', 'not-har'],
    ['{"log":{"entries":[]}}', 'empty'],
    ['{"log":{"entries":[{"request":{}}, 7, null]}}', 'empty'],
  ])('%s is refused: %s', (text, trouble) => {
    expect(readHar(text)).toBe(trouble);
  });

  it.each([
    ['<h1>Añadido</h1>', 'PGgxPkHDsWFkaWRvPC9oMT4=', 'base64'],
    ['', '', 'base64'],
    // A picture, bytes that are no UTF-8, and an encoding that nobody knows: not text.
    [null, 'AAAA', 'base64'],
    [null, '/9j/4A==', 'base64'],
    [null, 'x', 'rot13'],
  ])('keeps a body that lies in base64, where it is text: %j', (body, text, encoding) => {
    const har = JSON.parse(JSON.stringify(write([takeExchange()])));
    har.log.entries[0].response.content = { size: 1, mimeType: 'text/html', text, encoding };
    expect(readBack(JSON.stringify(har)).exchanges[0]?.body).toBe(body);
  });

  it('leaves damaged entries out and counts them', () => {
    const har = write(story);
    const damaged = { ...har, log: { ...har.log, entries: [...har.log.entries, { startedDateTime: 'soon' }] } };
    expect(readBack(JSON.stringify(damaged))).toMatchObject({
      leftOut: [{ number: story.length + 1, what: '' }],
      exchanges: { length: story.length },
    });
  });

  it('believes no field: whatever is put in place of any value, it is read or refused, never thrown at', () => {
    const text = JSON.stringify(write([story[1] as TakenExchange]));
    const places = [...text.matchAll(/(?<=:)(?:"(?:[^"\\]|\\.)*"|-?[\d.]+|null|true|false|\[\])/g)];
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.jsonValue(), (number, value) => {
        const place = places[number];
        const at = place?.index ?? 0;
        const spoilt = text.slice(0, at) + JSON.stringify(value) + text.slice(at + (place?.[0].length ?? 0));
        const read = readHar(spoilt);
        expect(typeof read === 'string' || read.exchanges.length === 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
