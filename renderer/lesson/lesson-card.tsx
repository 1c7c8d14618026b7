import {
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  Lightbulb,
  Presentation,
  RotateCcw,
  WandSparkles,
  X,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CommandId } from '../../main/shared/command-ids.ts';
import type { DriftView, RunningLesson } from '../../main/shared/lesson-records.ts';
import type { FaultView } from '../../main/shared/workshop-records.ts';
import { useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { CheckList } from './check-list.tsx';
import { FaultList } from './fault-list.tsx';
import { FollowLinkContext } from './follow-link-context.ts';
import styles from './lesson-card.module.css';
import { LessonText } from './lesson-text.tsx';
import { Prediction } from './prediction.tsx';
import { useFollowLink } from './use-follow-link.ts';

export interface LessonCardProps {
  readonly lesson: RunningLesson;
  /** What is wrong in its author's files as they were saved last: the card shows what they said before. */
  readonly faults: readonly FaultView[];
}

/** The lesson that runs: the step that is read, and the ways on. */
export function LessonCard({ lesson, faults }: LessonCardProps) {
  const store = useStore();
  const say = useSay();
  const [folded, fold] = useState(false);
  const follow = useFollowLink();
  const head = useRef<HTMLHeadingElement>(null);
  const { at, steps, step, title, veiled } = lesson;
  const place = say('lesson.step', { step: at + 1, steps });

  // Where the keyboard is when a step begins, its keys count.
  useEffect(() => head.current?.focus(), []);
  useEffect(
    () =>
      store.on('command.fired', ({ id }) => {
        if (id === 'lesson.next' || id === 'lesson.back') head.current?.focus();
      }),
    [store],
  );

  return (
    <section
      className={styles.card}
      aria-label={say('lesson.label', { title })}
      data-region="lesson"
      data-folded={folded}
      data-veiled={veiled}
    >
      <header className={styles.head}>
        <h2 ref={head} className={styles.title} tabIndex={-1} data-region-start>
          {title}
        </h2>
        <span className={styles.place}>
          {place}
          {folded && ` · ${step.heading}`}
        </span>
        {lesson.inEnglish && <span className={styles.place}>{say('lesson.in-english')}</span>}
        <IconButton label={say('trainer.open')} onPress={() => void store.ask('command.run', { id: 'lesson.trainer' })}>
          <Presentation aria-hidden="true" />
        </IconButton>
        <IconButton label={say(folded ? 'lesson.unfold' : 'lesson.fold')} onPress={() => fold(!folded)}>
          {folded ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
        </IconButton>
        <IconButton label={say('lesson.leave')} onPress={() => void store.ask('command.run', { id: 'lesson.leave' })}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {!folded && (
        <FollowLinkContext value={follow}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard. */}
          <section key={at} className={styles.body} tabIndex={0} aria-label={`${place}: ${step.heading}`}>
            <h3 className={styles.heading}>{step.heading}</h3>
            <FaultList faults={faults} />
            {step.drift.length > 0 && <Drift drift={step.drift} />}
            {step.predict && <Prediction prediction={step.predict} open={veiled} />}
            {step.deed && (
              <Part title={say('lesson.do')}>
                <LessonText text={step.deed} />
              </Part>
            )}
            {step.checks.length > 0 && <CheckList checks={step.checks} traps={step.traps} />}
            {step.hints.map((hint, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: hints come one after the other and stay.
              <Part key={number} title={say('lesson.hint', { number: number + 1 })}>
                <LessonText text={hint} />
              </Part>
            ))}
            {step.explain && (
              <Part title={say('lesson.explain')} comesIntoView>
                <LessonText text={step.explain} />
              </Part>
            )}
            {step.modify && (
              <Part title={say('lesson.modify')}>
                <LessonText text={step.modify} />
              </Part>
            )}
          </section>
          <Ways lesson={lesson} />
        </FollowLinkContext>
      )}
    </section>
  );
}

interface PartProps {
  readonly title: string;
  /** It is what one waits for: it is shown whole when it comes. */
  readonly comesIntoView?: boolean;
  readonly children: ReactNode;
}

function Part({ title, comesIntoView = false, children }: PartProps) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (comesIntoView) part.current?.scrollIntoView({ block: 'nearest' });
  }, [comesIntoView]);
  return (
    <div ref={part} className={styles.part}>
      <span className={styles.name}>{title}</span>
      {children}
    </div>
  );
}

