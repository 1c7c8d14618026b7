import { Button } from 'react-aria-components';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { useThread } from './thread-context.tsx';
import { ThreadKnot } from './thread-knot.tsx';
import styles from './thread-line.module.css';

/** What the held thread ties together, in one line. What is only pointed at has none: it would push things about. */
export function ThreadLine() {
  const { heldThread: thread, hold } = useThread();
  const say = useSay();
  if (!thread) return null;
  const parts = [
    ...(thread.jars.length === 0
      ? [say('thread.no-jar')]
      : thread.jars.map((jar) => say('thread.jar', { name: jar.name }))),
    say('thread.rows', { count: thread.row ? 1 : 0 }),
    say('thread.requests', { count: thread.exchangeIds.size }),
  ];
  return (
    <p className={styles.line}>
      <ThreadKnot lit />
      <strong>{thread.hint !== '' ? say('thread.of-ticket', { hint: thread.hint }) : say('thread.of-nobody')}</strong>
      <span className={styles.parts} title={parts.join(' · ')}>
        {parts.join(' · ')}
      </span>
      <Button className={buttons.quiet ?? ''} onPress={() => hold(null)}>
        {say('thread.release')} <kbd className={buttons.key}>Esc</kbd>
      </Button>
    </p>
  );
}
