/** A medium that is ill by chance: it delays, fails or never answers, at any step, sessions and orders alike. */
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenedStore } from '../../../server/store/medium.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import type { Chance } from './random.ts';

/** How ill: the probability of a fault at each step. Shared by all media of one storm, so that all can be healed at once. */
export interface Illness {
  probability: number;
  /** Only slow, and never wrong: what is then asked for succeeds, and meets everything else half way. */
  onlySlow: boolean;
  /** How many changes are under way. */
  pending: number;
}

/** ms: some are later than the store's deadline, those of a store that is only slow never are. */
const LONGEST_DELAY_MS = 90;
const SLOW_MS = 30;

/**
 * What is destroyed or taken out is done in time or not at all: of an end that comes late nobody can know what it met, and no
 * server can promise anything about it. Everything else may also be done and reported as failed, or done too late.
 */
const inTimeOrNever: ReadonlySet<string> = new Set(['destroy', 'remove', 'clear', 'close', 'restore']);

/** What changes no cart. */
const onlyLooks: ReadonlySet<string> = new Set(['read', 'list', 'raw', 'count', 'find', 'tidy']);

export function makeIll({ store, orders }: OpenedStore, illness: Illness, chance: Chance): OpenedStore {
  const underWay = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (onlyLooks.has(name)) return work();
    illness.pending += 1;
    try {
      return await work();
    } finally {
      illness.pending -= 1;
    }
  };
  const meet = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (name === 'close' || !chance.happens(illness.probability)) return underWay(name, work);
    const kind = illness.onlySlow
      ? 'delay'
      : chance.pick(['delay', 'delay', 'fail', 'fail-after', 'hang', 'hang-after']);
    if (kind === 'delay') {
      const ms = inTimeOrNever.has(name) ? 2 : chance.below(illness.onlySlow ? SLOW_MS : LONGEST_DELAY_MS);
      return underWay(name, () => wait(ms).then(work));
    }
    if (kind.endsWith('-after') && !inTimeOrNever.has(name)) await underWay(name, work);
    if (kind.startsWith('fail')) throw new StoreFailed('reason.system', { message: `The ${name} was made to fail.` });
    return new Promise<never>(() => undefined);
  };
  const ill = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, property: string & keyof T) {
        const value = target[property];
        if (typeof value !== 'function' || property === 'placeOf') return value;
        return (...given: unknown[]) => {
          if (['list', 'tidy', 'clear'].includes(property) && !(property === 'clear' && part === (orders as object)))
            return steps(property, value.apply(target, given) as AsyncIterable<unknown>);
          return meet(property, () => value.apply(target, given) as Promise<unknown>);
        };
      },
    });
  async function* steps(name: string, walk: AsyncIterable<unknown>) {
    const iterator = walk[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { done, value } = await meet(name, () => iterator.next());
        if (done) return;
        yield value;
      }
    } finally {
      iterator.return?.().catch(() => undefined);
    }
  }
  return { store: ill(store), orders: ill(orders) };
}
