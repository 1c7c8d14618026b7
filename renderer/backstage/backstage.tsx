import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { type BackstagePanel, backstagePanels, ownAppsPanels } from '../../main/shared/backstage-panels.ts';
import { isOwnAppsBench } from '../state/bench-selectors.ts';
import { useSelected, useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { ThreadLine } from '../thread/thread-line.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './backstage.module.css';
import { CodePanel } from './code/code-panel.tsx';
import { ConversationPanel } from './conversation/conversation-panel.tsx';
import { CookiesPanel } from './cookies/cookies-panel.tsx';
import { NewsLine } from './exchange/news-line.tsx';
import { RecordingFrame } from './exchange/recording-frame.tsx';
import { ExperimentsPanel } from './experiments/experiments-panel.tsx';
import { LogPanel } from './log/log-panel.tsx';
import { RewindBar } from './rewind/rewind-bar.tsx';
import { SessionsPanel } from './sessions/sessions-panel.tsx';
import { SwitchboardPanel } from './switchboard/switchboard-panel.tsx';

export interface BackstageProps {
  readonly tab: BackstagePanel;
  readonly onTab: (tab: BackstagePanel) => void;
}

/** The server's side of things. */
export function Backstage({ tab, onTab }: BackstageProps) {
  const store = useStore();
  const { keys } = useWindowState('facts').facts;
  const say = useSay();
  const toggle = () => void store.ask('command.run', { id: 'backstage.toggle' });
  const shown = useShownPanels(tab);
  const list = useRef<HTMLDivElement>(null);
  // Where not all tabs fit, the chosen one does.
  useEffect(() => {
    const chosen = list.current?.querySelector(`[data-key="${tab}"]`);
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  return (
    <section className={styles.backstage} aria-label={say('backstage.label')} data-region="backstage">
      <Tabs className={styles.tabs ?? ''} selectedKey={tab} onSelectionChange={(key) => onTab(key as BackstagePanel)}>
        <div className={styles.bar}>
          <TabList ref={list} className={styles.list ?? ''} aria-label={say('backstage.label')}>
            {shown.map((name) => (
              <Tab key={name} id={name} className={styles.tab ?? ''} data-name={say(`backstage.${name}`)}>
                {say(`backstage.${name}`)}
              </Tab>
            ))}
          </TabList>
          <NewsLine />
          <IconButton label={say('backstage.fold')} shortcut={keys['backstage.toggle']} onPress={toggle}>
            <ChevronDown aria-hidden="true" />
          </IconButton>
        </div>
        <RewindBar />
        {shown.map((name) => (
          <TabPanel key={name} id={name} className={styles.panel ?? ''}>
            <ErrorBoundary>{panels[name]}</ErrorBoundary>
          </TabPanel>
        ))}
      </Tabs>
      <ThreadLine />
    </section>
  );
}

/** Only the bar of the backstage: choosing a panel unfolds it. */
export function FoldedBackstage({ onTab }: Pick<BackstageProps, 'onTab'>) {
  const store = useStore();
  const { keys } = useWindowState('facts').facts;
  const say = useSay();
  const toggle = () => void store.ask('command.run', { id: 'backstage.toggle' });
  const shown = useShownPanels(null);
  return (
    <section className={styles.folded} aria-label={say('backstage.label')} data-region="backstage">
      <div className={styles.bar}>
        {shown.map((name) => (
          <Button
            key={name}
            className={styles.tab ?? ''}
            onPress={() => {
              onTab(name);
              toggle();
            }}
          >
            {say(`backstage.${name}`)}
          </Button>
        ))}
        <NewsLine />
        <IconButton label={say('backstage.unfold')} shortcut={keys['backstage.toggle']} onPress={toggle}>
          <ChevronUp aria-hidden="true" />
        </IconButton>
      </div>
    </section>
  );
}

/** The panels that have a tab: all of them, or with somebody's own app what has a meaning there, and the one in view. */
function useShownPanels(inView: BackstagePanel | null): readonly BackstagePanel[] {
  const ownApps = useSelected(({ jars }) => isOwnAppsBench(jars));
  return backstagePanels.filter((name) => !ownApps || name === inView || ownAppsPanels.includes(name));
}

const panels: Readonly<Record<BackstagePanel, ReactNode>> = {
  conversation: (
    <RecordingFrame>
      <ConversationPanel />
    </RecordingFrame>
  ),
  sessions: <SessionsPanel />,
  cookies: <CookiesPanel />,
  log: (
    <RecordingFrame>
      <LogPanel />
    </RecordingFrame>
  ),
  code: <CodePanel />,
  switchboard: <SwitchboardPanel />,
  experiments: <ExperimentsPanel />,
};
