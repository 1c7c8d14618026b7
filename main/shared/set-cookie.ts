import type { Line } from '../../server/inspector/records.ts';

/** One Set-Cookie line as a browser reads it (RFC 6265bis section 5.6). Attributes that do not count are null. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Without a leading dot, lower case; null: this host only. */
  readonly domain: string | null;
  /** Null: the folder of the address that set it. */
  readonly path: string | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | null;
  /** Kept apart for each site that it is met under (CHIPS). */
  readonly partitioned: boolean;
  /** Which cookies a full jar drops last (Chromium). */
  readonly priority: 'low' | 'medium' | 'high' | null;
  /** Seconds; wins over Expires. */
  readonly maxAge: number | null;
  /** ms since 1970. */
  readonly expires: number | null;
}

/** Longer attribute values are ignored (RFC 6265bis 5.6, step 6). */
const mostAttribute = 1024;

/** A Set-Cookie line in its parts (RFC 6265bis 5.6); attributes as they are written. */
export interface CookieSet {
  readonly name: string;
  readonly value: string;
  readonly attributes: readonly Line[];
}

export function splitSetCookie(line: string): CookieSet {
  const [first = '', ...rest] = line.split(';');
  const [name, value] = splitPair(first);
  return { name, value, attributes: rest.map(splitAttribute) };
}

/** Without "=" it is a value without a name (RFC 6265bis 5.6). */
export function splitPair(pair: string): Line {
  const at = pair.indexOf('=');
  return at < 0 ? ['', pair.trim()] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function splitAttribute(attribute: string): Line {
  const at = attribute.indexOf('=');
  return at < 0 ? [attribute.trim(), ''] : [attribute.slice(0, at).trim(), attribute.slice(at + 1).trim()];
}

/** Null for a line that is no cookie at all: neither name nor value. */
export function readSetCookie(line: string): SetCookie | null {
  const { name, value, attributes } = splitSetCookie(line);
  if (name === '' && value === '') return null;
  let cookie: SetCookie = {
    name,
    value,
    domain: null,
    path: null,
    secure: false,
    httpOnly: false,
    sameSite: null,
    partitioned: false,
    priority: null,
    maxAge: null,
    expires: null,
  };
  // The last attribute of a name wins.
  for (const attribute of attributes) cookie = { ...cookie, ...readAttribute(attribute) };
  return cookie;
}

function readAttribute([written, value]: Line): Partial<SetCookie> {
  const name = written.toLowerCase();
  if (value.length > mostAttribute) return {};
  switch (name) {
    case 'secure':
      return { secure: true };
    case 'httponly':
      return { httpOnly: true };
    case 'domain':
      return { domain: value.replace(/^\./, '').toLowerCase() || null };
    case 'path':
      return { path: value.startsWith('/') ? value : null };
    case 'max-age':
      return /^-?\d+$/.test(value) ? { maxAge: Number(value) } : {};
    case 'expires':
      return Number.isNaN(Date.parse(value)) ? {} : { expires: Date.parse(value) };
    case 'samesite':
      return { sameSite: readSameSite(value.toLowerCase()) };
    case 'partitioned':
      return { partitioned: true };
    case 'priority':
      return { priority: readPriority(value.toLowerCase()) };
    default:
      return {};
  }
}

function readPriority(value: string): SetCookie['priority'] {
  return value === 'low' || value === 'medium' || value === 'high' ? value : null;
}

function readSameSite(value: string): SetCookie['sameSite'] {
  return value === 'strict' || value === 'lax' || value === 'none' ? value : null;
}
