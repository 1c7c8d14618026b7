import { useDeferredValue, useMemo, useState } from 'react';
import {
  Button,
  GridList,
  GridListItem,
  Input,
  Label,
  ListLayout,
  SearchField,
  type Selection,
  Virtualizer,
} from 'react-aria-components';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { ExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { filterLog, type LogFilter, type LogLine } from '../../state/log-lines.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { standingWho } from '../../state/participants.ts';
import { allExchanges } from '../../state/traffic-picture.ts';
import { useThread, useTouch } from '../../thread/thread-context.tsx';
import { ThreadKnot } from '../../thread/thread-knot.tsx';
import buttons from '../../ui/button.module.css';
import { FilesToggle } from '../../ui/files-toggle.tsx';
import { FollowBar } from '../../ui/follow-bar.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { useFollow } from '../../ui/use-follow.ts';
import { useNarrower, useTypeScale } from '../../ui/use-type-scale.ts';
import { WhoFilter } from '../../ui/who-filter.tsx';
import { CompareBar } from '../exchange/compare-bar.tsx';
import { ComparisonView } from '../exchange/comparison-view.tsx';
import { ExchangeDetail } from '../exchange/exchange-detail.tsx';
import { ListTools } from '../exchange/exchange-tools.tsx';
import { GoneLine } from './gone-line.tsx';
import { KindFilter } from './kind-filter.tsx';
import styles from './log-panel.module.css';

/** px, with ordinary text, from which the lines and the chosen one in full stand side by side. */
const besideFrom = 1200;

/** Lines listed at once; older ones on demand. All that are kept are searched. */
const linesAtOnce = 400;
/** px of one line with ordinary text. */
const lineHeight = 26;

/** The article's log: one line an exchange with its person, filtered by person and text, the chosen one in full beside. */
export function LogPanel() {
  const { server, traffic, people, comparison, recording, logFilter } = useWindowState(
    'server',
    'traffic',
    'people',
    'comparison',
    'recording',
    'logFilter',
  );
  const scale = useTypeScale();
  const store = useStore();
  const say = useSay();
  const { method, status, text, files } = logFilter;
  const narrow = (change: Partial<LogFilter>) => store.dispatch({ kind: 'log-filter', change });
  const [most, setMost] = useState(linesAtOnce);
  const [chosen, setChosen] = useState<Selection>(new Set());
  const { hold } = useThread();
  const [comparing, compareWith] = useState<ExchangeId | null>(null);
  const choose = (selection: Selection) => {
    const [key] = selection === 'all' ? [] : selection;
    const line = lines.find(({ id }) => id === key);
    if (comparing && line) {
      compareWith(null);
      void store.ask('exchange.compare', { one: comparing, other: line.id });
      return;
    }
    setChosen(selection);
    hold(line ? { kind: 'exchange', id: line.id } : null);
  };
  // Lines may come faster than they can be read: input stays quick, the list catches up.
  const exchanges = useDeferredValue(allExchanges(server, traffic));
  const who = standingWho(logFilter.who, people, exchanges);
  const lines = useMemo(
    () => filterLog(exchanges, people, { who, method, status, text, files }),
    [exchanges, people, who, method, status, text, files],
  );
  const shown = lines.slice(-most);
  const { ref, following, follow } = useFollow();
  const lastSeen = useLastWhile(following, lines.at(-1)?.id ?? null);
  const [chosenId] = chosen === 'all' ? [] : chosen;
  const chosenLine = chosenId === undefined ? undefined : lines.find((line) => line.id === chosenId);

  const [panel, setPanel] = useState<HTMLElement | null>(null);
  // Too narrow for both side by side: the chosen one in full stands below, where there is one.
  const upright = useNarrower(panel, besideFrom);

  if (comparison) return <ComparisonView comparison={comparison} />;
  return (
    <div ref={setPanel} className={styles.whole}>
      <Group
        key={upright ? 'upright' : 'lying'}
        className={styles.panel}
        data-upright={upright}
        orientation={upright ? 'vertical' : 'horizontal'}
      >
        <Panel id="log-lines" minSize="30%" className={styles.list}>
          <div className={styles.tools}>
            <WhoFilter who={who} onWho={(next) => narrow({ who: next })} />
            <KindFilter
              method={method}
              onMethod={(next) => narrow({ method: next })}
              status={status}
              onStatus={(next) => narrow({ status: next })}
            />
            <FilesToggle exchanges={traffic.exchanges} files={files} onFiles={(next) => narrow({ files: next })} />
            <SearchField className={styles.search ?? ''} value={text} onChange={(typed) => narrow({ text: typed })}>
              <Label className={styles.hidden ?? ''}>{say('filter.text')}</Label>
              <Input className={styles.field ?? ''} placeholder={say('filter.text')} />
            </SearchField>
            {!recording && <ListTools exchanges={lines.map(({ id }) => id)} />}
          </div>
          {comparing && <CompareBar onCancel={() => compareWith(null)} />}
          {lines.length > most && (
            <p className={styles.folded}>
              <Button className={buttons.quiet ?? ''} onPress={() => setMost(most + linesAtOnce)}>
                {say('log.more', { count: lines.length - most })}
              </Button>
              {server.folded > 0 && <span>{say('log.folded', { count: server.folded })}</span>}
            </p>
          )}
          {!recording && <GoneLine who={who} />}
          <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: lineHeight * scale }}>
            <GridList
              ref={ref}
              className={styles.lines ?? ''}
              aria-label={say('log.label')}
              items={shown}
              selectionMode="single"
              selectionBehavior="replace"
              selectedKeys={chosen}
              onSelectionChange={choose}
              renderEmptyState={() => (
                <p className={styles.empty}>{say(exchanges.length === 0 ? 'log.empty' : 'log.nothing-fits')}</p>
              )}
            >
              {renderLine}
            </GridList>
          </Virtualizer>
          {!following && <FollowBar newer={countNewer(lines, exchanges, lastSeen)} onFollow={follow} />}
        </Panel>
        {(chosenLine || !upright) && (
          <>
            <Separator className={styles.divider} aria-label={say('divider.detail')} />
            <Panel id="log-detail" minSize="30%" defaultSize={upright ? '58%' : '46%'} className={styles.beside}>
              {chosenLine ? (
                <ExchangeDetail exchange={chosenLine.exchange} onCompare={compareWith} />
              ) : (
                <p className={styles.empty}>{say('log.choose')}</p>
              )}
            </Panel>
          </>
        )}
      </Group>
    </div>
  );
}

