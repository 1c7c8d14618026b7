import { posix, win32 } from 'node:path';
import { z } from 'zod';
import type { PolicyKey, SwitchedOff } from '../../shared/policy-key.ts';

/**
 * What the person who looks after thirty machines may settle for all of them. Every key is optional; what is set is locked in the
 * window, with the reason. See docs/administrators.md; build/policy/ has the same for the systems' own tools.
 *
 * @param languages tags of those that there are @param expand puts a person's own folders into a path (expand-place.ts)
 */
export const policySettings = (languages: readonly string[], expand: (path: string) => string) => {
  const place = z
    .string()
    .transform(expand)
    .refine((path) => posix.isAbsolute(path) || win32.isAbsolute(path));
  return z.strictObject({
    language: z.enum(languages).optional().describe('Language of the window, whatever the system prefers.'),
    port: z.int().min(0).max(65535).optional().describe('The shop’s port; 0 takes any free one.'),
    dataFolder: place.optional().describe('Where Jarful keeps its data, an absolute path.'),
    ownApp: z.boolean().optional().describe('False: panes open the shop and nothing else.'),
    startBench: place
      .optional()
      .describe('A bench file that a start opens instead of Ann and Bob, and Reset brings back; an absolute path.'),
    lan: z.boolean().optional().describe('False: the shop cannot be shared with the classroom’s network.'),
    developerTools: z.boolean().optional().describe('False: no developer tools for the panes.'),
    cookiesInFiles: z
      .boolean()
      .optional()
      .describe('False: no file that Jarful writes for a person holds cookies or other secrets.'),
    keptPeople: z.boolean().optional().describe('False: no browser outlives Jarful.'),
    weakSwitches: z
      .boolean()
      .optional()
      .describe('False: no defence of the shop can be switched off; experiments and lessons that need it say so.'),
    popOuts: z.boolean().optional().describe('False: panes stay in the window.'),
  } satisfies Record<PolicyKey, z.ZodType>);
};

export type PolicyValues = z.infer<ReturnType<typeof policySettings>>;

/** What the policy has switched off in the window. */
export function listSwitchedOff(values: PolicyValues): readonly SwitchedOff[] {
  const all = [
    'developerTools',
    'cookiesInFiles',
    'keptPeople',
    'weakSwitches',
    'popOuts',
  ] as const satisfies readonly SwitchedOff[];
  return all.filter((key) => values[key] === false);
}
