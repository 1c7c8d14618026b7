import { ToggleButton } from 'react-aria-components';
import type { JarState } from '../../main/ipc/contract.ts';
import { useSay } from '../messages/say-context.tsx';
import { useThread, useTouch } from '../thread/thread-context.tsx';
import { ThreadKnot } from '../thread/thread-knot.tsx';
import styles from './ticket-chip.module.css';

/** The shop's session cookie as this person's browser holds it, in plain words; an end of the thread. */
export function TicketChip({ jar }: { readonly jar: JarState }) {
  const say = useSay();
  const { thread, held, hold } = useThread();
  const end = { kind: 'person', jarId: jar.id } as const;
  const touch = useTouch(end);
  const { ticket, name } = jar;
  const lit = thread?.jars.some((other) => other.id === jar.id) ?? false;
  return (
    <span
      className={styles.hint}
      title={say(ticket.kind === 'none' ? 'ticket.none.hint' : 'ticket.held.hint', { name })}
      {...touch}
    >
      <ToggleButton
        className={styles.chip ?? ''}
        data-held={ticket.kind === 'held'}
        data-lit={lit}
        isSelected={held?.kind === 'person' && held.jarId === jar.id}
        onChange={() => hold(end)}
      >
        <span className={styles.knot}>
          <ThreadKnot lit={lit} />
        </span>
        {ticket.kind === 'none' ? say('ticket.none') : say('ticket.held', { hint: ticket.hint })}
      </ToggleButton>
    </span>
  );
}
