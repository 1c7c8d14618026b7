/** A window of a pane's own: the page alone, under the system's title bar. */
export interface PaneWindow {
  focus(): void;
  /** The page goes back to the bench. */
  close(): void;
}
