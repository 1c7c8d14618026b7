import { Button } from 'react-aria-components';
import type { PaneId, PaneTrouble } from '../../main/shared/bench-records.ts';
import { jarOfPane, paneOf } from '../state/bench-selectors.ts';
import { useSelected, useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './pane-trouble-card.module.css';
import { troubleWords } from './trouble-words.ts';

/** Stands where the page would be: what happened, and a way on. */
export function PaneTroubleCard({ paneId, trouble }: { readonly paneId: PaneId; readonly trouble: PaneTrouble }) {
  const store = useStore();
  const { serverUrl } = useWindowState('facts').facts;
  const shown = useSelected((state) => paneOf(state, paneId)?.address ?? '');
  const jar = useSelected((state) => jarOfPane(state, paneId));
  const say = useSay();
  const { title, text } = troubleWords(trouble);
  const address = 'address' in trouble ? trouble.address : shown;
  const apart = trouble.kind === 'kept-apart' ? trouble : null;
  const name = jar?.name ?? '';
  const asleep = trouble.kind === 'asleep';
  const certificate = trouble.kind === 'certificate' ? trouble : null;
  return (
    <div className={styles.card} role={asleep ? 'status' : 'alert'} data-region={`card:${paneId}`}>
      <h2 className={styles.title}>{say(title)}</h2>
      <p className={styles.text}>{say(text, { address })}</p>
      {certificate && (
        <p className={styles.text}>
          {say(certificate.mayAccept ? 'trouble.certificate.local' : 'trouble.certificate.foreign', { name })}
        </p>
      )}
      {apart?.why === 'shop-host' && <p className={styles.text}>{say('trouble.apart.replaces')}</p>}
      <div className={styles.ways}>
        {certificate?.mayAccept && (
          <Button
            className={buttons.button ?? ''}
            onPress={() => void store.ask('pane.accept-certificate', { paneId })}
          >
            {say('trouble.certificate.accept', { name })}
          </Button>
        )}
        {apart?.why === 'shop-host' && (
          <Button className={buttons.button ?? ''} onPress={() => void store.ask('own-app.open', { address })}>
            {say('trouble.apart.open')}
          </Button>
        )}
        {jar?.site === 'shop' && !apart && !asleep && (
          <Button
            className={buttons.button ?? ''}
            onPress={() => void store.ask('pane.go', { paneId, address: `${serverUrl}/shop/` })}
          >
            {say('trouble.shop')}
          </Button>
        )}
        <Button
          className={buttons.button ?? ''}
          onPress={() => void store.ask('pane.reload', { paneId })}
          data-region-start
        >
          {say(
            apart
              ? 'trouble.apart.stay'
              : asleep
                ? 'trouble.asleep.wake'
                : trouble.kind === 'failed' || certificate
                  ? 'trouble.again'
                  : 'trouble.reload',
          )}
        </Button>
      </div>
      {'code' in trouble && <p className={styles.code}>{trouble.code}</p>}
    </div>
  );
}
