import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './veil.module.css';

export interface VeilProps {
  readonly drawn: boolean;
  /** The backstage, which goes on behind it. */
  readonly children: ReactNode;
}

/** Hides the backstage until somebody has guessed: what is seen first is not predicted any more. */
export function Veil({ drawn, children }: VeilProps) {
  const store = useStore();
  const say = useSay();
  return (
    <div className={styles.place}>
      {drawn && (
        <section className={styles.veil} aria-label={say('backstage.label')} data-region="backstage">
          <EyeOff aria-hidden="true" />
          <p>{say('lesson.veil')}</p>
          <Button className={buttons.button ?? ''} onPress={() => void store.ask('command.run', { id: 'lesson.next' })}>
            {say('lesson.lift')}
          </Button>
        </section>
      )}
      <div className={styles.behind} inert={drawn} data-veiled={drawn}>
        {children}
      </div>
    </div>
  );
}
