import { useCallback, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Backstage, FoldedBackstage } from '../backstage/backstage.tsx';
import { CodePlaceProvider } from '../backstage/code/code-place.tsx';
import { BeatsProvider } from '../backstage/conversation/beats-context.tsx';
import { useDoorWatch } from '../backstage/door/use-door-watch.ts';
import { useBackstageTab } from '../backstage/use-backstage-tab.ts';
import { Drawer } from '../drawer/drawer.tsx';
import { SlotsProvider, useMeasureSoon } from '../stage/slot-reporter.tsx';
import { Stage } from '../stage/stage.tsx';
import { useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { ThreadProvider } from '../thread/thread-context.tsx';
import styles from './app-frame.module.css';
import { AppHeader } from './app-header.tsx';
import { BenchNoticeBar } from './bench-notice-bar.tsx';
import { useProjectorView } from './projector-view.ts';
import { useRegions } from './regions.ts';
import { useBenchDrop } from './use-bench-drop.ts';
import { useUndoKeys } from './use-undo-keys.ts';

/** The whole window: header, stage with the panes, backstage. */
export function AppFrame() {
  return (
    <SlotsProvider>
      <ThreadProvider>
        <BeatsProvider>
          <Regions />
        </BeatsProvider>
      </ThreadProvider>
    </SlotsProvider>
  );
}

function Regions() {
  const { bench } = useWindowState('bench');
  const say = useSay();
  const [tab, showTab] = useBackstageTab();
  // Lives here, since a folded backstage is not drawn. Percent of the window's height, as dragged last.
  const [height, keepHeight] = useState(45);
  const measureSoon = useMeasureSoon();
  useRegions();
  useDoorWatch(bench.backstage.open && (tab === 'conversation' || tab === 'experiments'));
  useUndoKeys();
  useBenchDrop();
  useProjectorView(bench.projector);

  const showCode = useCallback(() => showTab('code'), [showTab]);
  return (
    <CodePlaceProvider onShow={showCode}>
      <div className={styles.frame}>
        <AppHeader />
        <Drawer />
        <BenchNoticeBar />
        <main className={styles.main}>
          <Group
            className={styles.regions}
            orientation="vertical"
            onLayoutChange={measureSoon}
            onLayoutChanged={(layout) => layout.backstage !== undefined && keepHeight(layout.backstage)}
          >
            <Panel id="stage" minSize="160px" className={styles.stage}>
              <Stage />
            </Panel>
            {bench.backstage.open && (
              <>
                <Separator className={styles.divider} aria-label={say('divider.backstage')} />
                <Panel id="backstage" minSize="140px" defaultSize={`${height}%`} className={styles.backstage}>
                  <Backstage tab={tab} onTab={showTab} />
                </Panel>
              </>
            )}
          </Group>
          {!bench.backstage.open && <FoldedBackstage onTab={showTab} />}
        </main>
      </div>
    </CodePlaceProvider>
  );
}
