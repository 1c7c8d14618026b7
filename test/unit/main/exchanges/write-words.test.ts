import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../../../main/exchanges/write-markdown.ts';
import { mermaidText, writeMermaid } from '../../../../main/exchanges/write-mermaid.ts';
import type { Exchange, SessionKey } from '../../../../server/inspector/records.ts';
import { speak } from '../../../harness/languages.ts';
import { takeExchange } from './taken.ts';

const say = speak('en');

describe('Markdown', () => {
  it('holds heading, request and answer', () => {
    const text = writeMarkdown([takeExchange({ body: 'hello' })], say);
    expect(text).toMatch(/^### Ann: POST http:\/\/127\.0\.0\.1:7777\/cart\/add → 303 See Other\n/);
    expect(text).toContain('2026-11-23T09:30:00.000Z · 13 ms');
    expect(text).toContain('```http\nPOST /cart/add HTTP/1.1\nHost: 127.0.0.1:7777\n');
    expect(text).toContain('HTTP/1.1 303 See Other\nLocation: /cart/\n');
    expect(text).toContain('\n\nhello\n```');
  });

  it('cannot be broken out of by a body', () => {
    const text = writeMarkdown([takeExchange({ body: '```\n````\n# not a heading' })], say);
    expect(text).toContain('`````http\nHTTP/1.1 303');
    expect(text.trimEnd().endsWith('\n`````')).toBe(true);
  });

  it('says what went wrong where there is no answer', () => {
    const text = writeMarkdown(
      [takeExchange({ response: null, record: { failure: 'net::ERR_CONNECTION_REFUSED' } })],
      say,
    );
    expect(text).toContain('→ net::ERR\\_CONNECTION\\_REFUSED');
  });
});

/**
 * Mermaid's own grammar of what is written here (its sequenceDiagram.jison, version 12.3), as strictly: a line is the head, a
 * participant or a message; in free text, signs that Mermaid reads stand as entities only.
 */
const plainText = String.raw`(?:[^#;<>%{}\n\\]|#\d+;)+`;
const mermaidLine = new RegExp(
  `^(?:sequenceDiagram|  (?:actor P\\d+|participant S\\d+|participant D) as ${plainText}|  [PSD]\\d*(?:->>|-->>|--x)[PSD]\\d*: ${plainText})$`,
);

const key = 'ab'.repeat(32) as SessionKey;
const inspected = {
  steps: [
    { kind: 'store', at: 1, tookMs: 1, op: 'read', key, result: 'found' },
    { kind: 'store', at: 2, tookMs: 1, op: 'update', key, result: 'done' },
  ],
} as unknown as Exchange;

describe('a Mermaid sequence diagram', () => {
  it('tells one exchange with the shop: person, server, store', () => {
    expect(writeMermaid([{ ...takeExchange(), inspected }], say)).toBe(
      [
        'sequenceDiagram',
        '  actor P1 as Ann',
        '  participant S1 as 127.0.0.1:7777',
        '  participant D as Store',
        '  P1->>S1: POST /cart/add (product=tea count=1) Cookie: jarful, theme',
        '  S1->>D: read ababab…',
        '  D-->>S1: found',
        '  S1->>D: update ababab…',
        '  S1-->>P1: 303 See Other → /cart/ Set-Cookie: jarful',
        '',
      ].join('\n'),
    );
  });

  it('gives every person and every server a lane, in order of time', () => {
    const bob = takeExchange({ who: 'Bob', request: { url: 'http://localhost:8000/' }, record: { at: 5 } });
    const lines = writeMermaid([takeExchange(), bob, takeExchange()], say).split('\n');
    expect(lines.slice(1, 5)).toEqual([
      '  actor P1 as Bob',
      '  actor P2 as Ann',
      '  participant S1 as localhost:8000',
      '  participant S2 as 127.0.0.1:7777',
    ]);
  });

  it('fits the grammar, whatever names, addresses and statuses hold', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('%%{init: {}}%%', 'wrap:x', 'end', 'a;b#c', '<script>', 'x\n  participant Q', '\\n', ':'),
    );
    fc.assert(
      fc.property(anyText, anyText, anyText, (who, path, status) => {
        const taken = takeExchange({
          who,
          request: { url: new URL(`/${encodeURI(path)}`, 'http://127.0.0.1').href },
          response: { statusText: status },
        });
        for (const line of writeMermaid([taken], say).trimEnd().split('\n')) expect(line).toMatch(mermaidLine);
      }),
    );
  });

  it('shows no order to Mermaid as one', () => {
    expect(mermaidText('wrap: me; #1 %%{init}')).toBe('wrap#58; me#59; #35;1 #37;#37;#123;init#125;');
  });
});
