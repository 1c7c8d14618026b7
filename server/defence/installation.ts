/** What an installation keeps of itself in its data folder: the secrets that sign tickets and forms, and a tag. */

import { createHash, randomBytes } from 'node:crypto';
import { constants, copyFile, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeOwnFile } from '../own-file.ts';
import { TroubleError } from '../trouble.ts';
import { makeSecrets, type Secrets } from './secrets.ts';

/** How many secrets are kept over rotations, the newest included. */
const KEPT = 3;

const fileSchema = z.strictObject({
  v: z.literal(1),
  /** Newest first, hex. */
  secrets: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1),
  /** Absent in files of the first releases. */
  tag: z
    .string()
    .regex(/^[0-9a-f]{4}$/)
    .optional(),
});

export interface Installation {
  readonly secrets: Secrets;
  /** Four hex digits that tell this installation from others on the same host. They stay when the secret is rotated. */
  readonly tag: string;
}

/**
 * Reads the installation's secrets and tag; makes them the first time. Of several servers that start at the same moment
 * one makes them, and the others take those.
 * @param rotate puts a new secret in front; tickets signed with the older ones stay valid for KEPT - 1 rotations
 * @throws Error with one sentence that names the file when it cannot be read, understood or written
 */
export async function loadInstallation(folder: string, rotate = false): Promise<Installation> {
  const file = path.join(folder, 'secrets.json');
  const found = await read(file);
  if (found !== null && !rotate) return found;
  try {
    if (found === null) return await makeFirst(folder, file);
    const secrets = [...makeSecrets(), ...found.secrets].slice(0, KEPT) as unknown as Secrets;
    const rotated = { ...found, secrets };
    await writeOwnFile(file, format(rotated), { mode: 0o600 });
    return rotated;
  } catch (cause) {
    throw new TroubleError('start.secrets-unwritable', { file }, { cause });
  }
}

async function makeFirst(folder: string, file: string): Promise<Installation> {
  const secrets = makeSecrets();
  const made = { secrets, tag: tagOf(secrets) };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written whole under another name and then linked: whoever finds the file finds all of it, and only one can make it.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, format(made), { mode: 0o600, flag: 'wx', flush: true });
    await putInPlace(draft, file);
    return made;
  } catch (error) {
    const others = (error as NodeJS.ErrnoException).code === 'EEXIST' ? await read(file) : null;
    if (others === null) throw error;
    return others;
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

/** @throws an error with the code EEXIST when the file is there already */
async function putInPlace(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // FAT and some network folders know no links.
    await copyFile(draft, file, constants.COPYFILE_EXCL);
  }
}

async function read(file: string): Promise<Installation | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new TroubleError('start.secrets-unreadable', { file }, { cause });
  }
  try {
    const parsed = fileSchema.parse(JSON.parse(text));
    const secrets = parsed.secrets as unknown as Secrets;
    return { secrets, tag: parsed.tag ?? tagOf(secrets) };
  } catch (cause) {
    throw new TroubleError('start.no-secrets', { file }, { cause });
  }
}

function format({ secrets, tag }: Installation): string {
  return `${JSON.stringify({ v: 1, secrets, tag })}\n`;
}

function tagOf(secrets: Secrets): string {
  return createHash('sha256')
    .update(`installation\0${secrets.at(-1)}`)
    .digest('hex')
    .slice(0, 4);
}
