/**
 * Host and port of a memcached; null when the text is neither that nor `memcached://` before it. Memcached is asked without a name and a
 * password: a text with an `@` in it is none, and nothing of it is shown.
 *
 * @param url e.g. `127.0.0.1:11211`; the port may be left out
 */
export function readMemcachedAddress(url: string): string | null {
  const address = url.replace(/^memcached:\/\//, '').replace(/\/$/, '');
  if (!/^[\w.-]+(:\d{1,5})?$/.test(address)) return null;
  return address.includes(':') ? address : `${address}:11211`;
}
