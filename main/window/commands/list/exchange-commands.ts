import type { CommandSet } from '../command.ts';

/** Exchanges in files. */
export const exchangeCommands = {
  'exchange.save-all': { place: 'file.exchange', run: ({ exchanges }) => exchanges.saveAll() },
  'exchange.open': { place: 'file.exchange', run: ({ exchanges }) => exchanges.open() },
} as const satisfies CommandSet;
