/** An address as it is read: where (dimmed) and what (strong). */
export interface AddressParts {
  readonly host: string;
  readonly path: string;
}

/** http:// goes without saying, as in every browser; other schemes are told. Addresses that are none are shown as they are. */
export function splitAddress(address: string): AddressParts {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.host === '') return { host: '', path: address };
  const scheme = url.protocol === 'http:' ? '' : `${url.protocol}//`;
  return { host: `${scheme}${url.host}`, path: `${url.pathname}${url.search}${url.hash}` };
}
