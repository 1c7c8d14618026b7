import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './defence-chip.module.css';

/** In the header: whether everything that protects is on. Leads to the switchboard. */
export function DefenceChip() {
  const store = useStore();
  const { settings } = useWindowState('settings');
  const say = useSay();
  const { weak } = settings;
  const names = weak.map((name) => say(`switch.${name}.title`)).join(', ');
  const hint = weak.length === 0 ? say('chip.defences.hint') : say('weak.chip.hint', { names });
  return (
    <span title={hint} className={styles.hint} data-weak={weak.length > 0}>
      <Button
        className={(weak.length === 0 ? styles.safe : styles.weak) ?? ''}
        onPress={() => void store.ask('command.run', { id: 'backstage.switchboard' })}
      >
        {weak.length === 0 ? <ShieldCheck aria-hidden="true" /> : <ShieldAlert aria-hidden="true" />}
        <span className={styles.label}>
          {weak.length === 0 ? say('chip.defences') : say('weak.chip', { count: weak.length })}
        </span>
      </Button>
    </span>
  );
}
