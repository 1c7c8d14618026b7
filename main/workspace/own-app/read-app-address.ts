import { readTypedAddress, type TypedAddress } from '../../browsers/panes/pane-address.ts';

/** Completes the address of somebody's own app as people type it: as in an address line, but that a path alone belongs to nobody. */
export function readAppAddress(typed: string): TypedAddress {
  return typed.trim().startsWith('/') ? { ok: false } : readTypedAddress(typed, '');
}
