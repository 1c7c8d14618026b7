import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Avatar } from '../../shared/avatars.ts';
import type { BackstageState, LayoutMode, PaneStand } from '../../shared/bench-records.ts';
import type { JarSite } from '../../shared/site-kinds.ts';

interface PanePlan {
  /** Place in `people`. */
  readonly person: number;
  /** Whole. */
  readonly address: string;
  /** Percent of the page's original size. */
  readonly zoom: number;
  readonly stands: PaneStand;
}

/** What a bench is set up from: who is there, with which panes, how they lie. */
export interface BenchPlan {
  /** What the bench is called; null: the one that Jarful begins with. */
  readonly name: string | null;
  readonly people: readonly {
    readonly avatar: Avatar;
    readonly site: JarSite;
    readonly cookies: readonly StoredCookie[];
  }[];
  /** In their order. */
  readonly panes: readonly PanePlan[];
  /** The name of the cookie that is the session of somebody's own app, by their word; null: nobody has said. */
  readonly sessionCookie: string | null;
  readonly layout: LayoutMode;
  readonly backstage: Pick<BackstageState, 'open' | 'place'>;
}
