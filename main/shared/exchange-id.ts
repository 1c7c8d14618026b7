/**
 * What one exchange is called everywhere in the app: where it was recorded, and its number there. Sources number by
 * themselves, so that none of them has to know how far another one has come.
 */

/** `server`: this session server's inspector. `node-…`: one of several servers. `traffic`: Chromium, on a jar's wire. `recording`: a file. */
export type ExchangeSource = 'server' | 'traffic' | 'recording' | `node-${string}`;

/** "server:12". A string, so that it can be a key and be compared with ===. */
export type ExchangeId = string & { readonly __brand: 'ExchangeId' };

export interface ExchangeName {
  readonly source: ExchangeSource;
  /** From 1, in the order in which the source met them. */
  readonly number: number;
}

const pattern = /^(server|traffic|recording|node-[a-z0-9-]{1,40}):([1-9]\d{0,14})$/;

export function exchangeId(source: ExchangeSource, number: number): ExchangeId {
  return `${source}:${number}` as ExchangeId;
}

/** Null when a text is no exchange's id. */
export function parseExchangeId(text: string): ExchangeName | null {
  const [, source, number] = pattern.exec(text) ?? [];
  return source === undefined ? null : { source: source as ExchangeSource, number: Number(number) };
}

/** The number that a source gave an exchange; null for another source's. */
export function numberIn(source: ExchangeSource, id: ExchangeId): number | null {
  const name = parseExchangeId(id);
  return name?.source === source ? name.number : null;
}

/** Negative when the same source met `one` before `other`; by the sources' names where they differ. */
export function compareExchangeIds(one: ExchangeId, other: ExchangeId): number {
  const [first, second] = [parseExchangeId(one), parseExchangeId(other)];
  if (!first || !second || first.source === second.source) return (first?.number ?? 0) - (second?.number ?? 0);
  return first.source < second.source ? -1 : 1;
}
