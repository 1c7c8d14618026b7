import { LessonsOverview } from '../lesson/lessons-overview.tsx';
import { CommandPalette } from './command-palette.tsx';
import styles from './drawer.module.css';
import { KeySheet } from './key-sheet.tsx';
import { OwnAppEntry } from './own-app-entry.tsx';
import { useDrawer } from './use-drawer.ts';

/** The region under the header for what is looked up: pages are native views, so it takes room from them and never lies over one. */
export function Drawer() {
  const drawer = useDrawer();
  if (drawer.kind === null) return null;
  return (
    <div className={styles.drawer} data-region="drawer">
      {drawer.kind === 'palette' && <CommandPalette drawer={drawer} />}
      {drawer.kind === 'keys' && <KeySheet drawer={drawer} />}
      {drawer.kind === 'lessons' && <LessonsOverview onClose={drawer.close} onBegun={drawer.leave} />}
      {drawer.kind === 'own-app' && <OwnAppEntry drawer={drawer} />}
    </div>
  );
}
