/** What the machine's administrator can settle. */
export const policyKeys = [
  'language',
  'port',
  'dataFolder',
  'ownApp',
  'startBench',
  'lan',
  'developerTools',
  'cookiesInFiles',
  'keptPeople',
  'weakSwitches',
  'popOuts',
] as const;
export type PolicyKey = (typeof policyKeys)[number];

/** What a policy can switch off in the window. Everything is on unless it says false. */
export type SwitchedOff = Extract<
  PolicyKey,
  'developerTools' | 'cookiesInFiles' | 'keptPeople' | 'weakSwitches' | 'popOuts'
>;

/** What a box about the policy says: one line a setting, with the value that is fixed, and which file fixes it. */
export interface PolicyExplanation {
  readonly message: string;
  readonly detail: string;
}
