import { readTypedAddress, type TypedAddress } from '../../browsers/panes/pane-address.ts';

/**
 * Completes the address of somebody's own app as people type it: "8000" and ":8000" are ports of this machine; everything
 * else is read as in an address line.
 */
export function readAppAddress(typed: string): TypedAddress {
  const text = typed.trim();
  const port = /^:?(\d{1,5})(\/.*)?$/.exec(text);
  if (port) return readTypedAddress(`localhost:${port[1]}${port[2] ?? '/'}`, '');
  // A bare path would belong to the shop: here it belongs to nobody.
  if (text.startsWith('/')) return { ok: false };
  return readTypedAddress(text, '');
}
