import type { AvatarLook } from '../../shared/avatars.ts';

/** A window of a pane's own, under the system's title bar. */
export interface PaneWindow {
  /** It is the window that the system gives the keys to. */
  readonly active: boolean;
  /** What its title bar says and shows from now on. */
  entitle(title: string, look: AvatarLook): void;
  focus(): void;
  /** The page goes back to the bench. */
  close(): void;
}
