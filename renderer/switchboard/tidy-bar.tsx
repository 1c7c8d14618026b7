import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { TidyCount } from '../../main/switchboard/settings-records.ts';
import { useStore } from '../bridge/store-context.tsx';
import buttons from '../frame/button.module.css';
import { useSay } from '../messages/say-context.tsx';
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
