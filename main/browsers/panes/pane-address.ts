/** What a typed address means: a URL to load, or why it cannot be opened. */
export type TypedAddress = { readonly ok: true; readonly url: string } | { readonly ok: false };

/** A port alone is one of this machine's; a path may follow. */
const portAlone = /^:?(\d{1,5})(\/.*)?$/;
/** A host name alone is a web address; these stay on the machine and speak plain http. */
const localHost = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?(?:[/?#]|$)/i;
const hostAndMaybePort = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d{1,5})?(?:[/?#]|$)|^[a-z0-9-]+:\d{1,5}(?:[/?#]|$)/i;

/**
 * Completes an address as people type them: "/cart/" belongs to the shop, "8000" and ":8000" are ports of this
 * machine, "localhost:8000" gets http, "example.org" https.
 * Only http and https without a name and password in the URL are opened (loadURL from main passes no navigation check).
 *
 * @param typed as typed, blanks around it allowed. @param shop origin that a bare path belongs to.
 */
export function readTypedAddress(typed: string, shop: string): TypedAddress {
  const text = typed.trim();
  if (text === '') return { ok: false };
  if (text.startsWith('/') && !text.startsWith('//')) return checked(`${shop}${text}`);
  const port = portAlone.exec(text);
  if (port) return checked(`http://localhost:${port[1]}${port[2] ?? '/'}`);
  if (localHost.test(text)) return checked(`http://${text}`);
  if (hostAndMaybePort.test(text)) return checked(`https://${text}`);
  return checked(text);
}

function checked(text: string): TypedAddress {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { ok: false };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false };
  if (url.username !== '' || url.password !== '') return { ok: false };
  return { ok: true, url: url.href };
}
