import { ShieldOff, X } from 'lucide-react';
import type { JarState, PaneState } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './certificate-mark.module.css';

/** Stands as long as the pane shows a server that this jar alone believes, with the way to take it back. */
export function CertificateMark({ pane, jar }: { readonly pane: PaneState; readonly jar: JarState }) {
  const store = useStore();
  const say = useSay();
  const { name } = jar;
  if (!pane.address.startsWith('https:') || !jar.certificates.includes(new URL(pane.address).host)) return null;
  return (
    <span className={styles.mark} data-own-line title={say('certificate.hint', { name })}>
      <ShieldOff aria-hidden="true" className={styles.shield} />
      <span className={styles.word}>{say('certificate.mark', { name })}</span>
      <IconButton
        label={say('certificate.take-back', { name })}
        onPress={() => void store.ask('pane.refuse-certificate', { paneId: pane.id })}
      >
        <X aria-hidden="true" />
      </IconButton>
    </span>
  );
}