function renderLine(line: LogLine) {
  return (
    <GridListItem id={line.id} textValue={line.exchange.line} className={styles.item ?? ''}>
      <LineView line={line} />
    </GridListItem>
  );
}

function LineView({ line: { id, exchange, person } }: { readonly line: LogLine }) {
  const { thread } = useThread();
  const lit = thread?.exchangeIds.has(id) ?? false;
  const touch = useTouch({ kind: 'exchange', id });
  const { day, time, end, rest } = partLine(exchange.line);
  return (
    <div className={styles.line} data-lit={lit} data-colour={person?.colour ?? 'slate'} {...touch}>
      <LineMark person={person} />
      <span
        className={styles.text}
        data-kind={Math.floor(exchange.response.status / 100)}
        title={exchange.line}
        data-verbatim
      >
        <span className={styles.day}>{day}</span>
        {time}
        <span className={styles.day}>{end}</span>
        {rest}
      </span>
      <span className={styles.space} />
      <ThreadKnot lit={lit} />
    </div>
  );
}

/** A line as logs have it, `[25/Nov/2026 09:59:06] "GET / HTTP/1.1" 200 17`, so that a narrow panel may leave the day out and keep the status. */
function partLine(line: string) {
  const [, day = '', time = '', end = '', rest = line] = /^(\[\S+ )([\d:]+)(\])(.*)$/s.exec(line) ?? [];
  return { day, time, end, rest };
}

function LineMark({ person }: Pick<LogLine, 'person'>) {
  const say = useSay();
  return (
    <span className={styles.who}>
      {person ? (
        <PersonAvatar {...person} plain gone={!person.here} />
      ) : (
        <PersonAvatar name={say('person.guest')} shape="guest" colour="slate" plain />
      )}
    </span>
  );
}

/** Lines that came after the one that was seen last, whatever the list is narrowed to meanwhile. */
function countNewer(
  lines: readonly LogLine[],
  exchanges: readonly ExchangeRecord[],
  lastSeen: ExchangeId | null,
): number {
  const place = exchanges.findIndex(({ id }) => id === lastSeen);
  const newer = new Set(exchanges.slice(place + 1).map(({ id }) => id));
  return lines.filter(({ id }) => newer.has(id)).length;
}

/** The value while `live`, and the last one of that time afterwards. */
function useLastWhile<T>(live: boolean, value: T): T {
  const [kept, keep] = useState(value);
  if (live && kept !== value) keep(value);
  return live ? value : kept;
}
