/** What Chromium's DevTools protocol makes of bytes in a string (crdtp, json.cc: HandleString8), for tests that play it. */
export function protocolText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      continue;
    }
    const more = (byte & 0xe0) === 0xc0 ? 1 : (byte & 0xf0) === 0xe0 ? 2 : (byte & 0xf8) === 0xf0 ? 3 : 0;
    if (more === 0 || at + more >= bytes.length) continue;
    const sequence = bytes.slice(at, at + more + 1);
    at += more;
    try {
      text += new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(sequence);
    } catch {
      // No character: the bytes are gone.
    }
  }
  return text;
}
