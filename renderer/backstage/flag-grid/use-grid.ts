import { useEffect, useMemo } from 'react';
import type { GridCell, GridCookie, GridSituation, GridState } from '../../../main/shared/grid-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';

/** The grid as main has it, cells filling in while they are tried; null until main has answered. */
export interface LiveGrid extends GridState {
  cellOf(situation: GridSituation, cookie: GridCookie): GridCell | undefined;
  run(): void;
}

/** Follows the grid, which main is asked for when it is looked at. */
export function useGrid(): LiveGrid | null {
  const store = useStore();
  const { grid } = useWindowState('grid');
  useEffect(() => {
    void store
      .ask('grid.state', null)
      .then((asked) => asked && store.dispatch({ kind: 'told', told: { grid: asked } }));
  }, [store]);
  const cells = useMemo(
    () =>
      new Map(
        grid?.columns.flatMap(({ situation, cells: column }) =>
          column.map((cell) => [`${situation} ${cell.cookie}`, cell] as const),
        ),
      ),
    [grid],
  );
  if (!grid) return null;
  return {
    ...grid,
    cellOf: (situation, cookie) => cells.get(`${situation} ${cookie.name}`),
    run: () => {
      store.dispatch({ kind: 'told', told: { grid: { ...grid, columns: [], running: true } } });
      void store.ask('grid.run', null).then(() => {
        const tried = store.read()?.grid;
        if (tried) store.dispatch({ kind: 'told', told: { grid: { ...tried, running: false } } });
      });
    },
  };
}
