import { expect, it } from 'vitest';
import { RequestLease } from '../../../server/request-lease.ts';

it('gives back everything that it holds, the latest first, whatever one of them throws', () => {
  const seen: string[] = [];
  const lease = new RequestLease(
    () => seen.push('settled'),
    (error) => seen.push(String(error)),
  );
  lease.hold(() => seen.push('generation'));
  lease.hold(() => {
    throw new Error('turn');
  });
  lease.hold(() => seen.push('place'));
  lease.end();
  lease.answered();
  lease.end();
  expect(seen).toEqual(['place', 'Error: turn', 'generation', 'settled']);
});

it('tells what the record’s making threw, where nobody above could catch it', () => {
  const faults: unknown[] = [];
  const lease = new RequestLease(
    () => {
      throw new Error('the log');
    },
    (error) => faults.push(error),
  );
  lease.end();
  expect(() => lease.clientLeft()).not.toThrow();
  expect(faults).toEqual([new Error('the log')]);
});
