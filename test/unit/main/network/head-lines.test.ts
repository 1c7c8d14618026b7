import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfFields, linesOfHead } from '../../../../main/network/traffic/head-lines.ts';
import { protocolText } from '../../../harness/protocol-json.ts';

type Raw = readonly (readonly [name: string, value: Uint8Array])[];

const ascii = (text: string) => Buffer.from(text, 'latin1');
/** Windows-1252, which Node 20 decodes as ISO 8859-1. */
const middle = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const westernText = (bytes: Uint8Array) =>
  [...bytes].map((byte) => (byte >= 0x80 && byte < 0xa0 ? middle[byte - 0x80] : String.fromCharCode(byte))).join('');

/** As the protocol tells a head of these lines. */
function told(lines: Raw) {
  const head = Buffer.concat([
    ascii('HTTP/1.1 200 OK\r\n'),
    ...lines.flatMap(([name, value]) => [ascii(`${name}: `), value, ascii('\r\n')]),
    ascii('\r\n'),
  ]);
  const fields: Record<string, string> = {};
  for (const [name, value] of lines) {
    const before = fields[name];
    fields[name] = before === undefined ? westernText(value) : `${before}\n${westernText(value)}`;
  }
  return linesOfHead(protocolText(head), fields);
}

const everyByte = Array.from({ length: 128 }, (_, index) => 128 + index);

describe('an answer’s header lines', () => {
  it.each(['a', '"', ''])('hold each byte over 127 before %j at the end, and the headers behind it', (tail) => {
    for (const byte of everyByte) {
      const value = Buffer.concat([ascii('x'), Buffer.from([byte]), ascii(tail)]);
      const lines = told([
        ['X-Name', value],
        ['Set-Cookie', value],
        ['Set-Cookie', ascii('sid=1; HttpOnly')],
        ['Content-Type', ascii('text/html')],
      ]);
      expect(lines.toSorted(), String(byte)).toEqual(
        [
          ['X-Name', westernText(value)],
          ['Set-Cookie', westernText(value)],
          ['Set-Cookie', 'sid=1; HttpOnly'],
          ['Content-Type', 'text/html'],
        ].toSorted(),
      );
    }
  });

  it('stand in the server’s own order, with what was UTF-8, and values that look like headers', () => {
    const lines = [
      ['X-Name', 'żółw €'],
      ['Set-Cookie', 'a=1'],
      ['X-Debug', 'sent Set-Cookie: a=1'],
      ['Set-Cookie', 'b=2'],
    ] as const;
    expect(told(lines.map(([name, value]) => [name, Buffer.from(value)]))).toEqual(lines);
  });

  it('are all there, whatever bytes they are of', () => {
    const byte = fc.integer({ min: 0x21, max: 0xff });
    const value = fc.array(byte, { minLength: 1, maxLength: 6 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('Set-Cookie', 'X-A', 'Vary'), value)), (lines) => {
        const names = (some: readonly (readonly [string, unknown])[]) => some.map(([name]) => name).toSorted();
        expect(names(told(lines))).toEqual(names(lines));
      }),
    );
  });

  it('keep characters that are no bytes', () => {
    expect(linesOfFields({ 'X-Name': 'ł' })).toEqual([['X-Name', 'ł']]);
  });
});
