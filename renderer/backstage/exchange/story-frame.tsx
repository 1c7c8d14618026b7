import { Archive, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { StoryScope } from '../../state/bridge/story-scope.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './story-frame.module.css';

/** A panel that tells the story from a file while one is open, under a banner that names it and leads back. */
export function StoryFrame({ children }: { readonly children: ReactNode }) {
  const { story } = useWindowState('story');
  const store = useStore();
  const say = useSay();
  return (
    <StoryScope.Provider value={true}>
      <div className={styles.frame}>
        {story && (
          <p className={styles.banner} role="status">
            <Archive aria-hidden="true" />
            <span>{say('story.open', { file: story.file, count: story.count })}</span>
            {story.leftOut > 0 && <span>{say('story.left-out', { count: story.leftOut })}</span>}
            <span className={styles.space} />
            <Button className={buttons.button ?? ''} onPress={() => store.dispatch({ kind: 'story-closed' })}>
              <X aria-hidden="true" />
              {say('story.close')}
            </Button>
          </p>
        )}
        <div className={styles.panel}>{children}</div>
      </div>
    </StoryScope.Provider>
  );
}
