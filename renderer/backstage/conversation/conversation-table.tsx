import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { pathWords, valueWords } from '../../state/data-diff.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { personOfVisitor } from '../../state/people.ts';
import { clockTime } from '../../ui/clock-time.ts';
import { type BeatCursor, isTold } from './beat-cursor.ts';
import { arrowWords } from './click-words.ts';
import { arrowsTogether, groupClicks } from './clicks.ts';
import styles from './conversation-table.module.css';

/** Rows of the newest exchanges; who wants more has the log. */
const mostExchanges = 60;

/** The conversation as a table: the same content, for screen readers and for those who prefer it. Newest first. */
export function ConversationTable({
  exchanges,
  cursor,
}: {
  readonly exchanges: readonly ExchangeRecord[];
  readonly cursor: BeatCursor | null;
}) {
  const { people, facts } = useWindowState('people', 'facts');
  const say = useSay();
  const arrows = groupClicks(exchanges.slice(-mostExchanges))
    .toReversed()
    .flatMap(({ deciding, followed }) => [
      ...arrowsTogether(deciding),
      ...followed.flatMap((one) => arrowsTogether([one])),
    ])
    .filter((arrow) => isTold(cursor, arrow.exchange, arrow.beat));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={say('talk.label')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('table.when')}</th>
            <th scope="col">{say('table.who')}</th>
            <th scope="col">{say('table.beat')}</th>
            <th scope="col">{say('table.words')}</th>
            <th scope="col">{say('table.wire')}</th>
          </tr>
        </thead>
        <tbody>
          {arrows.map((arrow, index) => {
            const person = personOfVisitor(people, arrow.exchange.who);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own.
              <tr key={index} data-colour={person?.colour ?? 'slate'}>
                <td className={styles.when}>{clockTime(arrow.exchange.at, facts.language)}</td>
                <td className={styles.who}>{person?.name ?? say('person.guest')}</td>
                <td>{say(`beat.${arrow.beat}`)}</td>
                <td>
                  {arrowWords(say, arrow, people)}
                  {arrow.changes.map((change) => (
                    <code key={`${change.sign}${change.path.join('/')}`} className={styles.change}>
                      {change.sign} {pathWords(change.path)}:{' '}
                      {valueWords(change.sign === '-' ? change.before : change.after)}
                    </code>
                  ))}
                </td>
                <td className={styles.wire} data-verbatim>
                  {arrow.wire}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
