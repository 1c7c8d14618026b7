import { ToggleButton } from 'react-aria-components';
import { type ForeignExchange, isFile } from '../state/foreign-exchange.ts';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './who-filter.module.css';

export interface FilesToggleProps {
  readonly exchanges: readonly ForeignExchange[];
  readonly files: boolean;
  readonly onFiles: (files: boolean) => void;
}

/** Unfolds the styles, scripts and pictures that pages bring along; nothing where there are none. */
export function FilesToggle({ exchanges, files, onFiles }: FilesToggleProps) {
  const say = useSay();
  const count = exchanges.filter(isFile).length;
  if (count === 0) return null;
  return (
    <span title={say('filter.files.hint')}>
      <ToggleButton className={styles.choice ?? ''} isSelected={files} onChange={onFiles}>
        {say('filter.files', { count })}
      </ToggleButton>
    </span>
  );
}
