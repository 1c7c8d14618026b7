import { ChevronLeft, ChevronRight, DoorClosed, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { isOwnAppsBench } from '../../state/bench-selectors.ts';
import { useSelected, useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { exchangesToTell, leavesShopOut } from '../../state/exchanges-to-tell.ts';
import { filterLog } from '../../state/log-lines.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { everyone, standingWho } from '../../state/participants.ts';
import buttons from '../../ui/button.module.css';
import { FilesToggle } from '../../ui/files-toggle.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useNarrower } from '../../ui/use-type-scale.ts';
import { WhoFilter } from '../../ui/who-filter.tsx';
import { BreakpointBar } from '../breakpoints/breakpoint-bar.tsx';
import { SessionsPanel } from '../sessions/sessions-panel.tsx';
import { talkOf, useBeats } from './beats-context.tsx';
import { groupClicks } from './clicks.ts';
import styles from './conversation-panel.module.css';
import { ConversationTable } from './conversation-table.tsx';
import { Diagram } from './diagram.tsx';

/** px, with ordinary text, from which the conversation and what the server remembers stand side by side. */
const besideFrom = 900;

/** The conversation, with what the server remembers beside it. */
export function ConversationPanel() {
  const { server, traffic, people, facts, recording } = useWindowState(
    'server',
    'traffic',
    'people',
    'facts',
    'recording',
  );
  // What a foreign server remembers cannot be seen, nor can it be told where to hold.
  const ownApps = useSelected(({ jars }) => isOwnAppsBench(jars));
  const onlyForeign = useSelected(leavesShopOut);
  const store = useStore();
  const say = useSay();
  const { cursor: place, who: wanted, listenTo, files, showFiles, step, goLive } = useBeats();
  const [asTable, setAsTable] = useState(false);
  const [atDoor, setAtDoor] = useState(false);
  const all = useMemo(() => exchangesToTell({ server, traffic }, onlyForeign), [server, traffic, onlyForeign]);
  const who = standingWho(wanted, people, all);
  const drawn = useMemo(
    () => talkOf({ server, traffic, people }, who, files, onlyForeign),
    [server, traffic, people, who, files, onlyForeign],
  );
  // After a reset the place is gone: the conversation is live again.
  const cursor = place && drawn.some((exchange) => exchange.id === place.exchangeId) ? place : null;
  const told = useMemo(
    () => (cursor ? drawn.slice(0, 1 + drawn.findIndex((exchange) => exchange.id === cursor.exchangeId)) : drawn),
    [drawn, cursor],
  );
  // Live, with a class at work, there is nothing to count.
  const newer = useMemo(
    () => (told === drawn ? 0 : groupClicks(drawn).length - groupClicks(told).length),
    [drawn, told],
  );
  const older = useMemo(() => {
    const fitting = filterLog(all, people, { who, text: '', files }).length;
    // Whose the forgotten ones were, nobody knows any more.
    return fitting - drawn.length + (who === everyone && !onlyForeign ? server.folded : 0);
  }, [all, server.folded, people, who, files, drawn, onlyForeign]);
  const [panel, setPanel] = useState<HTMLElement | null>(null);
  // Too narrow for both side by side: what the server remembers is a strip below.
  const upright = useNarrower(panel, besideFrom);

  /** Put away, it holds nobody back unseen. */
  const showDoor = (shown: boolean) => {
    setAtDoor(shown);
    if (!shown) void store.ask('breakpoints.clear', null);
  };

  /** For the eye, where there is room: each button has its whole name anyway. */
  const word = (key: 'talk.tool.hold' | 'talk.tool.step' | 'talk.tool.table') => (
    <span className={styles.word} aria-hidden="true">
      {say(key)}
    </span>
  );
  const tools = (
    <>
      <FilesToggle exchanges={traffic.exchanges} files={files} onFiles={showFiles} />
      {!ownApps && (
        <span title={say('breakpoints.title')} className={buttons.hint}>
          <ToggleButton
            className={buttons.icon ?? ''}
            aria-label={say('breakpoints.title')}
            isSelected={atDoor}
            onChange={showDoor}
          >
            <DoorClosed aria-hidden="true" />
            {word('talk.tool.hold')}
          </ToggleButton>
        </span>
      )}
      <IconButton label={say('beat.previous')} shortcut={facts.keys['beat.previous']} onPress={() => step(-1)}>
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      {word('talk.tool.step')}
      <IconButton label={say('beat.next')} shortcut={facts.keys['beat.next']} onPress={() => step(1)}>
        <ChevronRight aria-hidden="true" />
      </IconButton>
      <span title={say(asTable ? 'talk.as-diagram' : 'talk.as-table')} className={buttons.hint}>
        <ToggleButton
          className={buttons.icon ?? ''}
          aria-label={say('talk.as-table')}
          isSelected={asTable}
          onChange={setAsTable}
        >
          <Table2 aria-hidden="true" />
          {word('talk.tool.table')}
        </ToggleButton>
      </span>
    </>
  );

  // Under the heads: what comes and goes at the foot (the thread's line) must not push what one is about to press.
  const stepping = cursor && (
    <div className={styles.stepping}>
      <span role="status">{say('beat.stepping', { beat: say(`beat.${cursor.beat}`) })}</span>
      <Button className={buttons.quiet ?? ''} onPress={goLive}>
        {newer > 0 && !recording
          ? say('beat.live.newer', { count: newer })
          : say(recording ? 'recording.whole' : 'beat.live')}
      </Button>
    </div>
  );

  return (
    <div ref={setPanel} className={styles.panel}>
      <Group
        key={upright ? 'upright' : 'lying'}
        className={styles.panel}
        data-upright={upright}
        orientation={upright ? 'vertical' : 'horizontal'}
      >
        <Panel id="talk" minSize={upright ? '40%' : '45%'} className={styles.talk}>
          {asTable && (
            <div className={styles.tools}>
              <WhoFilter who={who} onWho={listenTo} />
              <span className={styles.space} />
              {tools}
            </div>
          )}
          {atDoor && !ownApps && <BreakpointBar />}
          {asTable ? (
            <>
              {stepping}
              <ConversationTable exchanges={told} cursor={cursor} />
            </>
          ) : (
            <Diagram
              exchanges={told}
              cursor={cursor}
              older={older}
              who={who}
              onWho={listenTo}
              tools={tools}
              stepping={stepping}
            />
          )}
        </Panel>
        {/* A file holds no store: what the server remembers now is not of it. */}
        {!recording && !ownApps && (
          <>
            <Separator className={styles.divider} aria-label={say('divider.detail')} />
            <Panel
              id="remembered"
              minSize={upright ? '5em' : '20%'}
              defaultSize={upright ? '6em' : '31%'}
              // A strip keeps its cards whole when the thread's line comes in below; beside it, both give way.
              groupResizeBehavior={upright ? 'preserve-pixel-size' : 'preserve-relative-size'}
              className={styles.remembered}
            >
              <SessionsPanel compact lying={upright} />
            </Panel>
          </>
        )}
      </Group>
    </div>
  );
}
