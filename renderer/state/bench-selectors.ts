import type { JarId, JarState, PaneId, PaneState } from '../../main/shared/bench-records.ts';
import type { WindowState } from './window-state.ts';

/** Undefined when it has been closed. */
export function paneOf({ panes }: Pick<WindowState, 'panes'>, paneId: PaneId): PaneState | undefined {
  return panes.find((pane) => pane.id === paneId);
}

/** The pane that an element of the page names (`data-slot`, `data-region`); undefined when it has been closed. */
export function paneNamed({ panes }: Pick<WindowState, 'panes'>, name: string | undefined): PaneState | undefined {
  return panes.find(({ id }) => id === name);
}

/** Undefined when it has been forgotten. */
function jarOf({ jars }: Pick<WindowState, 'jars'>, jarId: JarId | undefined): JarState | undefined {
  return jars.find((jar) => jar.id === jarId);
}

/** Whose pane it is; undefined when one of the two is gone. */
export function jarOfPane(state: Pick<WindowState, 'jars' | 'panes'>, paneId: PaneId): JarState | undefined {
  return jarOf(state, paneOf(state, paneId)?.jarId);
}

/** Whether everybody there is in somebody's own app: what only the shop has (its switches, its store) means nothing then. */
export function isOwnAppsBench(jars: readonly Pick<JarState, 'site'>[]): boolean {
  return jars.length > 0 && jars.every(({ site }) => site === 'own');
}
