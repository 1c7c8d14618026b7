/** The secrets that sign tickets and forms, and the seals made with them. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** Newest first: the first signs, all are believed. */
export type Secrets = readonly [string, ...string[]];

/** A secret that lives as long as the server does. */
export function makeSecrets(): Secrets {
  return [randomBytes(SECRET_BYTES).toString('hex')];
}

/** 144 bits of HMAC-SHA-256 over a message whose purpose is part of it, as base64url. */
export function seal(secret: string, purpose: string, message: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${message}`).digest('base64url').slice(0, 24);
}

/** Whether `claimed` is the seal of the message under any of the secrets, compared in constant time. */
export function isSealed(secrets: readonly string[], purpose: string, message: string, claimed: string): boolean {
  return secrets.some((secret) => {
    const real = Buffer.from(seal(secret, purpose, message));
    const given = Buffer.from(claimed);
    return real.length === given.length && timingSafeEqual(real, given);
  });
}
