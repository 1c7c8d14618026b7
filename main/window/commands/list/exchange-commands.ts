import type { CommandSet } from '../command.ts';

/** Exchanges in files, and all of them out of the record. */
export const exchangeCommands = {
  'exchange.save-all': { place: 'file.exchange', run: ({ exchanges }) => exchanges.saveAll() },
  'exchange.open': { place: 'file.exchange', run: ({ exchanges }) => exchanges.open() },
  'exchange.clear': { place: 'file.exchange', run: ({ exchanges }) => exchanges.clear() },
} as const satisfies CommandSet;
