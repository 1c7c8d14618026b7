import { FlagGrid } from '../flag-grid/flag-grid.tsx';

/** What can be tried in a minute: the cookie-flag grid. */
export function ExperimentsPanel() {
  return <FlagGrid />;
}
