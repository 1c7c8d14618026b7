import type { LayoutMode } from '../../main/shared/bench-records.ts';

/** Where each pane stands in the grid; `span` columns wide and `rowSpan` rows high. */
interface PaneCell {
  readonly column: number;
  readonly row: number;
  readonly span: number;
  readonly rowSpan: number;
}

export interface Arrangement {
  readonly columns: number;
  readonly rows: number;
  /** One a pane, in the order of the panes. */
  readonly cells: readonly PaneCell[];
  /** The first of the panes stands beside the rest and is this much of the width, in percent; null: all are alike. */
  readonly large: number | null;
}

/** A pane narrower than this cannot show its bar, in px. */
export const narrowestPane = 210;

/** Lower than this, not even the bar is seen, in px. */
const lowestPane = 64;

/** What stands beside the large pane never takes more of the width than this. */
const mostOfStrip = 0.6;

/** More than these in one column of a strip are too low to show a page. */
const mostInStrip = 3;

/**
 * Panes side by side, in two rows, or the first one large with the rest as a strip at its side.
 *
 * @param width of the stage in px; 0 when not yet known. @param height likewise: on a stage that is higher than wide, a row
 *   becomes several, so that pages keep a shape that they are made for
 */
export function arrangePanes(count: number, mode: LayoutMode, width: number, height = 0): Arrangement {
  // Where there is neither the width nor the height for all, narrow bars are still bars.
  const rowsThatFit = height > 0 ? Math.max(1, Math.floor(height / lowestPane)) : count;
  const room = width > 0 ? Math.max(1, Math.floor(width / narrowestPane), Math.ceil(count / rowsThatFit)) : count;
  const fit = mode === 'row' && height > 0 ? Math.min(room, bestColumns(count, width, height)) : room;
  // Without room for a strip, or anything to put into it, it is a row.
  if (mode !== 'strip' || count < 2 || fit < 2) return arrangeEvenly(count, mode, fit);
  const fitInStrip = Math.max(1, Math.floor(fit * mostOfStrip), Math.ceil((count - 1) / rowsThatFit));
  const most = Math.min(fitInStrip, Math.ceil((count - 1) / mostInStrip));
  const { columns, rows, cells } = arrangeEvenly(count - 1, 'row', most);
  return {
    columns: columns + 1,
    rows,
    cells: [
      { column: 0, row: 0, span: 1, rowSpan: rows },
      ...cells.map((cell) => ({ ...cell, column: cell.column + 1 })),
    ],
    large: columns === 1 ? 70 : Math.max(100 * (1 - mostOfStrip), 100 - 20 * columns),
  };
}

/** A page is at ease in this shape, px. */
const ease = { width: 440, height: 280 };

/** How many columns leave the pages the most of what they need, the scarcer of width and height counting. */
function bestColumns(count: number, width: number, height: number): number {
  const columns = Array.from({ length: count }, (_, index) => index + 1);
  const easeOf = (number: number) =>
    Math.min(1, width / number / ease.width, height / Math.ceil(count / number) / ease.height);
  // Of equals, the one with more columns: side by side is what the mode promises.
  return columns.reduce((best, number) => (easeOf(number) >= easeOf(best) ? number : best), 1);
}

/**
 * Panes side by side, or in two rows; the last one of an unfilled row takes what is left of it. Both wrap where panes would
 * get too narrow to be used.
 *
 * @param fit how many fit side by side.
 */
function arrangeEvenly(count: number, mode: LayoutMode, fit: number): Arrangement {
  const most = Math.min(fit, mode === 'grid' ? Math.max(2, Math.ceil(count / 2)) : count);
  // Rows are filled evenly: seven panes of which five fit are four and three, not five and two.
  const rows = Math.ceil(count / Math.max(1, most)) || 1;
  const columns = Math.max(1, Math.ceil(count / rows));
  const cells = Array.from({ length: count }, (_, index): PaneCell => {
    const column = index % columns;
    return { column, row: Math.floor(index / columns), span: index === count - 1 ? columns - column : 1, rowSpan: 1 };
  });
  return { columns, rows, cells, large: null };
}

/** The vertical divider left of a column, along the rows in which nothing spans across it. */
export interface ColumnLine {
  readonly column: number;
  readonly rowSpan: number;
}

export function columnLines({ columns, rows, cells }: Arrangement): readonly ColumnLine[] {
  const last = cells.at(-1);
  return Array.from({ length: columns - 1 }, (_, index) => index + 1)
    .map((column): ColumnLine => {
      const crossed = last !== undefined && column > last.column && column < last.column + last.span;
      return { column, rowSpan: crossed ? rows - 1 : rows };
    })
    .filter((line) => line.rowSpan > 0);
}
