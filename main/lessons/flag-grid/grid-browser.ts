import type { PageView } from '../../browsers/engine/page-view.ts';
import type { Partition } from '../../browsers/engine/partition.ts';

/** Where the grid's browser is let to: nowhere but the grid's own site. */
export interface GridWay {
  /** Its only way out, as Chromium writes proxy rules. */
  readonly proxy: string;
  /** PEM of the one certificate that it believes; it was made for this run. */
  readonly certificate: string;
}

/** A throwaway browser in which cookies are tried. */
export interface GridBrowser {
  readonly partition: Partition;
  readonly view: PageView;
}

export type OpenGridBrowser = (way: GridWay) => Promise<GridBrowser>;
