import type { LayoutMode } from '../../main/ipc/contract.ts';

/** Where each pane stands in the grid; `span` columns wide. */
export interface PaneCell {
  readonly column: number;
  readonly row: number;
  readonly span: number;
}

export interface Arrangement {
  readonly columns: number;
  readonly rows: number;
  /** One a pane, in the order of the panes. */
  readonly cells: readonly PaneCell[];
}

/** A pane narrower than this cannot show its bar, in px. */
export const narrowestPane = 210;

/**
 * Panes side by side, or in two rows; the last one of an unfilled row takes what is left of it. Both wrap where panes would
 * get too narrow to be used.
 *
 * @param width of the stage in px; 0 when not yet known.
 */
export function arrangePanes(count: number, mode: LayoutMode, width: number): Arrangement {
  const fit = width > 0 ? Math.max(1, Math.floor(width / narrowestPane)) : count;
  const most = Math.min(fit, mode === 'grid' ? Math.max(2, Math.ceil(count / 2)) : count);
  // Rows are filled evenly: seven panes of which five fit are four and three, not five and two.
  const rows = Math.ceil(count / Math.max(1, most)) || 1;
  const columns = Math.max(1, Math.ceil(count / rows));
  const cells = Array.from({ length: count }, (_, index): PaneCell => {
    const column = index % columns;
    return { column, row: Math.floor(index / columns), span: index === count - 1 ? columns - column : 1 };
  });
  return { columns, rows, cells };
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
