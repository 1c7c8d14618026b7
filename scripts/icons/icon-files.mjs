/**
 * Packs PNG pictures into a Windows .ico (ICONDIR, one ICONDIRENTRY each, then the files as they are: PNG entries are
 * understood since Windows Vista).
 *
 * @param {readonly { size: number, png: Buffer }[]} pictures size in px, at most 256
 * @returns {Buffer}
 */
export function makeIco(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit into a byte: it is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The names that Apple gave the sizes; @2x ones are the doubled sizes of the entry before. */
const appleTypes = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/**
 * Packs PNG pictures into an Apple .icns ("icns", total length, then type, length, PNG for each).
 *
 * @param {readonly { size: number, png: Buffer }[]} pictures size in px; sizes that Apple has no name for are left out
 * @returns {Buffer}
 */
export function makeIcns(pictures) {
  const parts = pictures.flatMap(({ size, png }) =>
    (appleTypes[size] ?? []).map((type) => Buffer.concat([Buffer.from(type), bigEndian(png.length + 8), png])),
  );
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([Buffer.from('icns'), bigEndian(length), ...parts]);
}

function bigEndian(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
