import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { HandCounts, PredictionView } from '../../main/shared/lesson-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { LessonLine, LessonText } from './lesson-text.tsx';
import styles from './prediction.module.css';

export interface PredictionProps {
  readonly prediction: PredictionView;
  /** It is still to be made. */
  readonly open: boolean;
}

/** A question with its answers: guessed by key or mouse, and later the guess beside the result. */
export function Prediction({ prediction, open }: PredictionProps) {
  const store = useStore();
  const say = useSay();
  const { question, answers, guess, result, hands } = prediction;
  const count = answers.length;
  // With the result known, the other answers have done their work.
  const shown = answers
    .map((text, place) => ({ text, place }))
    .filter(({ place }) => result === null || hands !== null || place === result.answer || place === guess);

  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const answer = answerOf(event, count);
      if (answer === null) return;
      event.preventDefault();
      void store.ask('lesson.guess', { answer });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, open, count]);

  return (
    <section className={styles.prediction} aria-label={say('lesson.predict')}>
      <LessonText text={question} />
      <ol className={styles.answers}>
        {shown.map(({ text, place }) => (
          <li key={place} className={styles.answer} data-guess={guess === place} data-right={result?.answer === place}>
            {open ? (
              <Button className={styles.choice ?? ''} onPress={() => void store.ask('lesson.guess', { answer: place })}>
                <kbd className={styles.key}>{place + 1}</kbd>
                <LessonLine text={text} />
              </Button>
            ) : (
              <span className={styles.said}>
                <kbd className={styles.key}>{place + 1}</kbd>
                <span className={styles.words}>
                  <LessonLine text={text} />
                </span>
                {guess === place && <span className={styles.note}>{say('lesson.guess')}</span>}
                {hands && <Hands hands={hands} place={place} />}
                {result?.answer === place && (
                  <span className={styles.note}>
                    <CircleCheck aria-hidden="true" /> {say('lesson.right')}
                  </span>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {open && <p className={styles.hint}>{say('lesson.keys', { count })}</p>}
      {result && <LessonText text={result.why} />}
    </section>
  );
}

/** The class's two votes for an answer, side by side. */
function Hands({ hands, place }: { readonly hands: HandCounts; readonly place: number }) {
  const say = useSay();
  return (['first', 'second'] as const).map((round) => {
    const count = hands[round]?.[place];
    return (
      count !== undefined && (
        <span key={round} className={styles.note}>
          {say(`trainer.hands.${round}`, { count })}
        </span>
      )
    );
  });
}

/** Which answer a key chooses, from 0; null for every other key, and where somebody writes. */
function answerOf({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent, count: number): number | null {
  if (altKey || ctrlKey || metaKey) return null;
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable]')) return null;
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
  return place >= 0 && place < count ? place : null;
}
