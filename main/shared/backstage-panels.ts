/** The panels of the backstage, in the order of their tabs and keys. */
export const backstagePanels = [
  'conversation',
  'sessions',
  'cookies',
  'log',
  'code',
  'switchboard',
  'experiments',
] as const;

export type BackstagePanel = (typeof backstagePanels)[number];
