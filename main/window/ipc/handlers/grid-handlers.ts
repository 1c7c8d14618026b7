import { planGrid } from '../../../lessons/flag-grid/grid-plan.ts';
import { AskError } from '../../../shared/ask-error.ts';
import type { GridColumn } from '../../../shared/grid-records.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** The cookie-flag grid: what was tried stays until the next run. One run at a time: two would only slow each other down. */
export function gridHandlers({ host, runGrid }: HandlerDeps): HandlersOf<'grid'> {
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
          host.tell('grid.column', column);
        });
      } finally {
        running = false;
      }
      return null;
    },
  };
}
