import { useEffect, useState } from 'react';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './trainer-sheet.module.css';

export interface ElapsedProps {
  readonly label: string;
  /** ms since 1970. */
  readonly since: number;
  /** How long it should take; null: nobody has said. */
  readonly minutes: number | null;
}

/** How long something has taken so far, and whether that is more than it should. */
export function Elapsed({ label, since, minutes }: ElapsedProps) {
  const say = useSay();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const beat = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(beat);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className={styles.time} data-late={minutes !== null && seconds > minutes * 60} role="timer">
      {label} <strong>{minutes === null ? time : say('trainer.of-minutes', { time, minutes })}</strong>
    </span>
  );
}
