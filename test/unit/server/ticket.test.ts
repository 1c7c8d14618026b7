import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSessionId, readTicket, showTicket, verifyTicket } from '../../../server/session/ticket.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';

const secrets = ['new secret', 'old secret'];
const sign = (id: string, secret: string) => {
  return `s:${id}.${createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '')}`;
};

test('a ticket signed with any of the secrets is valid and shows only its beginning', () => {
  for (const secret of secrets) {
    const id = makeSessionId();
    const ticket = readTicket(`a=b; jarful=${encodeURIComponent(sign(id, secret))}; c=d`, 'jarful', secrets, true);
    expect(ticket).toEqual({ kind: 'valid', id, key: sessionKeyOf(id), hint: id.slice(0, 4) });
    expect(JSON.stringify(showTicket(ticket))).not.toContain(id);
  }
});

test('a ticket without a signature counts only when tickets are not signed', () => {
  const id = makeSessionId();
  expect(verifyTicket(id, secrets, true)).toMatchObject({ kind: 'refused', why: 'malformed' });
  expect(verifyTicket(id, secrets, false)).toMatchObject({ kind: 'valid', id });
  expect(verifyTicket('admin', secrets, false)).toMatchObject({ kind: 'refused', why: 'malformed' });
});

test('of several cookies with its name the one valid ticket counts; two different ones are refused', () => {
  const [one, other] = [makeSessionId(), makeSessionId()];
  const shown = (...ids: readonly string[]) => {
    const header = ids.map((id) => `jarful=${encodeURIComponent(sign(id, secrets[0] ?? ''))}`).join('; ');
    return readTicket(`jarful=x; ${header}; jarful="`, 'jarful', secrets, true);
  };
  expect(shown(one)).toMatchObject({ kind: 'valid', id: one });
  expect(shown(one, one)).toMatchObject({ kind: 'valid', id: one });
  expect(shown(one, other)).toMatchObject({ kind: 'refused', why: 'several' });
  expect(shown()).toMatchObject({ kind: 'refused', why: 'malformed' });
});

test('property: whatever the Cookie header holds, reading it never throws and never makes a ticket valid', () => {
  const header = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string().map((value) => `jarful=${value}`),
    fc.string().map((value) => `jarful=${encodeURIComponent(`s:${value}`)}`),
    fc
      .array(fc.constantFrom('jarful', '=', ';', '"', '%', 's%3A', '.', ' ', '\u0000', 'é'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(header, (text) => {
      expect(readTicket(text, 'jarful', secrets, true).kind).not.toBe('valid');
    }),
    { numRuns: 3_000 },
  );
});

test('property: changing any one character of a signed ticket makes it refused', () => {
  const value = sign(makeSessionId(), 'new secret');
  fc.assert(
    fc.property(fc.nat(value.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
      fc.pre(value[at] !== character);
      expect(verifyTicket(value.slice(0, at) + character + value.slice(at + 1), secrets, true).kind).toBe('refused');
    }),
    { numRuns: 1_000 },
  );
});
