import { Link2 } from 'lucide-react';
import { VisuallyHidden } from 'react-aria-components';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './thread-knot.module.css';

/** The sign of the thread, beside its colour; nothing where the thread does not run. */
export function ThreadKnot({ lit }: { readonly lit: boolean }) {
  const say = useSay();
  if (!lit) return null;
  return (
    <span className={styles.knot}>
      <Link2 aria-hidden="true" />
      <VisuallyHidden elementType="span">{say('thread.lit')}</VisuallyHidden>
    </span>
  );
}
