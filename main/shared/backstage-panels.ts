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

/** Of these, what has a meaning where everybody is in somebody's own app: the others are the shop's. */
export const ownAppsPanels: readonly BackstagePanel[] = ['conversation', 'cookies', 'log'];

export type BackstagePanel = (typeof backstagePanels)[number];
