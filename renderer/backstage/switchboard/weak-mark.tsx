import { ShieldAlert } from 'lucide-react';
import type { PaneState } from '../../../main/shared/bench-records.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './weak-mark.module.css';

/** On the bar of every pane that shows the shop while a defence is off. */
export function WeakMark({ pane }: { readonly pane: PaneState }) {
  const { facts, settings } = useWindowState('facts', 'settings');
  const say = useSay();
  if (settings.weak.length === 0 || !pane.address.startsWith(`${facts.serverUrl}/`)) return null;
  const names = settings.weak.map((name) => say(`switch.${name}.title`)).join(', ');
  return (
    <span className={styles.mark} title={say('weak.pane.hint', { names })}>
      <ShieldAlert aria-hidden="true" />
      <span className={styles.word}>{say('weak.mark')}</span>
    </span>
  );
}
