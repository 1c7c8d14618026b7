import { Video, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './lesson-offer.module.css';

/** What is done on the bench becomes steps of a lesson: how many there are, and the ways out. */
export function RecordingBar({ steps }: { readonly steps: number }) {
  const store = useStore();
  const say = useSay();
  return (
    <aside className={styles.offer} aria-label={say('workshop.recording')} data-region="lesson">
      <Video aria-hidden="true" />
      <span className={styles.words} role="status">
        {say('workshop.recording.steps', { steps })}
      </span>
      <Button
        className={buttons.button ?? ''}
        data-region-start
        isDisabled={steps === 0}
        onPress={() => void store.ask('workshop.keep-recording', null)}
      >
        {say('workshop.keep')}
      </Button>
      <IconButton label={say('workshop.drop')} onPress={() => void store.ask('workshop.drop-recording', null)}>
        <X aria-hidden="true" />
      </IconButton>
    </aside>
  );
}
