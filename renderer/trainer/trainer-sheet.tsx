import { ChevronLeft, ChevronRight, Circle, CircleCheck, RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, VisuallyHidden } from 'react-aria-components';
import type { JarfulBridge } from '../../main/shared/contract.ts';
import type { CheckView } from '../../main/shared/lesson-records.ts';
import type { TrainerView } from '../../main/shared/trainer-records.ts';
import { LessonText } from '../lesson/lesson-text.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { Elapsed } from './elapsed.tsx';
import { TrainerQuestion } from './trainer-question.tsx';
import styles from './trainer-sheet.module.css';

interface TrainerSheetProps {
  /** Null while none runs. */
  readonly lesson: TrainerView | null;
  readonly bridge: Pick<JarfulBridge, 'ask'>;
}

/** The step that the class reads, with notes, answers, time and what comes next. */
export function TrainerSheet({ lesson, bridge }: TrainerSheetProps) {
  const say = useSay();
  if (lesson === null) return <p className={styles.nothing}>{say('trainer.no-lesson')}</p>;
  const { predict, notes, deed, checks, traps, hints, next } = lesson;
  return (
    <main className={styles.sheet}>
      <Head lesson={lesson} bridge={bridge} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard. */}
      <section key={lesson.at} className={styles.body} tabIndex={0} aria-label={lesson.heading}>
        <h2 className={styles.heading}>{lesson.heading}</h2>
        {lesson.veiled && <p className={styles.quiet}>{say('trainer.veiled')}</p>}
        {notes && (
          <Part title={say('trainer.notes')} strong>
            <LessonText text={notes} />
          </Part>
        )}
        {predict && (
          <TrainerQuestion
            question={predict}
            count={(round, answer, hands) => void bridge.ask('lesson.count-hands', { round, answer, hands })}
          />
        )}
        {deed && (
          <Part title={say('lesson.do')}>
            <LessonText text={deed} />
          </Part>
        )}
        {checks.length > 0 && (
          <Part title={say('lesson.checks')}>
            <Lines lines={checks} />
          </Part>
        )}
        {traps.length > 0 && (
          <Part title={say('trainer.traps')}>
            <Lines lines={traps} trap />
          </Part>
        )}
        {hints.map((hint, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order.
          <Part key={number} title={say('lesson.hint', { number: number + 1 })}>
            <LessonText text={hint} />
          </Part>
        ))}
      </section>
      <footer className={styles.next}>
        <span className={styles.name}>{say('trainer.next')}</span>
        {next ? (
          <>
            <strong>{next.heading}</strong>
            {next.question && <LessonText text={next.question} />}
          </>
        ) : (
          <span>{say('trainer.last')}</span>
        )}
      </footer>
    </main>
  );
}

function Head({ lesson, bridge }: { readonly lesson: TrainerView; readonly bridge: Pick<JarfulBridge, 'ask'> }) {
  const say = useSay();
  const { title, at, steps, since, minutes, veiled, busy } = lesson;
  const walk = (way: 'next' | 'back' | 'again') => void bridge.ask('lesson.walk', { way });
  const atEnd = at === steps - 1 && !veiled;
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.times}>
        <span>{say('lesson.step', { step: at + 1, steps })}</span>
        <Elapsed label={say('trainer.step-time')} since={since.step} minutes={minutes.step} />
        <Elapsed label={say('trainer.lesson-time')} since={since.lesson} minutes={minutes.lesson} />
      </div>
      <div className={styles.ways}>
        <Button className={buttons.button ?? ''} isDisabled={busy || at === 0} onPress={() => walk('back')}>
          <ChevronLeft aria-hidden="true" />
          {say('lesson.back')}
        </Button>
        <Button className={buttons.button ?? ''} isDisabled={busy || atEnd} onPress={() => walk('next')}>
          {say(veiled ? 'lesson.lift' : 'lesson.next')}
          <ChevronRight aria-hidden="true" />
        </Button>
        <Button className={buttons.quiet ?? ''} isDisabled={busy} onPress={() => walk('again')}>
          <RotateCcw aria-hidden="true" />
          {say('lesson.again')}
        </Button>
        {busy && <span role="status">{say('lesson.busy')}</span>}
      </div>
    </header>
  );
}

interface PartProps {
  readonly title: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

function Part({ title, strong = false, children }: PartProps) {
  return (
    <div className={styles.part} data-strong={strong}>
      <span className={styles.name}>{title}</span>
      {children}
    </div>
  );
}

function Lines({ lines, trap = false }: { readonly lines: readonly CheckView[]; readonly trap?: boolean }) {
  const say = useSay();
  return (
    <ul>
      {lines.map(({ sentence, met }) => (
        <li key={sentence} className={styles.line} data-met={met} data-trap={trap}>
          {met ? (
            trap ? (
              <TriangleAlert aria-hidden="true" />
            ) : (
              <CircleCheck aria-hidden="true" />
            )
          ) : (
            <Circle aria-hidden="true" />
          )}
          <span>
            {sentence}
            <VisuallyHidden elementType="span"> {say(met ? 'lesson.met' : 'lesson.not-yet')}</VisuallyHidden>
          </span>
        </li>
      ))}
    </ul>
  );
}
