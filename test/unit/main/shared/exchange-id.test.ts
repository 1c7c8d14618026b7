import { describe, expect, it } from 'vitest';
import { compareExchangeIds, exchangeId, numberIn, parseExchangeId } from '../../../../main/shared/exchange-id.ts';

describe('an exchange’s id', () => {
  it.each(['server', 'traffic', 'recording', 'node-2'] as const)('should come back as it was written: %s', (source) => {
    expect(parseExchangeId(exchangeId(source, 12))).toEqual({ source, number: 12 });
  });

  it('should differ where two sources count to the same number', () => {
    expect(exchangeId('server', 1)).not.toBe(exchangeId('traffic', 1));
    expect(numberIn('server', exchangeId('traffic', 1))).toBeNull();
    expect(numberIn('traffic', exchangeId('traffic', 1))).toBe(1);
  });

  it.each([
    '',
    '12',
    'server:',
    'server:0',
    'server:-1',
    'server:1.5',
    'elsewhere:1',
    'server:1 ',
    'server:9999999999999999',
  ])('should not be read from %j', (text) => {
    expect(parseExchangeId(text)).toBeNull();
  });

  it('should be ordered by number within one source, and sources by their names', () => {
    const ids = [exchangeId('traffic', 2), exchangeId('server', 10), exchangeId('server', 9)];
    expect(ids.sort(compareExchangeIds)).toEqual(['server:9', 'server:10', 'traffic:2']);
  });
});
