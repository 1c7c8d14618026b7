import { expect, test } from 'vitest';
import { codeOf, retryBusy, retryBusySync } from '../../../server/store/files/retry-busy.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as Windows says it`), { code });
}

for (const code of ['EPERM', 'EBUSY']) {
  test(`a file that is busy for a moment (${code}) is tried again`, async () => {
    let tries = 0;
    const outcome = await retryBusy(async () => {
      tries += 1;
      if (tries < 4) throw systemError(code);
      return 'renamed';
    });
    expect([outcome, tries]).toEqual(['renamed', 4]);
  });
}

test('a file that is busy for a moment is tried again where everybody waits meanwhile, for a quarter of a second', () => {
  let tries = 0;
  const outcome = retryBusySync(() => {
    tries += 1;
    if (tries < 4) throw systemError('EPERM');
    return 'renamed';
  });
  expect([outcome, tries]).toEqual(['renamed', 4]);
  tries = 0;
  const busy = () => {
    tries += 1;
    throw systemError('EBUSY');
  };
  expect(() => retryBusySync(busy)).toThrow('EBUSY');
  expect(tries).toBeGreaterThan(1);
});

test('a file that stays busy is an error after a second', async () => {
  const began = performance.now();
  await expect(
    retryBusy(async () => {
      throw systemError('EBUSY');
    }),
  ).rejects.toThrow('EBUSY');
  expect(performance.now() - began).toBeGreaterThan(800);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('every other error is told at once', async () => {
  let tries = 0;
  const act = async () => {
    tries += 1;
    throw systemError('ENOSPC');
  };
  await expect(retryBusy(act)).rejects.toThrow('ENOSPC');
  expect(tries).toBe(1);
  expect(codeOf('no error at all')).toBe('');
});
