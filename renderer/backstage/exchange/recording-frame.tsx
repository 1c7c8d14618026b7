import { Archive, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { RecordingScope } from '../../state/bridge/recording-scope.tsx';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './recording-frame.module.css';

/** A panel that shows the recording from a file while one is open, under a banner that names it and leads back. */
export function RecordingFrame({ children }: { readonly children: ReactNode }) {
  const { recording } = useWindowState('recording');
  const store = useStore();
  const say = useSay();
  return (
    <RecordingScope.Provider value={true}>
      <div className={styles.frame}>
        {recording && (
          <p className={styles.banner} role="status">
            <Archive aria-hidden="true" />
            <span>{say('recording.open', { file: recording.file, count: recording.count })}</span>
            {recording.leftOut.length > 0 && (
              <span title={recording.leftOut.map(({ number, what }) => `${number}. ${what}`).join('\n')}>
                {say('recording.left-out', {
                  count: recording.leftOut.length,
                  which: recording.leftOut
                    .slice(0, 3)
                    .map(({ number, what }) => (what === '' ? String(number) : `${number} (${what})`))
                    .join(', '),
                })}
              </span>
            )}
            <span className={styles.space} />
            <Button className={buttons.button ?? ''} onPress={() => store.dispatch({ kind: 'recording-closed' })}>
              <X aria-hidden="true" />
              {say('recording.close')}
            </Button>
          </p>
        )}
        <div className={styles.panel}>{children}</div>
      </div>
    </RecordingScope.Provider>
  );
}
