import { readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import type { PolicyKey } from '../../shared/policy-key.ts';

/**
 * What the person who looks after thirty machines has settled for all of them, in one file at the system's usual place.
 * Every key is optional; what is set is locked in the window, with the reason. See docs/administrators.md.
 */
const policySchema = z.strictObject({
  /** Language of the window, whatever the system prefers. */
  language: z.enum(['en', 'es']).optional(),
  /** The shop's port; 0 takes any free one. */
  port: z.int().min(0).max(65535).optional(),
  /** Where Jarful keeps its data, an absolute path. */
  dataFolder: z.string().min(1).optional(),
  /** False: panes open the shop and nothing else. */
  ownApp: z.boolean().optional(),
  /** A bench file that a start opens instead of Ann and Bob, and Reset brings back; an absolute path. */
  startBench: z.string().min(1).optional(),
  /** False: the shop cannot be shared with the classroom's network. */
  lan: z.boolean().optional(),
} satisfies Record<PolicyKey, z.ZodType>);

export interface MachinePolicy {
  /** Where it lies, or would lie. */
  readonly file: string;
  readonly values: z.infer<typeof policySchema>;
  /** Why the file could not be followed, in a sentence; null when it was, or when there is none. */
  readonly trouble: string | null;
}

/** What holds when a policy is there and cannot be read: it was meant to forbid something, so nothing is allowed. */
const safeValues = { ownApp: false, lan: false } as const;

/** Settings that name a place, for the sentence about a wrong one. */
const places = { dataFolder: 'a data folder', startBench: 'a start bench' } as const;

/** Where the file lies: a folder that only an administrator can write. @param packaged whether this is an installed Jarful */
export function policyFile(
  platform: 'darwin' | 'win32' | 'linux',
  env: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): string {
  // For developers and tests. What people install reads the administrator's file and no other.
  if (!packaged && env.JARFUL_POLICY_FILE) return env.JARFUL_POLICY_FILE;
  switch (platform) {
    case 'win32':
      return win32.join(env.ProgramData ?? 'C:\\ProgramData', 'Jarful', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/Jarful/policy.json';
    case 'linux':
      return '/etc/jarful/policy.json';
  }
}

/** Reads the policy; never throws. No file: nothing is settled. A broken file: the safe values, and a sentence that says why. */
export function readMachinePolicy(file: string): MachinePolicy {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { file, values: {}, trouble: null };
    return { file, values: safeValues, trouble: `The machine policy ${file} cannot be read (${String(code)}).` };
  }
  let json: unknown;
  try {
    // PowerShell's Set-Content starts a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { file, values: safeValues, trouble: `The machine policy ${file} is not valid JSON.` };
  }
  const parsed = policySchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') || 'the file';
    return {
      file,
      values: safeValues,
      trouble: `The machine policy ${file} cannot be followed (${where}: ${issue?.message}).`,
    };
  }
  for (const [key, what] of Object.entries(places)) {
    const place = parsed.data[key as keyof typeof places];
    if (place !== undefined && !posix.isAbsolute(place) && !win32.isAbsolute(place)) {
      return {
        file,
        values: safeValues,
        trouble: `The machine policy ${file} names ${what} that is not an absolute path.`,
      };
    }
  }
  return { file, values: parsed.data, trouble: null };
}
