/** What a machine policy can settle. Types only: the window reads them too. */
export type PolicyKey = 'language' | 'port' | 'dataFolder' | 'ownApp' | 'startBench' | 'lan';

/** What a box about the policy says: one line a setting, with the value that is fixed, and which file fixes it. */
export interface PolicyExplanation {
  readonly message: string;
  readonly detail: string;
}
