import { Circle, CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { StepView } from '../../main/shared/lesson-records.ts';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './check-list.module.css';

/** What is to be so, each in a sentence that turns green by itself, and the usual mistakes that were made. */
export function CheckList({ checks, traps }: Pick<StepView, 'checks' | 'traps'>) {
  const say = useSay();
  return (
    <>
      <ul className={styles.checks} aria-label={say('lesson.checks')}>
        {checks.map(({ sentence, met }) => (
          <li key={sentence} className={styles.check} data-met={met}>
            {met ? <CircleCheck aria-hidden="true" /> : <Circle aria-hidden="true" />}
            <span>
              {sentence}
              <VisuallyHidden elementType="span"> {say(met ? 'lesson.met' : 'lesson.not-yet')}</VisuallyHidden>
            </span>
          </li>
        ))}
        {traps.map((sentence) => (
          <li key={sentence} className={styles.trap}>
            <TriangleAlert aria-hidden="true" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      <Told checks={checks} traps={traps} />
    </>
  );
}

/** Tells a screen reader, once each, what has turned green and which mistake was made. */
function Told({ checks, traps }: Pick<StepView, 'checks' | 'traps'>) {
  const say = useSay();
  const region = useRef<HTMLSpanElement>(null);
  const before = useRef<readonly string[] | null>(null);
  useEffect(() => {
    const met = checks.filter((check) => check.met).map(({ sentence }) => say('lesson.announce', { sentence }));
    const now = [...met, ...traps];
    // What was so when the step came into view is no news.
    const news = before.current === null ? [] : now.filter((one) => !before.current?.includes(one));
    before.current = now;
    if (news.length > 0 && region.current) region.current.textContent = news.join(' ');
  }, [checks, traps, say]);
  return (
    <VisuallyHidden>
      <span ref={region} role="status" data-lesson-news />
    </VisuallyHidden>
  );
}
