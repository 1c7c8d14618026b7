import type { SessionKey } from '../session-types.ts';
import type { KeptOrder } from '../store/orders.ts';
import type { StoredSession } from '../store/store.ts';
import type { ChangeNode } from './change-tree.ts';

/**
 * What the store reported as failed and may have done all the same. Each holds its place in the tree of changes, where nothing is
 * different before and after it: once it is found out what was done, that stands there, and not where it was found out.
 */
export class Doubts {
  readonly #rows = new Map<SessionKey, ChangeNode>();
  readonly #orders = new Map<string, ChangeNode>();

  get keys(): readonly SessionKey[] {
    return [...this.#rows.keys()];
  }

  get numbers(): readonly string[] {
    return [...this.#orders.keys()];
  }

  hasRow(key: SessionKey): boolean {
    return this.#rows.has(key);
  }

  /** @param node the change that may have been made, both sides alike */
  add(node: ChangeNode): void {
    const { change } = node;
    if (change?.kind === 'row') this.#rows.set(change.key, node);
    if (change?.kind === 'order') this.#orders.set(change.number, node);
  }

  /** False when the session was not in doubt, or was changed for certain since. @param lies as it was known until now */
  findRow(key: SessionKey, lies: StoredSession | null, found: StoredSession | null): boolean {
    const node = this.#rows.get(key);
    if (node?.change?.kind !== 'row' || node.change.after !== lies) return false;
    node.change = { ...node.change, after: found };
    return true;
  }

  findOrder(number: string, lies: KeptOrder | null, found: KeptOrder | null): boolean {
    const node = this.#orders.get(number);
    if (node?.change?.kind !== 'order' || node.change.after !== lies) return false;
    node.change = { ...node.change, after: found };
    return true;
  }

  settleRow(key: SessionKey): void {
    this.#rows.delete(key);
  }

  settleOrder(number: string): void {
    this.#orders.delete(number);
  }

  clear(): void {
    this.#rows.clear();
    this.#orders.clear();
  }
}
