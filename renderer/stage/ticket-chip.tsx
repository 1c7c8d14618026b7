import { ToggleButton } from 'react-aria-components';
import type { JarState } from '../../main/shared/bench-records.ts';
import { useToldTicket } from '../backstage/conversation/use-told.ts';
import { useSay } from '../state/messages/say-context.tsx';
import { useThread, useTouch } from '../thread/thread-context.tsx';
import { ThreadKnot } from '../thread/thread-knot.tsx';
import styles from './ticket-chip.module.css';

/** The shop's session cookie as this person's browser holds it, in plain words; an end of the thread. */
export function TicketChip({ jar }: { readonly jar: JarState }) {
  const say = useSay();
  const { thread, held, hold } = useThread();
  const end = { kind: 'person', jarId: jar.id } as const;
  const touch = useTouch(end);
  const { name } = jar;
  const ticket = useToldTicket()(jar);
  const known = ticket.kind === 'none' ? knownSession(jar) : null;
  // Of somebody else's app it is not known which cookie says who it is: none would be a false "no ticket".
  const others = ticket.kind === 'none' && !known && jar.site === 'own' ? jar.cookies.length : 0;
  const lit = thread?.jars.some((other) => other.id === jar.id) ?? false;
  return (
    <span
      className={styles.hint}
      title={
        known
          ? say(known.chosen ? 'ticket.chosen.hint' : 'ticket.known.hint', { name, cookie: known.cookie })
          : say(ticket.kind === 'held' ? 'ticket.held.hint' : others > 0 ? 'ticket.cookies.hint' : 'ticket.none.hint', {
              name,
            })
      }
      {...touch}
    >
      <ToggleButton
        className={styles.chip ?? ''}
        data-held={ticket.kind === 'held' || known !== null}
        data-lit={lit}
        isSelected={held?.kind === 'person' && held.jarId === jar.id}
        onChange={() => hold(end)}
      >
        <span className={styles.whole}>
          {known
            ? say('ticket.known', { framework: known.framework ?? 'none', hint: known.hint })
            : ticket.kind === 'none'
              ? say(others > 0 ? 'ticket.cookies' : 'ticket.none', { count: others })
              : say('ticket.held', { hint: ticket.hint })}
        </span>
        {/* In a narrow pane; whoever hears the window hears the whole words. */}
        <span className={styles.short} aria-hidden="true" data-verbatim={ticket.kind === 'held' ? '' : undefined}>
          {known
            ? known.hint
            : ticket.kind === 'none'
              ? others > 0
                ? others
                : say('ticket.none.short')
              : `${ticket.hint}…`}
        </span>
        {/* Last, so that the chip's name begins with the ticket whether it is lit or not. */}
        <span className={styles.knot}>
          <ThreadKnot lit={lit} />
        </span>
      </ToggleButton>
    </span>
  );
}

/** The session cookie of somebody's own app: the one that they have named, or one that its name tells. */
function knownSession({ site, cookies }: JarState) {
  if (site !== 'own') return null;
  const found = cookies.find(({ known }) => known?.chosen) ?? cookies.find(({ known }) => known?.role === 'session');
  if (!found?.known) return null;
  return { ...found.known, hint: found.value, cookie: found.name };
}
