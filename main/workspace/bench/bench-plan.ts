import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Avatar } from '../../shared/avatars.ts';
import type { BackstageState, LayoutMode } from '../../shared/bench-records.ts';
import type { JarSite } from '../../shared/site-kinds.ts';

/** What a bench is set up from: who is there, with which panes, how they lie. */
export interface BenchPlan {
  /** What the bench is called; null: the one that Jarful begins with. */
  readonly name: string | null;
  readonly people: readonly {
    readonly avatar: Avatar;
    readonly site: JarSite;
    readonly cookies: readonly StoredCookie[];
  }[];
  /** In their order. `person`: place in `people`; `address`: whole. */
  readonly panes: readonly { readonly person: number; readonly address: string }[];
  readonly layout: LayoutMode;
  readonly backstage: Pick<BackstageState, 'open' | 'place'>;
}
