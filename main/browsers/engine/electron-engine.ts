import { session, type WebContentsView } from 'electron';
import { ElectronPartition } from './electron-partition.ts';
import { ElectronView } from './electron-view.ts';
import type { BrowserEngine, PageView } from './page-view.ts';

/** The browsers that Electron brings. */
export const electronEngine: BrowserEngine = {
  openPartition: (name) => new ElectronPartition(session.fromPartition(name)),
  openView: (partition, rules) => {
    if (!(partition instanceof ElectronPartition))
      throw new TypeError('a view of Electron needs a partition of Electron');
    return new ElectronView(partition, rules);
  },
};

/** The native view, for whoever lays it into a window. */
export function nativeView(view: PageView): WebContentsView {
  if (!(view instanceof ElectronView)) throw new TypeError('only a view of Electron lies in a window');
  return view.native;
}
