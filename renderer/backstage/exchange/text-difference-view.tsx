import type { TextDifference } from '../../../main/shared/exchange-difference.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './comparison-view.module.css';

/** How two bodies differ, line by line; a sign at each line, never the colour alone. */
export function TextDifferenceView({ difference }: { readonly difference: TextDifference }) {
  const say = useSay();
  switch (difference.kind) {
    case 'same':
      return <p className={styles.quiet}>{say('compare.body.same')}</p>;
    case 'unknown':
      return <p className={styles.quiet}>{say('compare.body.unknown')}</p>;
    case 'too-different':
      return <p className={styles.quiet}>{say('compare.body.too-different')}</p>;
    case 'lines':
      return (
        <div className={styles.lines} data-verbatim>
          {difference.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a difference never change.
            <div key={index} className={styles.line} data-sign={line.sign}>
              <span aria-hidden={line.sign === ' '}>{line.sign}</span>
              <span>{line.sign === '…' ? say('compare.body.equal', { count: line.count }) : line.text}</span>
            </div>
          ))}
        </div>
      );
  }
}
