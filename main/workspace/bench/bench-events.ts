import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Download } from '../../browsers/engine/partition.ts';
import type { Jar } from '../../browsers/jars/jar.ts';
import type { BenchState, JarId, PaneId } from '../../shared/bench-records.ts';
import type { NoticeCode } from '../../shared/contract.ts';

/** What the bench tells. */
export interface BenchEventMap {
  /** At most once per turn of the loop, after everything that happened in it. */
  changed: [BenchState];
  notice: [NoticeCode, PaneId];
  /** A page wants to put a file on the disk, and waits for somebody to decide. */
  download: [Jar, Download];
  /** What a jar holds of the shop now, whole. */
  cookies: [JarId, readonly StoredCookie[]];
}
