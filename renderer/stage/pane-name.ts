import type { JarState, PaneState } from '../../main/shared/bench-records.ts';

/** What a pane is called: its person, and the number from the second pane of one jar on. */
export function paneName(jar: Pick<JarState, 'name'>, pane: Pick<PaneState, 'ordinal'>): string {
  return pane.ordinal > 1 ? `${jar.name} · ${pane.ordinal}` : jar.name;
}
