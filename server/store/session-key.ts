import { createHash } from 'node:crypto';
import type { SessionKey } from '../session-types.ts';

const hexDigest = /^[0-9a-f]{64}$/;

/**
 * The name of the session with this ID everywhere but in its own browser: SHA-256 in lower-case hex. Whatever the ID holds (`../x`, NUL,
 * 5,000 characters, `CON`), the key is 64 harmless characters (C30), and nobody can get from the key back to the ID (C31).
 */
export function sessionKeyOf(id: string): SessionKey {
  return createHash('sha256').update(id, 'utf8').digest('hex') as SessionKey;
}

/** True when `text` can be a session key: says so of foreign files, rows and index entries too. */
export function isSessionKey(text: string): text is SessionKey {
  return hexDigest.test(text);
}
