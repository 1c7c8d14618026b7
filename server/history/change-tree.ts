/**
 * What happened to sessions, orders and settings, as a tree of changes (an undo tree). The server is at one of its nodes; a
 * rewind goes to another, and what happens then is appended there as a new branch. Nothing is copied: a node holds what one
 * change replaced and put.
 */
import type { SessionKey } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { KeptOrder } from '../store/orders.ts';
import type { StoredSession } from '../store/store.ts';

export type Change =
  | {
      readonly kind: 'row';
      readonly key: SessionKey;
      readonly before: StoredSession | null;
      readonly after: StoredSession | null;
    }
  | {
      readonly kind: 'order';
      readonly number: string;
      readonly before: KeptOrder | null;
      readonly after: KeptOrder | null;
    }
  | { readonly kind: 'settings'; readonly before: Settings; readonly after: Settings }
  /** A session was ended by a request, at this real moment (performance.now()). `leftBehind`: its record may still be there. */
  | { readonly kind: 'ended'; readonly key: SessionKey; readonly realAt: number; readonly leftBehind: boolean };

export interface ChangeNode {
  /** Null for the first, and for those that have become too old to be walked through. */
  parent: ChangeNode | null;
  readonly depth: number;
  /** Null for the first. Of one that is in doubt it is found out later what it was (doubts.ts). */
  change: Change | null;
}

/** What must be put where to get from one node to another; null: it must not be there. */
export interface Patch {
  readonly rows: ReadonlyMap<SessionKey, StoredSession | null>;
  readonly orders: ReadonlyMap<string, KeptOrder | null>;
  readonly settings: Settings | null;
}

export function makeRoot(): ChangeNode {
  return { parent: null, depth: 0, change: null };
}

export function appendChange(parent: ChangeNode, change: Change): ChangeNode {
  return { parent, depth: parent.depth + 1, change };
}

/** Whether a way leads from one to the other: what lies between may have been forgotten. */
export function isReachable(from: ChangeNode, to: ChangeNode): boolean {
  return rootOf(from) === rootOf(to);
}

function rootOf(node: ChangeNode): ChangeNode {
  let at = node;
  while (at.parent !== null) at = at.parent;
  return at;
}

/** Null when no way leads there any more: what lies between was forgotten. */
export function findPatch(from: ChangeNode, to: ChangeNode): Patch | null {
  const undo: Change[] = [];
  const redo: Change[] = [];
  let [here, there]: [ChangeNode | null, ChangeNode | null] = [from, to];
  while (here !== there) {
    if (here === null || there === null) return null;
    if (here.depth >= there.depth) {
      if (here.change !== null) undo.push(here.change);
      here = here.parent;
    } else {
      if (there.change !== null) redo.unshift(there.change);
      there = there.parent;
    }
  }
  return sumUp(undo, redo);
}

/** The sessions ended on the way to `node` within `ms` before `realAt`, with the ms that were left of it then. */
export function recentlyEndedAt(node: ChangeNode, realAt: number, ms: number): [key: SessionKey, left: number][] {
  const ended: [SessionKey, number][] = [];
  for (let at: ChangeNode | null = node; at !== null; at = at.parent) {
    if (at.change?.kind !== 'ended') continue;
    const left = at.change.realAt + ms - realAt;
    if (left <= 0) break;
    ended.unshift([at.change.key, left]);
  }
  return ended;
}

/** The sessions that were ended on the way to `node`, and whose records the store had not yet removed there. */
export function leftBehindAt(node: ChangeNode): readonly SessionKey[] {
  const latest = new Map<SessionKey, boolean>();
  for (let at: ChangeNode | null = node; at !== null; at = at.parent) {
    const { change } = at;
    if (change?.kind === 'ended' && !latest.has(change.key)) latest.set(change.key, change.leftBehind);
  }
  return [...latest].flatMap(([key, leftBehind]) => (leftBehind ? [key] : []));
}

function sumUp(undo: readonly Change[], redo: readonly Change[]): Patch {
  const rows = new Map<SessionKey, StoredSession | null>();
  const orders = new Map<string, KeptOrder | null>();
  let settings: Settings | null = null;
  const put = (change: Change, side: 'before' | 'after') => {
    if (change.kind === 'row') rows.set(change.key, change[side]);
    else if (change.kind === 'order') orders.set(change.number, change[side]);
    else if (change.kind === 'settings') settings = change[side];
  };
  for (const change of undo) put(change, 'before');
  for (const change of redo) put(change, 'after');
  return { rows, orders, settings };
}
