import { ChevronDown, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { pathWords, valueWords } from '../../state/data-diff.ts';
import { isFile } from '../../state/foreign-exchange.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { participantOf } from '../../state/participants.ts';
import { personOfVisitor } from '../../state/people.ts';
import { useThread } from '../../thread/thread-context.tsx';
import { ThreadKnot } from '../../thread/thread-knot.tsx';
import { clockTime } from '../../ui/clock-time.ts';
import { joinClasses } from '../../ui/join-classes.ts';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { type BeatCursor, isTold } from './beat-cursor.ts';
import { beatsOf } from './beats.ts';
import styles from './click-view.module.css';
import { arrowWords, exchangeSentence } from './click-words.ts';
import { arrowsTogether, type Click, type PlacedArrow } from './clicks.ts';
import type { LanePlaces } from './lanes.ts';

export interface ClickViewProps {
  readonly click: Click;
  readonly lanes: LanePlaces;
  readonly cursor: BeatCursor | null;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** A click: its sentence, and when it is open what decided, arrow by arrow, with what followed as a line each. */
export function ClickView({ click, lanes, cursor, open, onToggle }: ClickViewProps) {
  const { people } = useWindowState('people');
  const { thread } = useThread();
  const { deciding, followed } = click;
  const lit = [...deciding, ...followed].some((exchange) => thread?.exchangeIds.has(exchange.id));
  const [first] = deciding;
  const colour = (deciding.length === 1 && first && personOfVisitor(people, first.who)?.colour) || 'slate';
  // A beat of what followed is told by its own arrows.
  const stepped = followed.find((exchange) => exchange.id === cursor?.exchangeId);
  return (
    <div className={styles.click} data-colour={colour} data-lit={lit} data-open={open} data-changing={click.changing}>
      {deciding.map((exchange, index) => (
        <Sentence
          key={exchange.id}
          exchange={exchange}
          open={open}
          onToggle={index === 0 ? onToggle : null}
          told={isTold(cursor, exchange, 'answer')}
          lit={lit && index === 0}
        />
      ))}
      {open && (
        <>
          <Arrows exchanges={deciding} lanes={lanes} cursor={cursor} />
          {stepped ? (
            <Arrows exchanges={[stepped]} lanes={lanes} cursor={cursor} />
          ) : (
            isEnded(cursor, deciding) && <Followed exchanges={followed} />
          )}
        </>
      )}
    </div>
  );
}

function isEnded(cursor: BeatCursor | null, deciding: readonly ExchangeRecord[]): boolean {
  return deciding.every((exchange) => isTold(cursor, exchange, 'answer'));
}

interface SentenceProps {
  readonly exchange: ExchangeRecord;
  readonly open: boolean;
  /** Null: another sentence of the same click has the handle. */
  readonly onToggle: (() => void) | null;
  /** Before its answer is told, the sentence does not give the outcome away. */
  readonly told: boolean;
  /** The thread runs through it. */
  readonly lit: boolean;
}

function Sentence({ exchange, open, onToggle, told, lit }: SentenceProps) {
  const { people, facts } = useWindowState('people', 'facts');
  const say = useSay();
  const person = personOfVisitor(people, exchange.who);
  const words = told ? exchangeSentence(say, exchange, '') : say('click.untold');
  return (
    <div className={styles.sentence} data-refused={told && exchange.response.status >= 400}>
      {onToggle ? (
        <Button
          className={styles.toggle ?? ''}
          aria-label={say(open ? 'click.fold' : 'click.unfold')}
          aria-expanded={open}
          onPress={onToggle}
        >
          {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
        </Button>
      ) : (
        <span className={styles.toggle} />
      )}
      <PersonAvatar
        name={person?.name ?? say('person.guest')}
        shape={person?.shape ?? 'guest'}
        colour={person?.colour ?? 'slate'}
      />
      <span className={styles.words} title={words}>
        {words}
      </span>
      <span className={styles.knot}>
        <ThreadKnot lit={lit} />
      </span>
      <time className={styles.time}>{clockTime(exchange.at, facts.language)}</time>
    </div>
  );
}

interface ArrowsProps {
  readonly exchanges: readonly ExchangeRecord[];
  readonly lanes: LanePlaces;
  readonly cursor: BeatCursor | null;
}

function Arrows({ exchanges, lanes, cursor }: ArrowsProps) {
  return numbered(arrowsTogether(exchanges)).map(({ arrow, number }, index) => (
    <ArrowView
      // biome-ignore lint/suspicious/noArrayIndexKey: the arrows of a past exchange never change.
      key={index}
      arrow={arrow}
      number={number}
      lanes={lanes}
      told={isTold(cursor, arrow.exchange, arrow.beat)}
      current={cursor?.exchangeId === arrow.exchange.id && cursor.beat === arrow.beat}
    />
  ));
}

/** Beats are counted for each exchange on its own; the number stands where the beat begins. */
function numbered(arrows: readonly PlacedArrow[]): readonly { arrow: PlacedArrow; number: number | null }[] {
  return arrows.map((arrow, index) => {
    const begun = arrows.slice(0, index).some((one) => one.exchange === arrow.exchange && one.beat === arrow.beat);
    return { arrow, number: begun ? null : beatsOf(arrow.exchange).indexOf(arrow.beat) + 1 };
  });
}

/** What merely followed: pages and what scripts fetched as a line each, files as a number. */
function Followed({ exchanges }: { readonly exchanges: readonly ExchangeRecord[] }) {
  const say = useSay();
  const pages = exchanges.filter((exchange) => !isFile(exchange));
  const files = exchanges.length - pages.length;
  const shown = pages.slice(0, mostLines);
  if (exchanges.length === 0) return null;
  return (
    <ul className={styles.followed}>
      {shown.map(({ id, request, response }) => (
        <li key={id}>
          {say('click.then')}{' '}
          <span data-verbatim>
            {request.method} {request.target} · {response.status === 0 ? say('answer.none') : response.status}
          </span>
        </li>
      ))}
      {pages.length > shown.length && <li>{say('click.more', { count: pages.length - shown.length })}</li>}
      {files > 0 && <li>{say('click.files', { count: files })}</li>}
    </ul>
  );
}

/** A page that polls is not a list of a thousand lines; the log has them. */
const mostLines = 3;

interface ArrowViewProps {
  readonly arrow: PlacedArrow;
  /** Which beat begins here; null: none does. */
  readonly number: number | null;
  readonly lanes: LanePlaces;
  readonly told: boolean;
  readonly current: boolean;
}

function ArrowView({ arrow, number, lanes, told, current }: ArrowViewProps) {
  const { people } = useWindowState('people');
  const say = useSay();
  const person = personOfVisitor(people, arrow.exchange.who);
  const place = { person: lanes.at(participantOf(person)), server: lanes.server, store: lanes.store ?? lanes.server };
  const from = place[arrow.from];
  const to = place[arrow.to];
  const indent = { marginLeft: Math.min(from, to) + 10 };
  const personal = arrow.from === 'person' || arrow.to === 'person';
  return (
    <div
      className={joinClasses(styles.arrow, current && styles.current)}
      data-colour={person?.colour ?? 'slate'}
      data-personal={personal}
      data-told={told}
      data-current={current}
      data-beat={arrow.beat}
      data-refused={arrow.refused}
    >
      <p className={styles.says} style={indent}>
        <span data-number={number ?? undefined}>{arrowWords(say, arrow, people)}</span>
      </p>
      {from !== to && <Shaft from={from} to={to} back={arrow.back} />}
      {arrow.changes.length > 0 && (
        <ul className={styles.changes} data-verbatim style={indent}>
          {arrow.changes.map((change) => (
            <li key={`${change.sign}${change.path.join('/')}`} data-sign={change.sign}>
              {change.sign} {pathWords(change.path)}: {valueWords(change.sign === '-' ? change.before : change.after)}
            </li>
          ))}
        </ul>
      )}
      {arrow.wire !== '' && (
        <p className={styles.wire} data-verbatim style={indent}>
          <span>{arrow.wire}</span>
        </p>
      )}
    </div>
  );
}

/** The line with its head; an answer is dashed. px from the left edge of the diagram. */
function Shaft({ from, to, back }: { readonly from: number; readonly to: number; readonly back: boolean }) {
  const forward = to > from;
  const tip = forward ? to - 2 : to + 2;
  const neck = forward ? tip - 9 : tip + 9;
  return (
    <svg className={styles.shaft} height="14" aria-hidden="true">
      <line x1={from} x2={neck} y1="7" y2="7" strokeDasharray={back ? '6 4' : undefined} />
      <path d={`M${tip} 7 ${neck} 2.4v9.2z`} style={{ transformOrigin: `${tip}px 7px` }} />
    </svg>
  );
}
