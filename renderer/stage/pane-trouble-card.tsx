import { Button } from 'react-aria-components';
import type { PaneState, PaneTrouble } from '../../main/ipc/contract.ts';
import { useStore, useWindowState } from '../bridge/store-context.tsx';
import buttons from '../frame/button.module.css';
import { useSay } from '../messages/say-context.tsx';
import styles from './pane-trouble-card.module.css';
import { troubleWords } from './trouble-words.ts';

/** Stands where the page would be: what happened, and a way on. */
export function PaneTroubleCard({ pane, trouble }: { readonly pane: PaneState; readonly trouble: PaneTrouble }) {
  const store = useStore();
  const { serverUrl } = useWindowState('facts').facts;
  const say = useSay();
  const paneId = pane.id;
  const { title, text } = troubleWords(trouble);
  const address = trouble.kind === 'failed' ? trouble.address : pane.address;
  return (
    <div className={styles.card} role="alert">
      <h2 className={styles.title}>{say(title)}</h2>
      <p className={styles.text}>{say(text, { address })}</p>
      <div className={styles.ways}>
        <Button
          className={buttons.button ?? ''}
          onPress={() => void store.ask('pane.go', { paneId, address: `${serverUrl}/shop/` })}
        >
          {say('trouble.shop')}
        </Button>
        <Button className={buttons.button ?? ''} onPress={() => void store.ask('pane.reload', { paneId })}>
          {say(trouble.kind === 'failed' ? 'trouble.again' : 'trouble.reload')}
        </Button>
      </div>
      {trouble.kind !== 'hung' && <p className={styles.code}>{trouble.code}</p>}
    </div>
  );
}
