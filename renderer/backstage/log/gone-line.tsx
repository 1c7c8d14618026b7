import { useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { everyone, participantOf } from '../../state/participants.ts';
import { personOfVisitor } from '../../state/people.ts';
import styles from './log-panel.module.css';

/** How many of whose exchanges are not kept any more, for want of room; nothing where all are there. @param who as in the filter */
export function GoneLine({ who }: { readonly who: string }) {
  const { traffic, people } = useWindowState('traffic', 'people');
  const say = useSay();
  const gone = traffic.gone.flatMap(({ who: visitor, count }) => {
    const person = personOfVisitor(people, visitor);
    return person && (who === everyone || who === participantOf(person)) ? [{ person, count }] : [];
  });
  if (gone.length === 0) return null;
  return (
    <p className={styles.folded}>
      {gone.map(({ person, count }) => (
        <span key={person.id}>{say('log.gone', { name: person.name, count })}</span>
      ))}
    </p>
  );
}
