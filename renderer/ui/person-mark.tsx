import type { JarColour } from '../../main/shared/bench-records.ts';
import { joinClasses } from './join-classes.ts';
import { type MarkShape, markShape } from './mark-shape.tsx';
import styles from './person-mark.module.css';

export interface PersonMarkProps {
  readonly name: string;
  readonly shape: MarkShape;
  readonly colour: JarColour;
  /** Quiet: without the ground, for lists. */
  readonly plain?: boolean;
  /** The jar is closed: the name stays, the mark is hollow. */
  readonly gone?: boolean;
}

/** Shape, colour and name: the same everywhere, never the colour alone. */
export function PersonMark({ name, shape, colour, plain = false, gone = false }: PersonMarkProps) {
  return (
    <span className={joinClasses(styles.mark, plain && styles.plain, gone && styles.gone)} data-colour={colour}>
      <svg className={styles.shape} viewBox="-1 -1 14 14" aria-hidden="true">
        {markShape(shape)}
      </svg>
      <span className={styles.name}>{name}</span>
    </span>
  );
}
