/** The secrets that sign tickets and forms: made once per installation, readable by its owner only. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const SECRET_BYTES = 32;
/** How many old secrets are still believed after a rotation. */
const KEPT = 3;

const fileSchema = z.strictObject({
  v: z.literal(1),
  /** Newest first, hex. */
  secrets: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1),
});

/** Newest first: the first signs, all are believed. */
export type Secrets = readonly [string, ...string[]];

/** A secret that lives as long as the server does. */
export function makeSecrets(): Secrets {
  return [randomBytes(SECRET_BYTES).toString('hex')];
}

/**
 * Reads the installation's secrets, makes them the first time.
 * @param rotate puts a new secret in front; tickets signed with the older ones stay valid for KEPT - 1 rotations
 * @throws Error with one sentence that names the file when it cannot be read, understood or written
 */
export async function loadSecrets(folder: string, rotate = false): Promise<Secrets> {
  const file = path.join(folder, 'secrets.json');
  const found = await readSecrets(file);
  if (found !== null && !rotate) return found;
  const secrets: Secrets = [...makeSecrets(), ...(found ?? [])].slice(0, KEPT) as unknown as Secrets;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFileAtomic(file, `${JSON.stringify({ v: 1, secrets })}\n`, { mode: 0o600 });
  } catch (cause) {
    throw new Error(`The secrets cannot be written to ${file}.`, { cause });
  }
  return secrets;
}

async function readSecrets(file: string): Promise<Secrets | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`The secrets in ${file} cannot be read.`, { cause });
  }
  try {
    return fileSchema.parse(JSON.parse(text)).secrets as unknown as Secrets;
  } catch (cause) {
    throw new Error(`The file ${file} does not hold secrets; move it away and a new one is made.`, { cause });
  }
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
