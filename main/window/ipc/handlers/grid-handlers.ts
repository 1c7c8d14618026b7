import { planGrid } from '../../../lessons/flag-grid/grid-plan.ts';
import { runGrid } from '../../../lessons/flag-grid/run-grid.ts';
import { AskError } from '../../../shared/ask-error.ts';
import type { GridColumn } from '../../../shared/grid-records.ts';
import { tell } from '../gateway.ts';
import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** The cookie-flag grid: what was tried stays until the next run. One run at a time: two would only slow each other down. */
export function gridHandlers({ window }: HandlerWorld): HandlersOf<'grid'> {
  const columns: GridColumn[] = [];
  let running = false;
  return {
    'grid.state': () => ({ ...planGrid(), columns, running }),
    'grid.run': async () => {
      if (running) throw new AskError('busy', 'the grid is being tried');
      running = true;
      columns.length = 0;
      try {
        await runGrid((column) => {
          columns.push(column);
          tell(window.webContents, 'grid.column', column);
        });
      } finally {
        running = false;
      }
      return null;
    },
  };
}
