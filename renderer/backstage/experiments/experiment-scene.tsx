import { ArrowRight, Globe, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JarState } from '../../../main/shared/bench-records.ts';
import type { ExperimentId } from '../../../main/shared/experiment-ids.ts';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { switchWords } from '../switchboard/switch-words.ts';
import styles from './experiment-scene.module.css';

/** Who attacks: a site that the victim's browser visits or loads from, the other person, or nobody. */
const attackers: Readonly<Record<ExperimentId, 'site' | 'thief' | 'nobody'>> = {
  'no-sessions': 'nobody',
  script: 'site',
  'lost-update': 'nobody',
  'double-order': 'nobody',
  'foreign-form': 'site',
  fixation: 'thief',
  'stolen-ticket': 'thief',
};

export interface ExperimentSceneProps {
  readonly id: ExperimentId;
  readonly victim: JarState;
  readonly thief: JarState | null;
  readonly switches: readonly SwitchView[];
}

/** Attacker, victim and shop, each with what the record holds of it at this moment. */
export function ExperimentScene({ id, victim, thief, switches }: ExperimentSceneProps) {
  const { settings } = useWindowState('settings');
  const say = useSay();
  const attacker = attackers[id];
  // Sessions themselves are no defence, and can be off all the same.
  const isOff = ({ name }: SwitchView) => settings.weak.includes(name) || settings.values[name] === 'off';
  const off = switches.filter(isOff).map((view) => switchWords(say, view).title);
  return (
    <ol className={styles.scene} aria-label={say('experiment.scene')}>
      {attacker === 'site' && (
        <Figure role={say('experiment.scene.attacker')}>
          <Globe aria-hidden="true" /> localhost
        </Figure>
      )}
      {attacker === 'thief' && thief && (
        <Figure role={say('experiment.scene.attacker')}>
          <Person jar={thief} />
        </Figure>
      )}
      <Figure role={say('experiment.scene.victim')}>
        <Person jar={victim} />
      </Figure>
      <Figure role={say('experiment.scene.server')}>
        <Store aria-hidden="true" />
        {off.length === 0 ? say('experiment.scene.on') : say('experiment.scene.off', { switches: off.join(', ') })}
      </Figure>
    </ol>
  );
}

function Figure({ role, children }: { readonly role: string; readonly children: ReactNode }) {
  return (
    <li className={styles.figure}>
      <ArrowRight className={styles.arrow ?? ''} aria-hidden="true" />
      <div className={styles.body}>
        <span className={styles.role}>{role}</span>
        <span className={styles.fact}>{children}</span>
      </div>
    </li>
  );
}

/** A person and the ticket that her browser would show. */
function Person({ jar }: { readonly jar: JarState }) {
  const say = useSay();
  const { ticket } = jar;
  return (
    <>
      <PersonAvatar {...jar} />
      {ticket.kind === 'none' ? say('experiment.scene.none') : say('experiment.scene.shows', { hint: ticket.hint })}
    </>
  );
}
