import type { Settings } from '../../../server/session-server.ts';
import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { JarId, PaneId } from '../../shared/bench-records.ts';
import type { ExchangeId } from '../../shared/exchange-id.ts';
import { jarOfVisitor } from '../../shared/visitor-id.ts';
import type { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import type { Rewind } from '../rewind/rewind.ts';
import type { LessonFacts } from './lesson-facts.ts';

/** The bench when a step was entered: what *Do this step again* goes back to. */
export interface StepEntry {
  /** The last exchange of somebody on the bench; null: nobody had asked for anything. */
  readonly exchange: ExchangeId | null;
  readonly settings: Settings;
  /** ms. */
  readonly clockAhead: number;
  readonly cookies: ReadonlyMap<JarId, readonly StoredCookie[]>;
  readonly panes: readonly { readonly id: PaneId; readonly jarId: JarId; readonly address: string }[];
}

export interface EntryDeps {
  readonly bench: Bench;
  readonly server: { readonly settings: Settings };
  readonly switchboard: Switchboard;
  readonly breakpoints: ShopBreakpoints;
  readonly rewind: Rewind;
}

export async function takeEntry({ bench, server, switchboard }: EntryDeps, facts: LessonFacts): Promise<StepEntry> {
  const { jars, panes } = bench.state();
  const held = jars.map(async ({ id }) => [id, await bench.jar(id).shopCookies()] as const);
  return {
    exchange: facts.exchanges.findLast(({ who }) => jarOfVisitor(who) !== null)?.id ?? null,
    settings: server.settings,
    clockAhead: switchboard.state().clockAhead,
    cookies: new Map(await Promise.all(held)),
    panes: panes.map(({ id, jarId, address }) => ({ id, jarId, address })),
  };
}

/**
 * Puts everything back as it was when the step was entered: the server by a rewind, then what was changed without any
 * exchange (switches, the clock, tickets put into a jar by hand), and the panes.
 *
 * @returns false when that is not possible any more: somebody has gone, the run is another one, sessions lie in another medium
 */
export async function goToEntry(entry: StepEntry, deps: EntryDeps, facts: LessonFacts): Promise<boolean> {
  const { bench, server, switchboard, breakpoints, rewind } = deps;
  const present = new Set(bench.state().jars.map(({ id }) => id));
  if (![...entry.cookies.keys()].every((id) => present.has(id))) return false;
  if (server.settings.medium !== entry.settings.medium) return false;
  breakpoints.clear();
  const last = facts.exchanges.findLast(({ who }) => jarOfVisitor(who) !== null)?.id ?? null;
  if (last !== entry.exchange) {
    if (entry.exchange === null) return false;
    try {
      await rewind.to({ exchange: entry.exchange, side: 'after' });
    } catch (error) {
      if (error instanceof AskError && error.code === 'cannot-rewind') return false;
      throw error;
    }
  }
  switchboard.setClock(entry.clockAhead);
  await switchboard.change(() => entry.settings);
  await Promise.all([...entry.cookies].map(([id, cookies]) => bench.jar(id).putShopCookies(cookies)));
  await putPanes(entry, bench);
  return true;
}

async function putPanes({ panes, cookies }: StepEntry, bench: Bench): Promise<void> {
  const known = new Set(panes.map(({ id }) => id));
  for (const { id, jarId } of bench.panes) if (cookies.has(jarId) && !known.has(id)) bench.closePane(id);
  const standing = new Set(bench.panes.map(({ id }) => id));
  await Promise.all(
    panes.map(async ({ id, jarId, address }) => {
      if (standing.has(id)) await bench.pane(id).load(address);
      else bench.openPane(jarId, address);
    }),
  );
}
