import { GraduationCap, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { LessonView } from '../../main/shared/lesson-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './lesson-offer.module.css';

/** One quiet line for whoever is here for the first time. It starts nothing by itself. */
export function LessonOffer({ lesson: { id, title, minutes, own } }: { readonly lesson: LessonView }) {
  const store = useStore();
  const say = useSay();
  return (
    <aside
      className={styles.offer}
      aria-label={say(own ? 'workshop.offer.label' : 'lesson.offer.label')}
      data-region="lesson"
    >
      <GraduationCap aria-hidden="true" />
      <span className={styles.words}>{say(own ? 'workshop.offer' : 'lesson.offer', { title, minutes })}</span>
      <Button
        className={buttons.button ?? ''}
        data-region-start
        onPress={() => void store.ask('lesson.begin', { id, step: 0 })}
      >
        {say('lesson.begin')}
      </Button>
      <IconButton
        label={say(own ? 'workshop.offer.away' : 'lesson.offer.away')}
        onPress={() => void store.ask('lesson.put-offer-away', null)}
      >
        <X aria-hidden="true" />
      </IconButton>
    </aside>
  );
}
