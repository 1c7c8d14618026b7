import { sayPhrase } from '../../main/shared/messages/phrase.ts';
import type { FaultView } from '../../main/shared/workshop-records.ts';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './fault-list.module.css';

/** All that is wrong in one's own lessons, each with file, line and column; nothing when nothing is. */
export function FaultList({ faults }: { readonly faults: readonly FaultView[] }) {
  const say = useSay();
  if (faults.length === 0) return null;
  return (
    <div className={styles.faults} role="status">
      <p className={styles.count}>{say('workshop.faults', { count: faults.length })}</p>
      <ul>
        {faults.map(({ place, what }, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may be the same, in the same place.
          <li key={number}>
            <code>{place}</code> {sayPhrase(say, what)}
          </li>
        ))}
      </ul>
    </div>
  );
}
