import { Button } from 'react-aria-components';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './pane-trouble-card.module.css';

/** Stands where the page would be while it is in a window of its own. */
export function PoppedCard({ paneId, name }: { readonly paneId: PaneId; readonly name: string }) {
  const store = useStore();
  const say = useSay();
  return (
    <div className={styles.card} role="status" data-region={`card:${paneId}`}>
      <h2 className={styles.title}>{say('popped.title', { name })}</h2>
      <p className={styles.text}>{say('popped.text')}</p>
      <Button className={buttons.button ?? ''} onPress={() => void store.ask('pane.come-back', { paneId })}>
        {say('popped.back')}
      </Button>
    </div>
  );
}
