import { useEffect, useMemo, useState } from 'react';
import { GridList, GridListItem, ListLayout, type Selection, Virtualizer } from 'react-aria-components';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { foreignOf } from '../../state/foreign-exchange.ts';
import { everyone } from '../../state/log-lines.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { useThread } from '../../thread/thread-context.tsx';
import { FollowBar } from '../../ui/follow-bar.tsx';
import { markShape } from '../../ui/mark-shape.tsx';
import { useFollow } from '../../ui/use-follow.ts';
import { useWidth } from '../../ui/use-width.ts';
import type { BeatCursor } from './beat-cursor.ts';
import styles from './diagram.module.css';
import { chooseLanes, type LanePlaces, placeLanes } from './lanes.ts';
import { StripView } from './strip-view.tsx';
import { stripWords } from './strip-words.ts';
import { cutStrips } from './strips.ts';

export interface DiagramProps {
  /** What is told so far, oldest first. */
  readonly exchanges: readonly ExchangeRecord[];
  readonly cursor: BeatCursor | null;
  /** How many more exchanges there were. */
  readonly older: number;
  /** A jar's id when only one person's talk is shown. */
  readonly who: string;
}

/** The live sequence diagram: lanes for the people, the server and its store, time running down. */
export function Diagram({ exchanges, cursor, older, who }: DiagramProps) {
  const { people, server } = useWindowState('people', 'server');
  const say = useSay();
  const { held, hold, touch } = useThread();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const width = useWidth(box);
  const { ref, following, follow } = useFollow(cursor ? '[data-current="true"]' : null);
  // Another beat is another place to look at; the list draws its rows a moment after us.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is what it waits for.
  useEffect(() => {
    const frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [follow, cursor]);
  const strips = useMemo(() => cutStrips(exchanges), [exchanges]);
  const chosen = chooseLanes(people, exchanges).filter((lane) => who === everyone || lane.id === who);
  // Strips are drawn anew when a lane comes, goes or moves, not with every exchange.
  const lanesNow = JSON.stringify(chosen);
  const lanes = useMemo(() => placeLanes(JSON.parse(lanesNow) as typeof chosen, width), [lanesNow, width]);
  const hosts = [...new Set(exchanges.flatMap((exchange) => foreignOf(exchange)?.host ?? []))];
  const onlyForeign = exchanges.length > 0 && exchanges.every((exchange) => foreignOf(exchange) !== null);
  const selected: Selection = new Set(held?.kind === 'exchange' ? [held.id] : []);
  const choose = (keys: Selection) => {
    const [id] = keys === 'all' ? [] : keys;
    const strip = strips.find((one) => one.id === id);
    hold(strip ? { kind: 'exchange', id: strip.id } : null);
  };

  return (
    <div ref={setBox} className={styles.diagram}>
      <LaneHeads lanes={lanes} hosts={hosts} onlyForeign={onlyForeign} />
      {hosts.length > 0 && (
        <p className={styles.unseen}>{say('talk.foreign.unseen', { count: hosts.length, host: hosts[0] ?? '' })}</p>
      )}
      <div className={styles.scroll}>
        <LaneLines lanes={lanes} />
        {width > 0 && (
          <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 210 }}>
            <GridList
              ref={ref}
              className={styles.strips ?? ''}
              aria-label={say('talk.label')}
              items={strips}
              dependencies={[lanes, cursor]}
              selectionMode="single"
              selectionBehavior="replace"
              selectedKeys={selected}
              onSelectionChange={choose}
              renderEmptyState={() => <p className={styles.empty}>{say('talk.empty')}</p>}
            >
              {(strip) => (
                <GridListItem
                  id={strip.id}
                  textValue={stripWords(say, strip, people)}
                  className={styles.item ?? ''}
                  onHoverStart={() => touch({ kind: 'exchange', id: strip.id })}
                  onHoverEnd={() => touch(null)}
                >
                  <StripView strip={strip} lanes={lanes} cursor={cursor} />
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

interface LaneHeadsProps {
  readonly lanes: LanePlaces;
  /** Servers that are not the shop. */
  readonly hosts: readonly string[];
  readonly onlyForeign: boolean;
}

function LaneHeads({ lanes, hosts, onlyForeign }: LaneHeadsProps) {
  const say = useSay();
  const foreign = hosts.length > 1 ? say('lane.servers', { count: hosts.length }) : (hosts[0] ?? '');
  const server = hosts.length === 0 ? say('lane.server') : onlyForeign ? foreign : `${say('lane.shop')} · ${foreign}`;
  return (
    <div className={styles.heads}>
      {lanes.people.map((lane) => (
        <span
          key={lane.id}
          className={styles.head}
          data-colour={lane.colour}
          style={{ left: lanes.at(lane.id), maxWidth: Math.max(20, lanes.gap - 6) }}
        >
          <svg viewBox="-1 -1 14 14" aria-hidden="true" className={styles.mark} data-gone={!lane.here}>
            {markShape(lane.shape)}
          </svg>
          <span className={styles.name}>{lane.name ?? say('person.guest')}</span>
        </span>
      ))}
      <span className={styles.head} style={{ left: lanes.server, maxWidth: lanes.serverRoom }}>
        <span className={styles.name}>{server}</span>
      </span>
      <span className={styles.head} style={{ left: lanes.store, maxWidth: lanes.storeRoom }} data-unseen={onlyForeign}>
        <span className={styles.name}>{say('lane.store')}</span>
      </span>
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
      <line x1={lanes.store} x2={lanes.store} y1="0" y2="100%" />
    </svg>
  );
}
