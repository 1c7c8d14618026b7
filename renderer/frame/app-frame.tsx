import { useCallback, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Backstage, FoldedBackstage } from '../backstage/backstage.tsx';
import { useBreakpointWatch } from '../backstage/breakpoints/use-breakpoint-watch.ts';
import { CodePlaceProvider } from '../backstage/code/code-place.tsx';
import { BeatsProvider } from '../backstage/conversation/beats-context.tsx';
import { SwitchPlaceProvider } from '../backstage/switchboard/switch-place.tsx';
import { useBackstageTab } from '../backstage/use-backstage-tab.ts';
import { LessonColumn, LessonRegion } from '../lesson/lesson-column.tsx';
import { SlotsProvider, useMeasureSoon } from '../stage/slot-reporter.tsx';
import { Stage } from '../stage/stage.tsx';
import { useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { ThreadProvider } from '../thread/thread-context.tsx';
import { useProjectorView } from '../ui/projector-view.ts';
import { Announcer } from './announcer.tsx';
import styles from './app-frame.module.css';
import { AppHeader } from './app-header.tsx';
import { BenchNoticeBar } from './bench-notice-bar.tsx';
import { useRegions } from './regions.ts';
import { useArrangement } from './use-arrangement.ts';
import { useBenchDrop } from './use-bench-drop.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useYieldingKeys } from './use-yielding-keys.ts';

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
  const { open, place, alone } = bench.backstage;
  const arrangement = useArrangement(place);
  const beside = arrangement === 'beside';
  // Lives here, since a folded backstage is not drawn. Percent of the window, as dragged last in each arrangement.
  const [sizes, keepSizes] = useState({ beside: 52, below: 45 });
  const measureSoon = useMeasureSoon();
  useRegions();
  useBreakpointWatch(open && (tab === 'conversation' || tab === 'experiments'));
  useYieldingKeys();
  useKeptFocus();
  useBenchDrop();
  useProjectorView(bench.projector);

  const showCode = useCallback(() => showTab('code'), [showTab]);
  const showSwitches = useCallback(() => showTab('switchboard'), [showTab]);
  return (
    <CodePlaceProvider onShow={showCode}>
      <SwitchPlaceProvider onShow={showSwitches}>
        <div className={styles.frame}>
          <Announcer />
          <AppHeader />
          <BenchNoticeBar />
          <main className={styles.main}>
            <Group
              // Turned round, it is another group: its sizes are of another direction.
              key={arrangement}
              className={styles.regions}
              data-arrangement={arrangement}
              orientation={arrangement === 'beside' ? 'horizontal' : 'vertical'}
              onLayoutChange={measureSoon}
              onLayoutChanged={({ stage, backstage }) =>
                stage !== undefined &&
                backstage !== undefined &&
                keepSizes((before) => ({ ...before, [arrangement]: backstage }))
              }
            >
              {!alone && (
                <Panel id="stage" minSize={beside ? '19em' : '12em'} className={styles.stage}>
                  <Stage />
                </Panel>
              )}
              {open && (
                <>
                  {!alone && <Separator className={styles.divider} aria-label={say('divider.backstage')} />}
                  <Panel
                    id="backstage"
                    minSize={beside ? '31em' : '11em'}
                    {...(alone ? {} : { defaultSize: `${sizes[arrangement]}%` })}
                    className={styles.backstage}
                  >
                    <LessonColumn>
                      <Backstage tab={tab} onTab={showTab} />
                    </LessonColumn>
                  </Panel>
                </>
              )}
            </Group>
            {!open && (
              <>
                <div className={styles.lesson}>
                  <LessonRegion />
                </div>
                <FoldedBackstage onTab={showTab} />
              </>
            )}
          </main>
        </div>
      </SwitchPlaceProvider>
    </CodePlaceProvider>
  );
}
