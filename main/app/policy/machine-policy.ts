import { readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import type { Phrase } from '../../shared/messages/phrase.ts';
import { type PolicyKey, policyKeys } from '../../shared/policy-key.ts';

/**
 * What the person who looks after thirty machines has settled for all of them, in one file at the system's usual place.
 * Every key is optional; what is set is locked in the window, with the reason. See docs/administrators.md.
 */
const policySchema = (languages: readonly string[]) =>
  z.strictObject({
    /** Language of the window, whatever the system prefers. */
    language: z.enum(languages).optional(),
    /** The shop's port; 0 takes any free one. */
    port: z.int().min(0).max(65535).optional(),
    /** Where Jarful keeps its data, an absolute path. */
    dataFolder: place.optional(),
    /** False: panes open the shop and nothing else. */
    ownApp: z.boolean().optional(),
    /** A bench file that a start opens instead of Ann and Bob, and Reset brings back; an absolute path. */
    startBench: place.optional(),
    /** False: the shop cannot be shared with the classroom's network. */
    lan: z.boolean().optional(),
  } satisfies Record<PolicyKey, z.ZodType>);

const place = z.string().refine((path) => posix.isAbsolute(path) || win32.isAbsolute(path));

export interface MachinePolicy {
  /** Where it lies, or would lie. */
  readonly file: string;
  readonly values: z.infer<ReturnType<typeof policySchema>>;
  /** Why the file could not be followed; null when it was, or when there is none. */
  readonly trouble: Phrase | null;
}

/** What holds when a policy is there and cannot be read: it was meant to forbid something, so nothing is allowed. */
const safeValues = { ownApp: false, lan: false } as const;

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

/**
 * Reads the policy; never throws. No file: nothing is settled. A broken file: the safe values, and why.
 * @param languages tags of those that there are
 */
export function readMachinePolicy(file: string, languages: readonly string[]): MachinePolicy {
  const broken = (trouble: Phrase): MachinePolicy => ({ file, values: safeValues, trouble });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { file, values: {}, trouble: null };
    return broken({ key: 'policy.trouble.unreadable', values: { file, code } });
  }
  let json: unknown;
  try {
    // PowerShell's Set-Content starts a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return broken({ key: 'policy.trouble.not-json', values: { file } });
  }
  const schema = policySchema(languages);
  const parsed = schema.safeParse(json);
  if (parsed.success) return { file, values: parsed.data, trouble: null };
  const [issue] = parsed.error.issues;
  const key = policyKeys.find((one) => one === issue?.path[0]);
  if (key !== undefined)
    return broken({ key: `policy.trouble.${key}`, values: { file, languages: languages.join(', ') } });
  if (issue?.code === 'unrecognized_keys')
    return broken({ key: 'policy.trouble.unknown', values: { file, names: issue.keys.join(', ') } });
  return broken({ key: 'policy.trouble.not-settings', values: { file } });
}
