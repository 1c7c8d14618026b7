import type { FakePartition } from './fake-partition.ts';
import type { FakePage } from './fake-view.ts';

const mostRedirects = 5;

/**
 * Goes to an address as a jar's browser would: over a real socket, with its cookies and under its name.
 *
 * @param form is posted there; null: the address is asked for.
 */
export async function browse(
  url: string,
  partition: FakePartition,
  form: Readonly<Record<string, string>> | null = null,
): Promise<FakePage> {
  let at = url;
  // A redirect is followed by GET, as browsers do after a form (303).
  let posted = form;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const cookies = await partition.cookies.get({ url: at });
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const { origin } = new URL(at);
    const headers = { 'user-agent': partition.userAgent, ...(cookie === '' ? {} : { cookie }) };
    const post = posted && { method: 'POST', body: new URLSearchParams(posted), headers: { ...headers, origin } };
    posted = null;
    const answer = await fetch(at, { headers, ...post, redirect: 'manual' }).catch(() => null);
    if (answer === null) return { failure: { code: -102, name: 'ERR_CONNECTION_REFUSED' } };
    for (const line of answer.headers.getSetCookie()) await storeLine(line, at, partition);
    const location = answer.headers.get('location');
    const text = await answer.text();
    if (location === null) return { title: /<title>([^<]*)/.exec(text)?.[1] ?? at, text, url: at };
    at = new URL(location, at).href;
  }
  return { failure: { code: -310, name: 'ERR_TOO_MANY_REDIRECTS' } };
}

/** The attributes that the shop uses; RFC 6265bis 5.6. */
async function storeLine(line: string, url: string, { cookies }: FakePartition): Promise<void> {
  const [pair = '', ...attributes] = line.split('; ');
  const equals = pair.indexOf('=');
  const read = new Map(attributes.map((text) => [(text.split('=')[0] ?? '').toLowerCase(), text.split('=')[1] ?? '']));
  const expires = read.get('expires');
  const maxAge = read.get('max-age');
  const seconds = maxAge === undefined ? Date.parse(expires ?? '') / 1000 : Date.now() / 1000 + Number(maxAge);
  const sameSite = read.get('samesite')?.toLowerCase();
  await cookies.set({
    url,
    name: pair.slice(0, equals),
    value: pair.slice(equals + 1),
    path: read.get('path') ?? '/',
    httpOnly: read.has('httponly'),
    secure: read.has('secure'),
    sameSite: sameSite === 'strict' ? 'strict' : sameSite === 'none' ? 'no_restriction' : 'lax',
    ...(Number.isNaN(seconds) ? {} : { expirationDate: seconds }),
  });
}
