import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { GridList, GridListItem, ListLayout, type Selection, Virtualizer } from 'react-aria-components';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { isOwnAppsBench } from '../../state/bench-selectors.ts';
import { useSelected, useWindowState } from '../../state/bridge/store-context.tsx';
import { foreignOf } from '../../state/foreign-exchange.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { participantsOf } from '../../state/participants.ts';
import { useThread } from '../../thread/thread-context.tsx';
import { FollowBar } from '../../ui/follow-bar.tsx';
import { useFollow } from '../../ui/use-follow.ts';
import { useWidth } from '../../ui/use-measure.ts';
import { useTypeScale } from '../../ui/use-type-scale.ts';
import type { BeatCursor } from './beat-cursor.ts';
import { ClickView } from './click-view.tsx';
import { clickWords } from './click-words.ts';
import { groupClicks } from './clicks.ts';
import styles from './diagram.module.css';
import { LaneHeads } from './lane-heads.tsx';
import { type LanePlaces, placeLanes } from './lanes.ts';
import { useOpenClicks } from './use-open-clicks.ts';

export interface DiagramProps {
  /** What is told so far, oldest first. */
  readonly exchanges: readonly ExchangeRecord[];
  readonly cursor: BeatCursor | null;
  /** How many more exchanges there were. */
  readonly older: number;
  /** Whose talk is shown: a participant's id, or `everyone`. */
  readonly who: string;
  readonly onWho: (who: string) => void;
  /** At the end of the row with the lanes' heads. */
  readonly tools: ReactNode;
  /** Which beat is told and the way back; null when all is. */
  readonly stepping: ReactNode;
}

/** The live sequence diagram: lanes for the people, the server and its store, time running down. */
export function Diagram({ exchanges, cursor, older, who, onWho, tools, stepping }: DiagramProps) {
  const { people, server } = useWindowState('people', 'server');
  const ownApps = useSelected(({ jars }) => isOwnAppsBench(jars));
  const say = useSay();
  const { held, hold, touch } = useThread();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const width = useWidth(box);
  const [toolRow, setToolRow] = useState<HTMLElement | null>(null);
  const toolsRoom = useWidth(toolRow);
  const scale = useTypeScale();
  // Another panel may come under the pointer, and nothing tells that the click which it was over has gone.
  useEffect(() => () => touch(null), [touch]);
  const { ref, following, follow } = useFollow('[data-newest="true"]');
  // Another beat is another place to look at; the list draws its rows a moment after us.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is what it waits for.
  useEffect(() => {
    const frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [follow, cursor]);
  const clicks = useMemo(() => groupClicks(exchanges), [exchanges]);
  const { isOpen, toggle, newest } = useOpenClicks(clicks, cursor);
  const chosen = participantsOf(people, exchanges);
  const hosts = [...new Set(exchanges.flatMap((exchange) => foreignOf(exchange)?.host ?? []))];
  const allForeign = exchanges.every((exchange) => foreignOf(exchange) !== null);
  const onlyForeign = exchanges.length > 0 && allForeign;
  const storeSeen = !(allForeign && ownApps);
  // Clicks are drawn anew when a lane comes, goes or moves, not with every exchange.
  const lanesNow = JSON.stringify(chosen);
  const lanes = useMemo(
    () => placeLanes(JSON.parse(lanesNow) as typeof chosen, { width, toolsRoom, scale, storeSeen }),
    [lanesNow, width, toolsRoom, scale, storeSeen],
  );
  const selected: Selection = new Set(
    clicks
      .filter(({ deciding }) => held?.kind === 'exchange' && deciding.some(({ id }) => id === held.id))
      .map(({ id }) => id),
  );
  const choose = (keys: Selection) => {
    const [id] = keys === 'all' ? [] : keys;
    const click = clicks.find((one) => one.id === id);
    const [deciding] = click?.deciding ?? [];
    hold(deciding ? { kind: 'exchange', id: deciding.id } : null);
  };

  return (
    <div ref={setBox} className={styles.diagram}>
      <div className={styles.top}>
        <LaneHeads lanes={lanes} hosts={hosts} onlyForeign={onlyForeign} who={who} onWho={onWho} />
        <div ref={setToolRow} className={styles.tools}>
          {tools}
        </div>
      </div>
      {stepping}
      {hosts.length > 0 && (
        <p className={styles.unseen}>{say('talk.foreign.unseen', { count: hosts.length, host: hosts[0] ?? '' })}</p>
      )}
      <div className={styles.scroll}>
        <LaneLines lanes={lanes} />
        {width > 0 && (
          <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 34 }}>
            <GridList
              ref={ref}
              className={styles.strips ?? ''}
              aria-label={say('talk.label')}
              items={clicks}
              dependencies={[lanes, cursor, isOpen]}
              selectionMode="single"
              selectionBehavior="replace"
              selectedKeys={selected}
              onSelectionChange={choose}
              renderEmptyState={() => <p className={styles.empty}>{say('talk.empty')}</p>}
            >
              {(click) => (
                <GridListItem
                  id={click.id}
                  textValue={clickWords(say, click, people)}
                  className={styles.item ?? ''}
                  data-newest={click.id === newest}
                  onAction={() => toggle(click.id)}
                  onHoverStart={() => touch({ kind: 'exchange', id: click.deciding[0]?.id ?? click.id })}
                  onHoverEnd={() => touch(null)}
                >
                  <ClickView
                    click={click}
                    lanes={lanes}
                    cursor={cursor}
                    open={isOpen(click.id)}
                    onToggle={() => toggle(click.id)}
                  />
                </GridListItem>
              )}
            </GridList>
          </Virtualizer>
        )}
      </div>
      {!following && cursor === null && <FollowBar newer={0} onFollow={follow} />}
      {(server.underway.size > 0 || older > 0) && following && (
        <p className={styles.foot}>
          {server.underway.size > 0 && (
            <span role="status">{say('talk.waiting', { count: server.underway.size })}</span>
          )}
          {older > 0 && <span>{say('talk.older', { count: older })}</span>}
        </p>
      )}
    </div>
  );
}

/** Behind everything, the whole height: time itself. */
function LaneLines({ lanes }: { readonly lanes: LanePlaces }) {
  return (
    <svg className={styles.lines} aria-hidden="true">
      {lanes.people.map((lane) => (
        <line key={lane.id} x1={lanes.at(lane.id)} x2={lanes.at(lane.id)} y1="0" y2="100%" />
      ))}
      <line x1={lanes.server} x2={lanes.server} y1="0" y2="100%" />
      {lanes.store !== null && <line x1={lanes.store} x2={lanes.store} y1="0" y2="100%" />}
    </svg>
  );
}
