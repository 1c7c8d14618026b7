import type { BenchState, JarState, PaneState } from '../../shared/bench-records.ts';
import type { MessageKey } from '../../shared/messages/messages.ts';
import type { SwitchedOff } from '../../shared/policy-key.ts';

/** Reasons that several commands share: each takes the bench and says why something cannot be done now, or null. */
type WhyNot = (bench: BenchState) => MessageKey | null;

export const needsPane: WhyNot = (bench) => (bench.activePane === null ? 'why-not.no-pane' : null);

/** What stands where a page should be has no words of the page. */
export const needsPage: WhyNot = (bench) => {
  const pane = activePaneOf(bench);
  if (!pane) return 'why-not.no-pane';
  return pane.trouble ? 'why-not.no-page' : null;
};

/** Unless the machine's policy has switched it off. */
export const needsLeave =
  (what: SwitchedOff): WhyNot =>
  ({ switchedOff }) =>
    switchedOff.includes(what) ? 'why-not.switched-off' : null;

export const needsRoom: WhyNot = (bench) => (bench.room === 0 ? 'why-not.no-room' : null);

/** @param step -1 before the active pane, 1 after it. */
export function neighbourOf(bench: BenchState, step: 1 | -1): PaneState | null {
  const place = bench.panes.findIndex((pane) => pane.id === bench.activePane);
  return place < 0 ? null : (bench.panes[place + step] ?? null);
}

/** The pane that commands act on. */
export function activePaneOf(bench: BenchState): PaneState | null {
  return bench.panes.find((pane) => pane.id === bench.activePane) ?? null;
}

/** Whose pane that is. */
export function activeJarOf(bench: BenchState): JarState | null {
  return bench.jars.find(({ id }) => id === activePaneOf(bench)?.jarId) ?? null;
}
