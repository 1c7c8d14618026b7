import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MalformedForm, parseForm, TooManyFields } from '../../../server/defence/parse-form.ts';

test('fields keep their order, repeated ones are kept, a plus is a space', () => {
  expect(parseForm('role=head+cook&count=1&role=%C3%A9&x', 10)).toEqual([
    ['role', 'head cook'],
    ['count', '1'],
    ['role', 'é'],
    ['x', ''],
  ]);
  expect(parseForm('', 10)).toEqual([]);
});

test('broken escapes and bytes that are no UTF-8 are refused, not mended', () => {
  for (const body of ['a=%', 'a=%4', 'a=%zz', 'a=%ff', '%E0%A4=1'])
    expect(() => parseForm(body, 10)).toThrow(MalformedForm);
});

test('more fields than allowed are refused without reading them', () => {
  expect(() => parseForm('a&'.repeat(10), 10)).toThrow(TooManyFields);
});

test('property: what a browser encodes is read back as it was', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 10 }), (fields) => {
      expect(parseForm(new URLSearchParams(fields).toString(), 10)).toEqual(fields);
    }),
    { numRuns: 2_000 },
  );
});

test('property: any text is read or refused by one of the two errors', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (body) => {
      try {
        for (const [name, value] of parseForm(body, 20))
          expect([typeof name, typeof value]).toEqual(['string', 'string']);
      } catch (error) {
        expect(error instanceof MalformedForm || error instanceof TooManyFields).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});
