import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useWindowState } from '../state/bridge/store-context.tsx';
import { everyone, guests } from '../state/log-lines.ts';
import { useSay } from '../state/messages/say-context.tsx';
import { allExchanges } from '../state/traffic-picture.ts';
import { PersonAvatar } from './person-avatar.tsx';
import styles from './who-filter.module.css';

export interface WhoFilterProps {
  /** A visitor's id, `everyone` or `guests`. */
  readonly who: string;
  readonly onWho: (who: string) => void;
}

/** Whose exchanges are shown: the first thing that people filter by. Everybody who ever took part and is still told apart. */
export function WhoFilter({ who, onWho }: WhoFilterProps) {
  const { people, server, traffic } = useWindowState('people', 'server', 'traffic');
  const say = useSay();
  const visitors = new Set(allExchanges(server, traffic).map((exchange) => exchange.who));
  const shown = [...people].filter(([id, person]) => person.here || visitors.has(id)).map(([, person]) => person);
  const strangers = [...visitors].some((id) => !people.has(id));
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
      {shown.map((person) => (
        <ToggleButton key={person.id} id={person.id} className={styles.choice ?? ''}>
          <PersonAvatar {...person} plain gone={!person.here} />
        </ToggleButton>
      ))}
      {strangers && (
        <ToggleButton id={guests} className={styles.choice ?? ''}>
          <PersonAvatar name={say('person.guest')} shape="guest" colour="slate" plain />
        </ToggleButton>
      )}
    </ToggleButtonGroup>
  );
}
