import type { JarTicket } from '../../main/ipc/contract.ts';
import { useSay } from '../messages/say-context.tsx';
import styles from './ticket-chip.module.css';

/** The shop's session cookie as this person's browser holds it, in plain words. */
export function TicketChip({ ticket, name }: { readonly ticket: JarTicket; readonly name: string }) {
  const say = useSay();
  if (ticket.kind === 'none') {
    return (
      <span className={styles.none} title={say('ticket.none.hint', { name })}>
        {say('ticket.none')}
      </span>
    );
  }
  return (
    <span className={styles.held} title={say('ticket.held.hint', { name })}>
      {say('ticket.held', { hint: ticket.hint })}
    </span>
  );
}
