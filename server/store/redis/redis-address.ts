/**
 * The address of a Redis as people may see it: scheme, host, port and number of the database, put together anew from what the URL parser found.
 * Nothing of the text itself is passed on, so that no part of a password can be. Null for a text that is no such address, or that could be read
 * in two ways: in `redis://user:12/34@host` the parser takes the password's first half for a port.
 *
 * @param url e.g. `redis://:secret@127.0.0.1:6379/2`; `/ ? # %` in a password must be percent-encoded
 */
export function showRedisAddress(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^rediss?:$/.test(parsed.protocol) || parsed.hostname === '') return null;
  if (parsed.search !== '' || parsed.hash !== '' || !/^(\/\d*)?$/.test(parsed.pathname)) return null;
  const database = parsed.pathname === '/' ? '' : parsed.pathname;
  return `${parsed.protocol}//${parsed.hostname}:${parsed.port || '6379'}${database}`;
}
