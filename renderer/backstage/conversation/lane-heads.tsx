import { Group, ToggleButton } from 'react-aria-components';
import { useSay } from '../../state/messages/say-context.tsx';
import { everyone } from '../../state/participants.ts';
import { avatarShape } from '../../ui/avatar-shape.tsx';
import { nameOfParticipant } from '../../ui/name-of-participant.ts';
import styles from './lane-heads.module.css';
import type { LanePlaces } from './lanes.ts';

export interface LaneHeadsProps {
  readonly lanes: LanePlaces;
  /** Servers that are not the shop. */
  readonly hosts: readonly string[];
  readonly onlyForeign: boolean;
  /** Whose talk is shown: a lane's id, or `everyone`. */
  readonly who: string;
  readonly onWho: (who: string) => void;
}

/** Who stands where. A person's head is a filter too: pressed, only what they said is told; pressed again, all is. */
export function LaneHeads({ lanes, hosts, onlyForeign, who, onWho }: LaneHeadsProps) {
  const say = useSay();
  const foreign = hosts.length > 1 ? say('lane.servers', { count: hosts.length }) : (hosts[0] ?? '');
  const server = hosts.length === 0 ? say('lane.server') : onlyForeign ? foreign : `${say('lane.shop')} · ${foreign}`;
  return (
    <Group className={styles.heads ?? ''} aria-label={say('filter.who')}>
      {lanes.people.map((lane) => {
        const name = nameOfParticipant(lane, say);
        return (
          <span
            key={lane.id}
            className={styles.place}
            title={who === lane.id ? say('filter.all.hint') : say('filter.only.hint', { name })}
            style={{ left: lanes.at(lane.id), maxWidth: lanes.gap - 2 }}
          >
            <ToggleButton
              className={styles.person ?? ''}
              aria-label={name}
              data-named={lanes.named}
              data-colour={lane.colour}
              data-aside={who !== everyone && who !== lane.id}
              isSelected={who === lane.id}
              onChange={(only) => onWho(only ? lane.id : everyone)}
            >
              <svg viewBox="-1 -1 14 14" aria-hidden="true" className={styles.mark} data-gone={!lane.here}>
                {avatarShape(lane.shape ?? 'guest')}
              </svg>
              {lanes.named && <span className={styles.name}>{name}</span>}
            </ToggleButton>
          </span>
        );
      })}
      <span className={styles.place} style={{ left: lanes.server, maxWidth: lanes.serverRoom }} title={server}>
        <span className={styles.name}>{server}</span>
      </span>
      {lanes.store !== null && (
        <span
          className={styles.place}
          style={{ left: lanes.store, maxWidth: lanes.storeRoom }}
          title={say('lane.store')}
          data-unseen={onlyForeign}
        >
          <span className={styles.name}>{say('lane.store')}</span>
        </span>
      )}
    </Group>
  );
}
