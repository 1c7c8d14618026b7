/** The bench as a whole, its file, and what it costs. */
import type { BenchNews } from '../bench-news.ts';
import type { BenchState } from '../bench-records.ts';

/** What the panes' processes cost, and what there is. */
export interface MemoryCost {
  readonly panesMb: number;
  readonly machineMb: number;
  /** What several processes share is counted once; false: for each of them, so the cost is too high. */
  readonly shared: boolean;
}

export interface BenchRequests {
  'bench.state': { input: null; output: BenchState };
  /** A bench or a HAR that was dropped onto the window; what is wrong with it is told by the bench's `notice`. */
  'bench.open-file': { input: { path: string }; output: null };
  /** The bench's `notice` has been read. */
  'bench.dismiss-notice': { input: null; output: null };
  /** Which cookie of the own app is its session, by its name, as the person says; null: none is. */
  'own-app.session': { input: { cookie: string | null }; output: null };
  /** What to ask with: the own app that was on the bench last (empty: none), for how many people, and how many there may be. */
  'own-app.last': { input: null; output: { address: string; people: number; most: number } };
  /**
   * A new bench for somebody's own app, fresh jars: the people of last time, or some users and a stranger. Address as typed
   * ("8000" is a port of this machine). @throws bad-address, not-allowed-here (by machine policy), is-the-shop, nobody-answers:
   * the bench stays as it is.
   */
  'own-app.open': { input: { address: string; people?: number }; output: { url: string } };
}

export interface BenchEvents {
  /** Which slices of the bench are not as they were told last. */
  'bench.changed': BenchNews;
  'memory.changed': MemoryCost;
}
