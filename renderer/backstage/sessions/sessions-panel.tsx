import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { viewSessions } from '../../state/session-rows.ts';
import buttons from '../../ui/button.module.css';
import { PersonMark } from '../../ui/person-mark.tsx';
import { ClockBar } from '../switchboard/clock-bar.tsx';
import { SessionCard } from './session-card.tsx';
import styles from './sessions-panel.module.css';

/** Rows drawn at once; a class of hundreds asks for more. */
const rowsAtOnce = 60;

export interface SessionsPanelProps {
  /** Beside the conversation: only what each session holds. */
  readonly compact?: boolean;
  /** A low strip: the cards stand side by side, the title before them. */
  readonly lying?: boolean;
}

/** What the server remembers: the rows of the store, dead tickets, and who has no session at all. */
export function SessionsPanel({ compact = false, lying = false }: SessionsPanelProps) {
  const { jars, server } = useWindowState('jars', 'server');
  const say = useSay();
  const [most, setMost] = useState(rowsAtOnce);
  const { rows, dead, without } = viewSessions(jars, server);
  const hidden = rows.length - most;
  const first = jars.find((jar) => jar.site === 'shop');
  const onlyOwnApp = jars.length > 0 && first === undefined;
  return (
    <div className={styles.panel} data-lying={lying}>
      <div className={styles.head}>
        <h2 className={styles.title}>{say('sessions.title', { medium: say(`medium.${server.medium}`) })}</h2>
        <span className={styles.count}>{say('sessions.count', { count: rows.length })}</span>
      </div>
      {!compact && <ClockBar />}
      {rows.length === 0 && first && <p className={styles.hint}>{say('sessions.try', { name: first.name })}</p>}
      {onlyOwnApp && <p className={styles.hint}>{say('sessions.foreign')}</p>}
      <ul className={styles.rows}>
        {rows.slice(0, most).map((seen) => (
          <SessionCard key={seen.row.key} seen={seen} compact={compact} />
        ))}
        {dead.map((jar) => (
          <li key={jar.id} className={styles.quiet}>
            <PersonMark name={jar.name} shape={jar.shape} colour={jar.colour} />
            <span>{say('sessions.dead', { hint: jar.ticket.kind === 'held' ? jar.ticket.hint : '' })}</span>
          </li>
        ))}
        {without.map((jar) => (
          <li key={jar.id} className={styles.quiet}>
            <PersonMark name={jar.name} shape={jar.shape} colour={jar.colour} />
            <span>{say('sessions.nothing')}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button className={buttons.button ?? ''} onPress={() => setMost(most + rowsAtOnce)}>
          {say('sessions.more', { count: hidden })}
        </Button>
      )}
    </div>
  );
}
