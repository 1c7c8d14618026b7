import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfHead } from '../../../../main/network/traffic/head-lines.ts';
import { protocolText } from '../../../harness/protocol-json.ts';

type Raw = readonly (readonly [name: string, value: Uint8Array])[];

const ascii = (text: string) => Buffer.from(text, 'latin1');

/** As the protocol tells a head of these lines. */
function told(lines: Raw) {
  const head = Buffer.concat([
    ascii('HTTP/1.1 200 OK\r\n'),
    ...lines.flatMap(([name, value]) => [ascii(`${name}: `), value, ascii('\r\n')]),
    ascii('\r\n'),
  ]);
  const fields: Record<string, Uint8Array> = {};
  for (const [name, value] of lines) {
    const before = fields[name];
    fields[name] = before ? Buffer.concat([before, ascii('\n'), value]) : value;
  }
  const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, protocolText(value)]));
  return linesOfHead(protocolText(head), texts);
}

const everyByte = Array.from({ length: 128 }, (_, index) => 128 + index);
const names = (lines: readonly (readonly [string, string])[]) => lines.map(([name]) => name);

describe('an answer’s header lines', () => {
  it.each(['a', '"', ''])('each byte over 127 before %j at the end of a value leaves the next header alone', (tail) => {
    for (const byte of everyByte) {
      const value = Buffer.concat([ascii('filename="x'), Buffer.from([byte]), ascii(tail)]);
      const lines = told([
        ['Content-Disposition', value],
        ['Set-Cookie', ascii('sid=1; HttpOnly')],
        ['Content-Type', ascii('text/html')],
      ]);
      expect(names(lines), String(byte)).toEqual(['Content-Disposition', 'Set-Cookie', 'Content-Type']);
      expect(lines.slice(1), String(byte)).toEqual([
        ['Set-Cookie', 'sid=1; HttpOnly'],
        ['Content-Type', 'text/html'],
      ]);
    }
  });

  it.each(['', '"', 'ab'])(
    'each byte over 127 before %j at the end of a cookie leaves the next cookie alone',
    (tail) => {
      for (const byte of everyByte) {
        const value = Buffer.concat([ascii('a=x'), Buffer.from([byte]), ascii(tail)]);
        const lines = told([
          ['Set-Cookie', value],
          ['Set-Cookie', ascii('sid=1; HttpOnly')],
          ['Set-Cookie', ascii('theme=dark')],
          ['X-Last', ascii('1')],
        ]);
        expect(lines.slice(1), String(byte)).toEqual([
          ['Set-Cookie', 'sid=1; HttpOnly'],
          ['Set-Cookie', 'theme=dark'],
          ['X-Last', '1'],
        ]);
      }
    },
  );

  it('keep UTF-8, and values that look like headers', () => {
    const lines = [
      ['X-Name', Buffer.from('żółw')],
      ['X-Debug', ascii('sent Set-Cookie: a=1')],
      ['Set-Cookie', ascii('a=1')],
    ] as const;
    expect(told(lines)).toEqual([
      ['X-Name', 'żółw'],
      ['X-Debug', 'sent Set-Cookie: a=1'],
      ['Set-Cookie', 'a=1'],
    ]);
  });

  it('never lose a name, whatever bytes the values are of', () => {
    const value = fc
      .uint8Array({ minLength: 1, maxLength: 6 })
      .map((bytes) =>
        Buffer.concat([
          ascii('v'),
          Buffer.from(bytes.map((byte) => (byte < 0x21 || byte === 0x7f || byte === 0x3a ? 0x61 : byte))),
        ]),
      );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('Set-Cookie', 'X-A', 'Vary', 'Link'), value), { maxLength: 6 }),
        (lines) => {
          expect(names(told(lines)).toSorted()).toEqual(names(lines.map(([name]) => [name, ''] as const)).toSorted());
        },
      ),
    );
  });
});
