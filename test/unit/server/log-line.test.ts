import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLogLine } from '../../../server/inspector/log-line.ts';
import { maskSecrets } from '../../../server/inspector/mask.ts';
import { makeSessionId } from '../../../server/session/ticket.ts';

const at = new Date(2012, 2, 5, 9, 44, 28).getTime();

test('a line looks like the article’s', () => {
  const line = formatLogLine({ at, method: 'GET', target: '/team/', httpVersion: '1.1', status: 200, bytes: 286 });
  expect(line).toBe('[05/Mar/2012 09:44:28] "GET /team/ HTTP/1.1" 200 286');
});

test('where no answer was begun stands a dash, and no status that nobody sent', () => {
  const line = formatLogLine({ at, method: 'GET', target: '/team/', httpVersion: '1.1', status: null, bytes: 0 });
  expect(line).toBe('[05/Mar/2012 09:44:28] "GET /team/ HTTP/1.1" - 0');
});

test('property: no target can forge a second line or close its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (target) => {
      const line = formatLogLine({
        at,
        method: 'GET',
        target: `/${target}`,
        httpVersion: '1.1',
        status: 200,
        bytes: 0,
      });
      expect(line).toMatch(/^\[05\/Mar\/2012 09:44:28\] "GET \/(?:[^"\\\n\r]|\\.)* HTTP\/1\.1" 200 0$/);
      expect(line).toMatch(/^[\x20-\x7e…]*$/);
    }),
    { numRuns: 2_000 },
  );
});

test('property: no surroundings make an ID or its signature visible', () => {
  const around = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(around, around, (before, after) => {
      const id = makeSessionId();
      const signature = 'Fb9qxvpP6Bp4wrzHEnIXsg6gOGoYTQZffb2nmvNfxVk';
      const shown = maskSecrets(`${before}s%3A${id}.${signature}${after}`);
      expect(shown).not.toContain(id);
      expect(shown).not.toContain(signature);
    }),
    { numRuns: 2_000 },
  );
});

test('masking takes time in proportion to the text, also of text made to be slow', () => {
  const texts = ['x', '-', 'a1', 'g.', 's%3A'].map((scrap) => scrap.repeat(16_000 / scrap.length));
  const began = performance.now();
  for (const text of texts) maskSecrets(text);
  expect(performance.now() - began).toBeLessThan(500);
});
