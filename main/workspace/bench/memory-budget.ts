/** Comfortable for any machine; more panes than this do not fit on a screen either. */
const mostPanes = 12;
/** A lesson's page costs 20-40 MB, a stranger's site 80-250 MB; counted in between, since nobody knows beforehand. */
const bytesPerPane = 150 * 2 ** 20;
/** The app itself: window, network, GPU and main process. */
const bytesForApp = 350 * 2 ** 20;

/**
 * How many panes this machine can hold: half of its memory, less the app itself, never fewer than the opening bench and a guest.
 *
 * @param totalBytes the machine's physical memory.
 */
export function panesThatFit(totalBytes: number): number {
  const fit = Math.floor((totalBytes / 2 - bytesForApp) / bytesPerPane);
  return Math.max(3, Math.min(mostPanes, fit));
}
