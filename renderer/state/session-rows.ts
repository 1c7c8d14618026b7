import type { JarState } from '../../main/shared/bench-records.ts';
import type { SessionKey, SessionRow } from '../../server/inspector/records.ts';
import type { RowChange, ServerPicture } from './server-picture.ts';

/** One row of the store and who can reach it. */
export interface SeenRow {
  readonly row: SessionRow;
  /** The jars that hold this row's ticket; empty when nobody here does (an orphan). */
  readonly owners: readonly JarState[];
  readonly lastChange: RowChange | null;
}

/** The store as people see it. */
export interface SessionsView {
  /** Rows of the people on the bench, in their order, then what nobody holds, newest first. */
  readonly rows: readonly SeenRow[];
  /** People with a ticket that no row stands behind: the server has forgotten, the browser has not. */
  readonly dead: readonly JarState[];
  /** People without a ticket: nothing was ever put in for them. */
  readonly without: readonly JarState[];
}

export function viewSessions(jars: readonly JarState[], server: ServerPicture): SessionsView {
  const owners = ownersByKey(jars);
  const place = new Map(jars.map((jar, index) => [jar.id, index]));
  const rows = [...server.rows.values()]
    .map((row) => ({ row, owners: owners.get(row.key) ?? [], lastChange: server.lastChanges.get(row.key) ?? null }))
    .sort((one, other) => rank(one, place) - rank(other, place) || other.row.changedAt - one.row.changedAt);
  return {
    rows,
    dead: jars.filter((jar) => jar.ticket.kind === 'held' && !server.rows.has(jar.ticket.key)),
    without: jars.filter((jar) => jar.site === 'shop' && jar.ticket.kind === 'none'),
  };
}

/** Which jars hold the ticket of each row. More than one: a ticket was copied. */
function ownersByKey(jars: readonly JarState[]): ReadonlyMap<SessionKey, readonly JarState[]> {
  const owners = new Map<SessionKey, JarState[]>();
  for (const jar of jars) {
    if (jar.ticket.kind === 'none') continue;
    const sharing = owners.get(jar.ticket.key);
    if (sharing) sharing.push(jar);
    else owners.set(jar.ticket.key, [jar]);
  }
  return owners;
}

function rank({ owners }: SeenRow, place: ReadonlyMap<JarState['id'], number>): number {
  const [first] = owners;
  return first ? (place.get(first.id) ?? 0) : Number.MAX_SAFE_INTEGER;
}
