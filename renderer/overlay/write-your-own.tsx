import { CircleCheck, FolderOpen, TriangleAlert, Video, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { sayPhrase } from '../../main/shared/messages/phrase.ts';
import type { CheckRun, WorkshopState } from '../../main/shared/workshop-records.ts';
import { FaultList } from '../lesson/fault-list.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { useOverlay } from './overlay-context.tsx';
import styles from './write-your-own.module.css';

/** *Write your own* as it stands; null until it is known. */
export function useWorkshopInOverlay(): WorkshopState | null {
  const { ask, on } = useOverlay();
  const [state, setState] = useState<WorkshopState | null>(null);
  useEffect(() => {
    const stop = on('workshop.changed', setState);
    // What is told meanwhile is newer than the answer.
    void ask('workshop.state', null).then((answer) => answer.ok && setState((told) => told ?? answer.value));
    return stop;
  }, [ask, on]);
  return state;
}

export interface WriteYourOwnProps {
  readonly workshop: WorkshopState;
  /** The lessons themselves. */
  readonly children: ReactNode;
}

/** A folder of one's own lessons: opened, read again whenever one is saved; what is wrong in it, and what a check has found. */
export function WriteYourOwn({ workshop, children }: WriteYourOwnProps) {
  const { ask } = useOverlay();
  const say = useSay();
  const { folder, faults, check } = workshop;
  return (
    <section className={styles.own} aria-label={say('workshop.title')}>
      <h3 className={styles.title}>{say('workshop.title')}</h3>
      <p className={styles.quiet}>{folder === null ? say('workshop.hint') : say('workshop.folder', { folder })}</p>
      <div className={styles.ways}>
        <Button className={buttons.button ?? ''} onPress={() => void ask('workshop.open-folder', null)}>
          <FolderOpen aria-hidden="true" />
          {say('workshop.open-folder')}
        </Button>
        {folder !== null && (
          <Button className={buttons.quiet ?? ''} onPress={() => void ask('workshop.close-folder', null)}>
            <X aria-hidden="true" />
            {say('workshop.close-folder')}
          </Button>
        )}
        <span title={say('workshop.record.hint')} className={buttons.hint}>
          <Button className={buttons.button ?? ''} onPress={() => void ask('workshop.record', null)}>
            <Video aria-hidden="true" />
            {say('workshop.record')}
          </Button>
        </span>
      </div>
      <FaultList faults={faults} />
      {check && <Checked check={check} />}
      {children}
    </section>
  );
}

/** What came of playing a lesson. */
function Checked({ check: { title, at, steps, problems } }: { readonly check: CheckRun }) {
  const say = useSay();
  const over = at === null;
  return (
    <div className={styles.check}>
      <p role="status">
        {over && problems.length === 0 && <CircleCheck aria-hidden="true" className={styles.good} />}
        {over
          ? say('workshop.checked', { title, problems: problems.length })
          : say('workshop.checking', { title, step: at + 1, steps })}
      </p>
      <ul>
        {problems.map(({ step, what }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems are found one after the other and stay.
          <li key={place} className={styles.problem}>
            <TriangleAlert aria-hidden="true" />
            <span>
              {step !== '' && <strong>{step}: </strong>}
              {sayPhrase(say, what)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
