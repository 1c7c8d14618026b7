/** The article's experiments, in the order in which they are offered. */
export const experimentIds = [
  'no-sessions',
  'script',
  'lost-update',
  'double-order',
  'foreign-form',
  'fixation',
  'stolen-ticket',
] as const;

export type ExperimentId = (typeof experimentIds)[number];
