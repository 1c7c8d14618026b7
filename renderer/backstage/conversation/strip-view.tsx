import { useWindowState } from '../../state/bridge/store-context.tsx';
import { pathWords, valueWords } from '../../state/data-diff.ts';
import { guests } from '../../state/log-lines.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { personOfVisitor } from '../../state/people.ts';
import { useThread } from '../../thread/thread-context.tsx';
import { ThreadKnot } from '../../thread/thread-knot.tsx';
import { joinClasses } from '../../ui/join-classes.ts';
import { type BeatCursor, isTold } from './beat-cursor.ts';
import type { LanePlaces } from './lanes.ts';
import styles from './strip-view.module.css';
import { arrowWords } from './strip-words.ts';
import { arrowsOfStrip, type PlacedArrow, type Strip } from './strips.ts';

export interface StripViewProps {
  readonly strip: Strip;
  readonly lanes: LanePlaces;
  readonly cursor: BeatCursor | null;
}

/** One exchange, or several at once, arrow by arrow. */
export function StripView({ strip, lanes, cursor }: StripViewProps) {
  const { people } = useWindowState('people');
  const { thread } = useThread();
  const lit = strip.exchanges.some((exchange) => thread?.exchangeIds.has(exchange.id));
  const [first] = strip.exchanges;
  const alone = strip.exchanges.length === 1;
  const colour = alone && first ? (personOfVisitor(people, first.who)?.colour ?? 'slate') : 'slate';
  return (
    <div className={joinClasses(styles.strip, strip.continued && styles.continued)} data-colour={colour} data-lit={lit}>
      <span className={styles.knot}>
        <ThreadKnot lit={lit} />
      </span>
      {arrowsOfStrip(strip).map((arrow, index) => (
        <ArrowView
          // biome-ignore lint/suspicious/noArrayIndexKey: the arrows of a past strip never change.
          key={index}
          arrow={arrow}
          lanes={lanes}
          told={isTold(cursor, arrow.exchange, arrow.beat)}
          current={cursor?.exchangeId === arrow.exchange.id && cursor.beat === arrow.beat}
        />
      ))}
    </div>
  );
}

interface ArrowViewProps {
  readonly arrow: PlacedArrow;
  readonly lanes: LanePlaces;
  readonly told: boolean;
  readonly current: boolean;
}

function ArrowView({ arrow, lanes, told, current }: ArrowViewProps) {
  const { people } = useWindowState('people');
  const say = useSay();
  const person = personOfVisitor(people, arrow.exchange.who);
  const place = { person: lanes.at(person?.id ?? guests), server: lanes.server, store: lanes.store };
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
        <span>{arrowWords(say, arrow, people)}</span>
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
    <svg className={styles.shaft} aria-hidden="true">
      <line x1={from} x2={neck} y1="7" y2="7" strokeDasharray={back ? '6 4' : undefined} />
      <path d={`M${tip} 7 ${neck} 2.4v9.2z`} style={{ transformOrigin: `${tip}px 7px` }} />
    </svg>
  );
}
