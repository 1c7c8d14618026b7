import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Input, Label, TextField } from 'react-aria-components';
import type { HandRound } from '../../main/shared/lesson-records.ts';
import type { TrainerView } from '../../main/shared/trainer-records.ts';
import { LessonLine, LessonText } from '../lesson/lesson-text.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './trainer-question.module.css';

export interface TrainerQuestionProps {
  readonly question: NonNullable<TrainerView['predict']>;
  /** Keeps how many hands went up for an answer, from 0. */
  readonly count: (round: HandRound, answer: number, hands: number) => void;
}

const rounds = ['first', 'second'] as const;

/** The question with what the class does not see: which answer is right, which wrong one is usual, and the two votes. */
export function TrainerQuestion({ question: asked, count }: TrainerQuestionProps) {
  const say = useSay();
  const { question, answers, answer, wrong, why, guess, hands } = asked;
  return (
    <section className={styles.question} aria-label={say('lesson.predict')}>
      <LessonText text={question} />
      <table className={styles.answers}>
        <thead>
          <tr>
            <th scope="col">{say('trainer.answer')}</th>
            {rounds.map((round) => (
              <th key={round} scope="col" className={styles.vote}>
                {say(`trainer.vote.${round}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answers.map((text, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: answers do not change their order.
            <tr key={place} data-right={place === answer}>
              <td>
                {place + 1}. <LessonLine text={text} />
                {place === answer && (
                  <span className={styles.note}>
                    <CircleCheck aria-hidden="true" /> {say('lesson.right')}
                  </span>
                )}
                {place === wrong && (
                  <span className={styles.note}>
                    <TriangleAlert aria-hidden="true" /> {say('trainer.usual-wrong')}
                  </span>
                )}
                {place === guess && <span className={styles.note}>{say('trainer.guess')}</span>}
              </td>
              {rounds.map((round) => (
                <td key={round} className={styles.vote}>
                  <TextField
                    value={String(hands[round]?.[place] ?? '')}
                    onChange={(written) => {
                      const number = Number.parseInt(written === '' ? '0' : written, 10);
                      if (number >= 0 && number <= 999) count(round, place, number);
                    }}
                  >
                    <Label className={styles.hidden ?? ''}>
                      {say(`trainer.vote.${round}`)}: {place + 1}
                    </Label>
                    <Input className={styles.hands ?? ''} type="number" min={0} max={999} />
                  </TextField>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>{say('trainer.vote.hint')}</p>
      <LessonText text={why} />
    </section>
  );
}
