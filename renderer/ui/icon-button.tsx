import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './button.module.css';

export interface IconButtonProps {
  /** What it does: for screen readers and, as a native tooltip, for everybody (HTML could not lie over a pane). */
  readonly label: string;
  /** The key that does the same; shown in the tooltip. */
  readonly shortcut?: string;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** A quiet button with an icon only. */
export function IconButton({ label, shortcut = '', onPress, isDisabled = false, children }: IconButtonProps) {
  return (
    <span title={shortcut === '' ? label : `${label} (${shortcut})`} className={styles.hint}>
      <Button className={styles.icon ?? ''} aria-label={label} onPress={onPress} isDisabled={isDisabled}>
        {children}
      </Button>
    </span>
  );
}
