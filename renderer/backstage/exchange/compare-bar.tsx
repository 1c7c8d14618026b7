import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './compare-bar.module.css';

/** Says that the next line that is chosen is the second one to compare. Escape lets go. */
export function CompareBar({ onCancel }: { readonly onCancel: () => void }) {
  const say = useSay();
  useEffect(() => {
    const cancel = (event: KeyboardEvent) => event.key === 'Escape' && onCancel();
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [onCancel]);
  return (
    <p className={styles.bar} role="status">
      {say('exchange.compare.choose')}
      <Button className={buttons.quiet ?? ''} onPress={onCancel}>
        {say('exchange.compare.cancel')}
      </Button>
    </p>
  );
}
