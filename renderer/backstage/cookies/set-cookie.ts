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
  /** Seconds; wins over Expires. */
  readonly maxAge: number | null;
  /** ms since 1970. */
  readonly expires: number | null;
}

/** Longer attribute values are ignored (RFC 6265bis 5.6, step 6). */
const mostAttribute = 1024;

/** Null for a line that is no cookie at all: neither name nor value. */
export function readSetCookie(line: string): SetCookie | null {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : pair.slice(0, equals).trim();
  const value = pair.slice(equals + 1).trim();
  if (name === '' && value === '') return null;
  let cookie: SetCookie = {
    name,
    value,
    domain: null,
    path: null,
    secure: false,
    httpOnly: false,
    sameSite: null,
    maxAge: null,
    expires: null,
  };
  // The last attribute of a name wins.
  for (const attribute of attributes) cookie = { ...cookie, ...readAttribute(attribute) };
  return cookie;
}

function readAttribute(text: string): Partial<SetCookie> {
  const equals = text.indexOf('=');
  const name = (equals < 0 ? text : text.slice(0, equals)).trim().toLowerCase();
  const value = equals < 0 ? '' : text.slice(equals + 1).trim();
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
    default:
      return {};
  }
}

function readSameSite(value: string): SetCookie['sameSite'] {
  return value === 'strict' || value === 'lax' || value === 'none' ? value : null;
}
