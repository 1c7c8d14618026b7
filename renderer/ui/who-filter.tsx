import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { everyone, participantsOf } from '../state/participants.ts';
import { allExchanges } from '../state/traffic-picture.ts';
import { nameOfParticipant } from './name-of-participant.ts';
import { PersonAvatar } from './person-avatar.tsx';
import styles from './who-filter.module.css';

export interface WhoFilterProps {
  /** A participant's id, or `everyone`. */
  readonly who: string;
  readonly onWho: (who: string) => void;
  /** Only single people who are here, and everyone. */
  readonly present?: boolean;
}

/** Whose exchanges are shown: the first thing that people filter by. */
export function WhoFilter({ who, onWho, present = false }: WhoFilterProps) {
  const { people, server, traffic } = useWindowState('people', 'server', 'traffic');
  const say = useSay();
  const shown = participantsOf(people, allExchanges(server, traffic)).filter(({ shape }) => !present || shape !== null);
  return (
    <ToggleButtonGroup
      className={styles.group ?? ''}
      aria-label={say('filter.who')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[who]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onWho(String(key));
      }}
    >
      <ToggleButton id={everyone} className={styles.choice ?? ''}>
        {say('filter.everyone')}
      </ToggleButton>
      {shown.map((one) => (
        <ToggleButton key={one.id} id={one.id} className={styles.choice ?? ''}>
          <PersonAvatar
            name={nameOfParticipant(one, say)}
            shape={one.shape ?? 'guest'}
            colour={one.colour}
            plain
            gone={!one.here}
          />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
