import type { JarColour } from '../../main/shared/bench-records.ts';
import { type AvatarShape, avatarShape } from './avatar-shape.tsx';
import { joinClasses } from './join-classes.ts';
import styles from './person-avatar.module.css';

export interface PersonAvatarProps {
  readonly name: string;
  readonly shape: AvatarShape;
  readonly colour: JarColour;
  /** Quiet: without the ground, for lists. */
  readonly plain?: boolean;
  /** The jar is closed: the name stays, the mark is hollow. */
  readonly gone?: boolean;
}

/** Shape, colour and name: the same everywhere, never the colour alone. */
export function PersonAvatar({ name, shape, colour, plain = false, gone = false }: PersonAvatarProps) {
  return (
    <span className={joinClasses(styles.mark, plain && styles.plain, gone && styles.gone)} data-colour={colour}>
      <svg className={styles.shape} viewBox="-1 -1 14 14" aria-hidden="true">
        {avatarShape(shape)}
      </svg>
      <span className={styles.name}>{name}</span>
    </span>
  );
}
