/** A window of a pane's own, under the system's title bar. */
export interface PaneWindow {
  /** It is the window that the system gives the keys to. */
  readonly active: boolean;
  focus(): void;
  /** The page goes back to the bench. */
  close(): void;
}
