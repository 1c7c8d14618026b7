import { X } from 'lucide-react';
import { useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './bench-notice-bar.module.css';

/** One sentence about the file that was opened, saved or fetched last, until it has been read. */
export function BenchNoticeBar() {
  const store = useStore();
  const { notice } = useWindowState('bench').bench;
  const say = useSay();
  return (
    <div role="status">
      {notice && (
        <p className={styles.bar}>
          {say(`bench.${notice.code}`, { ...notice })}
          <IconButton label={say('complaint.dismiss')} onPress={() => void store.ask('bench.dismiss-notice', null)}>
            <X aria-hidden="true" />
          </IconButton>
        </p>
      )}
    </div>
  );
}
