import type { JarState } from '../../main/shared/bench-records.ts';
import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import { visitorOfJar } from '../../main/shared/visitor-id.ts';
import { headersOf } from '../../main/shared/wire-headers.ts';
import type { SessionKey, SessionRow, SessionSide } from '../../server/inspector/records.ts';
import { lastChangesOf, type ServerPicture } from './server-picture.ts';

/**
 * The store as it was before exchanges that are not told yet: whoever steps through the conversation does not see its end in the rows.
 *
 * @param untold oldest first; each of them is among the picture's exchanges.
 */
export function pictureBefore(server: ServerPicture, untold: readonly ExchangeRecord[]): ServerPicture {
  const writes = untold.filter(({ session }) => session.effect !== 'none' && session.effect !== 'read');
  if (writes.length === 0) return server;
  const rows = new Map(server.rows);
  const touched = new Set<SessionKey>();
  for (const { at, session } of [...writes].reverse()) {
    const { before, after } = session;
    for (const side of [before, after]) if (side) touched.add(side.key);
    if (after && after.key !== before?.key) rows.delete(after.key);
    if (before) rows.set(before.key, rowOf(before, rows.get(before.key), at));
  }
  const hidden = new Set(writes);
  const told = lastChangesOf(
    server.exchanges.filter((one) => {
      const key = keyOf(one);
      return key !== null && touched.has(key) && !hidden.has(one);
    }),
  );
  const lastChanges = new Map(server.lastChanges);
  for (const key of touched) {
    const change = told.get(key);
    if (change && rows.has(key)) lastChanges.set(key, change);
    else lastChanges.delete(key);
  }
  return { ...server, rows, lastChanges };
}

/**
 * The ticket that a person held before answers that are not told yet.
 *
 * @param untold oldest first.
 */
export function ticketBefore(
  jar: JarState,
  server: ServerPicture,
  untold: readonly ExchangeRecord[],
): JarState['ticket'] {
  if (jar.site !== 'shop' || untold.length === 0) return jar.ticket;
  const mine = (one: ExchangeRecord) => one.who === visitorOfJar(jar.id) && givesTicket(one);
  const next = untold.find(mine);
  if (!next) return jar.ticket;
  if (next.ticket.kind === 'valid') return { kind: 'held', key: next.ticket.key, hint: next.ticket.hint };
  // It showed none, which need not mean that it had none: what was given last, it has.
  const hidden = new Set(untold);
  const given = server.exchanges.findLast((one) => mine(one) && !hidden.has(one))?.session.after;
  return given ? { kind: 'held', key: given.key, hint: given.hint } : { kind: 'none' };
}

function givesTicket({ response }: ExchangeRecord): boolean {
  return headersOf(response.headers, 'set-cookie').length > 0;
}

function keyOf({ session }: ExchangeRecord): SessionKey | null {
  return session.after?.key ?? session.before?.key ?? null;
}

/** @param now the row as it is today, if it still is. @param at ms, when it was last seen so. */
function rowOf({ key, hint, data, expiresAt }: SessionSide, now: SessionRow | undefined, at: number): SessionRow {
  const bytes = new TextEncoder().encode(JSON.stringify(data)).length;
  if (now) return { ...now, data, bytes };
  return { key, hint, data, bytes, createdAt: at, changedAt: at, expiresAt: expiresAt ?? at, place: '' };
}