/** What differs from what the step needs, and the way back there. */
function Drift({ drift }: { readonly drift: readonly DriftView[] }) {
  const store = useStore();
  const say = useSay();
  const sentence = (one: DriftView) => {
    if (one.kind === 'sentence') return one.sentence;
    if (one.kind === 'person') return say('lesson.drift.person', { name: one.name });
    return say('lesson.drift.switch', { title: say(`switch.${one.name}.title`), value: one.value });
  };
  return (
    <div className={styles.drift} role="status">
      <span className={styles.name}>{say('lesson.drift')}</span>
      <ul>
        {drift.map((one) => (
          <li key={JSON.stringify(one)}>{sentence(one)}</li>
        ))}
      </ul>
      <Button className={buttons.button ?? ''} onPress={() => void store.ask('command.run', { id: 'lesson.again' })}>
        <RotateCcw aria-hidden="true" />
        {say('lesson.repair')}
      </Button>
    </div>
  );
}

/** Back and on, help, again. */
function Ways({ lesson: { at, steps, step, veiled, busy } }: { readonly lesson: RunningLesson }) {
  const store = useStore();
  const { keys } = useWindowState('facts').facts;
  const say = useSay();
  const run = (id: CommandId) => void store.ask('command.run', { id });
  const last = at === steps - 1 && !veiled;
  return (
    <footer className={styles.ways}>
      <IconButton
        label={say('lesson.back')}
        shortcut={keys['lesson.back']}
        isDisabled={busy || at === 0}
        onPress={() => run('lesson.back')}
      >
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      {last ? (
        <Button className={buttons.button ?? ''} isDisabled={busy} onPress={() => run('lesson.leave')}>
          {say('lesson.finish')}
        </Button>
      ) : (
        <span title={keys['lesson.next']} className={buttons.hint}>
          <Button className={buttons.button ?? ''} isDisabled={busy} onPress={() => run('lesson.next')}>
            {say(veiled ? 'lesson.lift' : 'lesson.next')}
            <ChevronRight aria-hidden="true" />
          </Button>
        </span>
      )}
      <span className={styles.space} />
      {busy && <span role="status">{say('lesson.busy')}</span>}
      {step.moreHints > 0 && (
        <span title={say('lesson.more-hints', { count: step.moreHints })} className={buttons.hint}>
          <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('lesson.hint', null)}>
            <Lightbulb aria-hidden="true" />
            <span className={styles.label}>{say('lesson.more-hints', { count: step.moreHints })}</span>
          </Button>
        </span>
      )}
      {step.canSolve && step.moreHints === 0 && (
        <span title={say('lesson.solve')} className={buttons.hint}>
          <Button
            className={buttons.quiet ?? ''}
            isDisabled={busy}
            onPress={() => void store.ask('lesson.solve', null)}
          >
            <WandSparkles aria-hidden="true" />
            <span className={styles.label}>{say('lesson.solve')}</span>
          </Button>
        </span>
      )}
      <span title={`${say('lesson.again')}: ${say('lesson.again.hint')}`} className={buttons.hint}>
        <Button className={buttons.quiet ?? ''} isDisabled={busy} onPress={() => run('lesson.again')}>
          <RotateCcw aria-hidden="true" />
          <span className={styles.label}>{say('lesson.again')}</span>
        </Button>
      </span>
    </footer>
  );
}
