import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { makeIcns, makeIco } from '../../../scripts/icons/icon-files.mjs';

const png = (text: string) => Buffer.from(text);

it('packs an .ico that points at each picture', () => {
  const ico = makeIco([
    { size: 16, png: png('small') },
    { size: 256, png: png('large!') },
  ]);
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 2]);
  expect([ico.readUInt8(6), ico.readUInt8(22)]).toEqual([16, 0]);
  const [length, offset] = [ico.readUInt32LE(30), ico.readUInt32LE(34)];
  expect(ico.subarray(offset, offset + length).toString()).toBe('large!');
});

it('packs an .icns whose lengths add up', () => {
  const icns = makeIcns([{ size: 1024, png: png('huge') }]);
  expect(icns.subarray(0, 4).toString()).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect(icns.subarray(8, 12).toString()).toBe('ic10');
});

it.each([16, 32, 48, 256, 512])('build/icons holds the drawing at %i px', (size) => {
  const picture = readFileSync(resolve(import.meta.dirname, `../../../build/icons/${size}x${size}.png`));
  // Width and height stand in the first chunk of a PNG, bytes 16 to 23.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([size, size]);
});
