import { CircleCheck, ListChecks, Package, Play, Printer, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { LessonView } from '../../main/shared/lesson-records.ts';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './lessons-overview.module.css';
import { useOverlay } from './overlay-context.tsx';
import { useWorkshopInOverlay, WriteYourOwn } from './write-your-own.tsx';

const lengths = [5, 15, 45] as const;

/** All lessons, by how long they take: what each teaches, what should come first, how far one is. */
export function LessonsOverview() {
  const { ask, on, close } = useOverlay();
  const [lessons, setLessons] = useState<readonly LessonView[]>([]);
  useEffect(() => {
    // They are told when they have been read.
    const stop = on('lesson.changed', (state) => setLessons(state.lessons));
    void ask('lesson.state', null).then((answer) => answer.ok && setLessons(answer.value.lessons));
    return stop;
  }, [ask, on]);
  const say = useSay();
  const own = lessons.filter((lesson) => lesson.own);
  const workshop = useWorkshopInOverlay();
  const isAuthor = workshop !== null && (own.length > 0 || workshop.folder !== null);
  const writing = workshop && (
    <WriteYourOwn workshop={workshop}>
      {own.length > 0 && (
        <ul className={styles.lessons} aria-label={say('workshop.lessons')}>
          {own.map((lesson) => (
            <Card key={lesson.id} lesson={lesson} lessons={lessons} />
          ))}
        </ul>
      )}
    </WriteYourOwn>
  );
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  return (
    <section
      ref={sheet}
      className={styles.sheet}
      aria-label={say('lesson.all')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard.
      tabIndex={0}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{say('lesson.all')}</h2>
        <IconButton label={say('lesson.close')} onPress={close}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {isAuthor && writing}
      {lengths.map((minutes) => {
        const these = lessons.filter((lesson) => lesson.minutes === minutes && !lesson.own);
        return (
          these.length > 0 && (
            <section key={minutes} aria-label={say('lesson.minutes', { minutes })}>
              <h3 className={styles.group}>{say('lesson.minutes', { minutes })}</h3>
              <ul className={styles.lessons}>
                {these.map((lesson) => (
                  <Card key={lesson.id} lesson={lesson} lessons={lessons} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {!isAuthor && writing}
    </section>
  );
}

interface CardProps {
  readonly lesson: LessonView;
  readonly lessons: readonly LessonView[];
}

function Card({ lesson, lessons }: CardProps) {
  const { ask } = useOverlay();
  const say = useSay();
  const { id, number, title, teaches, needs, steps, done } = lesson;
  const first = lessons.filter((other) => needs.includes(other.id)).map((other) => other.title);
  const next = Array.from({ length: steps }, (_, step) => step).find((step) => !done.includes(step)) ?? 0;
  const begin = (step: number) => void ask('lesson.begin', { id, step });
  return (
    <li className={styles.card}>
      <h4 className={styles.name}>
        {number} · {title}
      </h4>
      <p>{teaches}</p>
      {first.length > 0 && <p className={styles.quiet}>{say('lesson.needs', { titles: first.join(', ') })}</p>}
      {lesson.inEnglish && <p className={styles.quiet}>{say('lesson.in-english')}</p>}
      <p className={styles.quiet}>
        {done.length === steps && <CircleCheck aria-hidden="true" />}
        {say('lesson.progress', { done: done.length, steps })}
      </p>
      <div className={styles.ways}>
        {next > 0 && (
          <Button className={buttons.button ?? ''} onPress={() => begin(next)}>
            <Play aria-hidden="true" />
            {say('lesson.go-on', { step: next + 1 })}
          </Button>
        )}
        <Button
          className={(next > 0 ? buttons.quiet : buttons.button) ?? ''}
          aria-label={say('lesson.begin.label', { title })}
          onPress={() => begin(0)}
        >
          {next === 0 && <Play aria-hidden="true" />}
          {say('lesson.begin')}
        </Button>
        <Button
          className={buttons.quiet ?? ''}
          aria-label={say('print.lesson', { title })}
          onPress={() => void ask('lesson.print', { id })}
        >
          <Printer aria-hidden="true" />
          {say('print.open')}
        </Button>
        {lesson.own && (
          <>
            <Button
              className={buttons.quiet ?? ''}
              aria-label={say('workshop.check.label', { title })}
              onPress={() => void ask('workshop.check', { id })}
            >
              <ListChecks aria-hidden="true" />
              {say('workshop.check')}
            </Button>
            <Button
              className={buttons.quiet ?? ''}
              aria-label={say('workshop.pack.label', { title })}
              onPress={() => void ask('workshop.pack', { id })}
            >
              <Package aria-hidden="true" />
              {say('workshop.pack')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
