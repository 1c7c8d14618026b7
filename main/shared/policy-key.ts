/** What the machine's administrator can settle. */
export const policyKeys = ['language', 'port', 'dataFolder', 'ownApp', 'startBench', 'lan'] as const;
export type PolicyKey = (typeof policyKeys)[number];

/** What a box about the policy says: one line a setting, with the value that is fixed, and which file fixes it. */
export interface PolicyExplanation {
  readonly message: string;
  readonly detail: string;
}
