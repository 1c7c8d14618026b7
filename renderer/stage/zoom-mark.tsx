import { Button } from 'react-aria-components';
import type { PaneState } from '../../main/shared/bench-records.ts';
import { useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './zoom-mark.module.css';

/** How large the page is when it is not its original size; pressed, it is that again. */
export function ZoomMark({ pane }: { readonly pane: PaneState }) {
  const store = useStore();
  const { keys } = useWindowState('facts').facts;
  const say = useSay();
  if (pane.zoom === 100) return null;
  const hint = say('pane.zoom.hint', { percent: pane.zoom });
  return (
    <span title={`${hint} (${keys['pane.zoom-reset']})`} className={styles.place}>
      <Button
        className={styles.mark ?? ''}
        aria-label={hint}
        onPress={() => void store.ask('pane.original-size', { paneId: pane.id })}
      >
        {say('pane.zoom', { percent: pane.zoom })}
      </Button>
    </span>
  );
}
