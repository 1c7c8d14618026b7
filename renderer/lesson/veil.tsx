import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './veil.module.css';

export interface VeilProps {
  readonly drawn: boolean;
  /** The backstage, which goes on behind it. */
  readonly children: ReactNode;
}

/** Hides the backstage until somebody has guessed: what is seen first is not predicted any more. */
export function Veil({ drawn, children }: VeilProps) {
  const say = useSay();
  return (
    <div className={styles.place}>
      {drawn && (
        <p className={styles.veil}>
          <EyeOff aria-hidden="true" />
          {say('lesson.veil')}
        </p>
      )}
      <div className={styles.behind} inert={drawn} data-veiled={drawn}>
        {children}
      </div>
    </div>
  );
}
