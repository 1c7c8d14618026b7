import { isSecretParameter, looksSealed } from '../../network/traffic/secret-names.ts';

/** Stands in a file where a secret was. */
const removed = 'REMOVED';

/**
 * An address as a file keeps it: the shop's as paths, so that they hold on any port; others whole, without name and
 * password and with the values of parameters that sign somebody in taken out.
 *
 * @param shop the shop's origin.
 */
export function addressForFile(address: string, shop: string): string {
  if (!URL.canParse(address)) return '/shop/';
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return '/shop/';
  url.username = '';
  url.password = '';
  for (const [name, value] of [...url.searchParams]) {
    if (isSecretParameter(name) || looksSealed(value)) url.searchParams.set(name, removed);
  }
  // OAuth's implicit answers carry tokens behind the #.
  if (/(?:token|code|secret)=/i.test(url.hash)) url.hash = '';
  return url.origin === shop ? `${url.pathname}${url.search}${url.hash}` : url.href;
}

/** The whole address again; null when it is none that a pane may open. */
export function addressFromFile(address: string, shop: string): string | null {
  if (!URL.canParse(address, shop)) return null;
  const url = new URL(address, shop);
  // "//other.example" is not a path of the shop's.
  if (address.startsWith('/') && url.origin !== shop) return null;
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  return web && url.username === '' && url.password === '' ? url.href : null;
}
