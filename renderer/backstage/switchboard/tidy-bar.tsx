import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { TidyCount } from '../../../main/shared/settings-records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './clock-bar.module.css';

/** Removes expired sessions now, and says what went and what stayed. */
export function TidyBar() {
  const store = useStore();
  const say = useSay();
  const [report, setReport] = useState<TidyCount | null>(null);
  return (
    <p className={styles.line}>
      <Button className={buttons.button ?? ''} onPress={() => void store.ask('store.tidy', null).then(setReport)}>
        {say('tidy.now')}
      </Button>
      <span role="status">{report ? say('tidy.done', { ...report }) : say('tidy.hint')}</span>
    </p>
  );
}
