import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { isOfNetwork, isOnNetwork } from '../../../server/store/database/network-drive.ts';

it.each([
  ['\\\\server\\homes$\\ann', true],
  ['\\\\?\\UNC\\server\\homes\\ann', true],
  ['C:\\Users\\ann', false],
  ['\\\\?\\C:\\Users\\ann', false],
  ['\\\\.\\C:\\Users', false],
])('a true path of Windows tells whether it leads over the network: %s', (path, expected) => {
  expect(isOfNetwork(path)).toBe(expected);
});

it('a folder of this computer, and one that is not there, lie on no network', () => {
  expect(isOnNetwork(tmpdir())).toBe(false);
  expect(isOnNetwork('/nowhere/at/all')).toBe(false);
});
