import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { type SeenRow, viewSessions } from '../../state/session-rows.ts';
import buttons from '../../ui/button.module.css';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { useToldServer, useToldTicket } from '../conversation/use-told.ts';
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
  /** As it is now, also while beats are told. */
  readonly now?: boolean;
}

/** What the server remembers: the rows of the store, dead tickets, and who has no session at all. */
export function SessionsPanel({ compact = false, lying = false, now = false }: SessionsPanelProps) {
  const { jars: present, server: live } = useWindowState('jars', 'server');
  const told = useToldServer();
  const ticketOf = useToldTicket();
  const server = now ? live : told;
  const jars = now ? present : present.map((jar) => ({ ...jar, ticket: ticketOf(jar) }));
  const say = useSay();
  const [most, setMost] = useState(rowsAtOnce);
  const { rows, dead, without } = viewSessions(jars, server);
  const { storeFails } = server;
  // Whoever is at the bench stands before any number of strangers.
  const ours = rows.filter(({ owners }) => owners.length > 0);
  const others = rows.filter(({ owners }) => owners.length === 0);
  const hidden = others.length - most;
  const first = jars.find((jar) => jar.site === 'shop');
  const onlyOwnApp = jars.length > 0 && first === undefined;
  const card = (seen: SeenRow) => (
    <SessionCard key={seen.row.key} seen={seen} compact={compact} isCertain={!storeFails} lying={lying} />
  );
  return (
    <div className={styles.panel} data-lying={lying}>
      <div className={styles.head}>
        <h2 className={styles.title}>{say('sessions.title', { medium: say(`medium.${server.medium}`) })}</h2>
        <span className={styles.count} hidden={lying}>
          {say('sessions.count', { count: rows.length })}
        </span>
      </div>
      {!compact && <ClockBar />}
      {storeFails && <p className={styles.hint}>{say('sessions.store-fails')}</p>}
      {rows.length === 0 && !storeFails && first && !lying && (
        <p className={styles.hint}>{say('sessions.try', { name: first.name })}</p>
      )}
      {onlyOwnApp && <p className={styles.hint}>{say('sessions.foreign')}</p>}
      <ul className={styles.rows}>
        {ours.map(card)}
        {dead.map((jar) => (
          <li key={jar.id} className={styles.quiet}>
            <PersonAvatar name={jar.name} shape={jar.shape} colour={jar.colour} />
            <span>
              {say(storeFails ? 'sessions.unsure' : 'sessions.dead', {
                hint: jar.ticket.kind === 'held' ? jar.ticket.hint : '',
              })}
            </span>
          </li>
        ))}
        {without.map((jar) => (
          <li key={jar.id} className={styles.quiet}>
            <PersonAvatar name={jar.name} shape={jar.shape} colour={jar.colour} />
            <span title={say('sessions.nothing')}>{say('sessions.nothing')}</span>
          </li>
        ))}
        {others.slice(0, most).map(card)}
      </ul>
      {hidden > 0 && (
        <Button className={buttons.button ?? ''} onPress={() => setMost(most + rowsAtOnce)}>
          {say('sessions.more', { count: hidden })}
        </Button>
      )}
    </div>
  );
}
