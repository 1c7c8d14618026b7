import type { Phrase } from '../../shared/messages/phrase.ts';
import { policyKeys } from '../../shared/policy-key.ts';
import { type PolicyValues, policySettings } from './policy-settings.ts';
import { PlantedPolicy, type PolicySource } from './policy-source.ts';

export interface MachinePolicy {
  /** Where it lies, or would lie. */
  readonly file: string;
  readonly values: PolicyValues;
  /** Why it could not be followed; null when it was, or when there is none. */
  readonly trouble: Phrase | null;
}

/** What holds when a policy is there and cannot be read: it was meant to forbid something, so nothing is allowed. */
const safeValues = {
  ownApp: false,
  lan: false,
  developerTools: false,
  cookiesInFiles: false,
  keptPeople: false,
  weakSwitches: false,
  popOuts: false,
} as const;

/**
 * Reads the policy; never throws. None: nothing is settled. A broken one: the safe values, and why. One that anybody may have
 * written is passed over, and said, when no other is there. Policies are not mixed: the first that is there counts, whole.
 *
 * @param sources the strongest first, at least one @param languages tags of those that there are
 * @param expand puts a person's own folders into a path
 */
export function readMachinePolicy(
  sources: readonly [PolicySource, ...PolicySource[]],
  languages: readonly string[],
  expand: (path: string) => string = (path) => path,
): MachinePolicy {
  let planted: Phrase | null = null;
  for (const { file, read } of sources) {
    try {
      const text = read();
      if (text !== null) return followPolicy(file, text, languages, expand);
    } catch (error) {
      if (!(error instanceof PlantedPolicy))
        return broken(file, { key: 'policy.trouble.unreadable', values: { file, code: codeOf(error) } });
      planted = { key: 'policy.trouble.planted', values: { file } };
    }
  }
  return { file: sources[0].file, values: {}, trouble: planted };
}

function followPolicy(
  file: string,
  text: string,
  languages: readonly string[],
  expand: (path: string) => string,
): MachinePolicy {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return broken(file, { key: 'policy.trouble.not-json', values: { file } });
  }
  const parsed = policySettings(languages, expand).safeParse(json);
  if (parsed.success) return { file, values: parsed.data, trouble: null };
  const [issue] = parsed.error.issues;
  const key = policyKeys.find((one) => one === issue?.path[0]);
  if (key !== undefined)
    return broken(file, { key: `policy.trouble.${key}`, values: { file, languages: languages.join(', ') } });
  if (issue?.code === 'unrecognized_keys')
    return broken(file, { key: 'policy.trouble.unknown', values: { file, names: issue.keys.join(', ') } });
  return broken(file, { key: 'policy.trouble.not-settings', values: { file } });
}

function broken(file: string, trouble: Phrase): MachinePolicy {
  return { file, values: safeValues, trouble };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
