import { Button } from 'react-aria-components';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './dialog-bar.module.css';

/** A page would open another pane though nobody clicked: a person decides. */
export function PopupBar({ paneId, url }: { readonly paneId: PaneId; readonly url: string }) {
  const store = useStore();
  const say = useSay();
  const answer = (open: boolean) => void store.ask('pane.answer-popup', { paneId, open });
  return (
    <p className={styles.bar} role="status">
      <span className={styles.whose}>{say('popup.asks')}</span>
      <span className={styles.message} data-verbatim>
        {url}
      </span>
      <span className={styles.ways}>
        <Button className={buttons.button ?? ''} onPress={() => answer(true)}>
          {say('popup.open')}
        </Button>
        <Button className={buttons.quiet ?? ''} onPress={() => answer(false)}>
          {say('popup.leave')}
        </Button>
      </span>
    </p>
  );
}
