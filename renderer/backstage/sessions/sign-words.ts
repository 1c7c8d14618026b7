/** What + - ~ say to whoever does not see them. */
export const signWords = { '+': 'change.added', '-': 'change.removed', '~': 'change.altered' } as const;
