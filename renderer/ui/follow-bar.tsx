import { ArrowDown } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './follow-bar.module.css';

/** Says that a list stands still while the world goes on, and leads back to the newest. Nothing while it follows. */
export function FollowBar({ newer, onFollow }: { readonly newer: number; readonly onFollow: () => void }) {
  const say = useSay();
  return (
    <div className={styles.bar}>
      <span>{say('follow.paused', { count: newer })}</span>
      <Button className={styles.back ?? ''} onPress={onFollow}>
        <ArrowDown aria-hidden="true" />
        {say('follow.back')}
      </Button>
    </div>
  );
}
