import type { ReactNode } from 'react';
import { useWindowState } from '../state/bridge/store-context.tsx';
import { LessonCard } from './lesson-card.tsx';
import styles from './lesson-column.module.css';
import { LessonOffer } from './lesson-offer.tsx';
import { RecordingBar } from './recording-bar.tsx';
import { useWorkshop } from './use-workshop.ts';
import { Veil } from './veil.tsx';

/** The backstage with the lesson over it: a region of its own, so that it never lies over a page. */
export function LessonColumn({ children }: { readonly children: ReactNode }) {
  const { running } = useWindowState('lessons').lessons;
  return (
    <div className={styles.column}>
      <LessonRegion />
      <Veil drawn={running?.veiled === true}>{children}</Veil>
    </div>
  );
}

/** The card of the lesson that runs, or the line that offers one; nothing when there is neither. */
export function LessonRegion() {
  const { running, offer, lessons } = useWindowState('lessons').lessons;
  const workshop = useWorkshop();
  const offered = lessons.find(({ id }) => id === offer);
  if (workshop?.recording) return <RecordingBar steps={workshop.recording.steps} />;
  if (running)
    return <LessonCard key={running.id} lesson={running} faults={running.own ? (workshop?.faults ?? []) : []} />;
  return offered ? <LessonOffer lesson={offered} /> : null;
}
