import { useEffect, useState } from 'react';
import type { GridCell, GridCookie, GridSituation, GridState } from '../../../main/shared/grid-records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';

/** The grid as main has it, cells filling in while they are tried; null until main has answered. */
export interface LiveGrid extends GridState {
  cellOf(situation: GridSituation, cookie: GridCookie): GridCell | undefined;
  run(): void;
}

/** Follows the grid. What was tried is kept in main, so that looking elsewhere meanwhile loses nothing. */
export function useGrid(): LiveGrid | null {
  const store = useStore();
  const [state, setState] = useState<GridState | null>(null);
  useEffect(() => {
    let here = true;
    const stop = store.on('grid.column', (column) =>
      setState(
        (before) =>
          before && {
            ...before,
            columns: [...before.columns.filter(({ situation }) => situation !== column.situation), column],
          },
      ),
    );
    void store.ask('grid.state', null).then((answer) => here && answer && setState(answer));
    return () => {
      here = false;
      stop();
    };
  }, [store]);
  if (!state) return null;
  const cells = new Map(
    state.columns.flatMap(({ situation, cells: column }) =>
      column.map((cell) => [`${situation} ${cell.cookie}`, cell]),
    ),
  );
  return {
    ...state,
    cellOf: (situation, cookie) => cells.get(`${situation} ${cookie.name}`),
    run: () => {
      setState({ ...state, columns: [], running: true });
      void store.ask('grid.run', null).then(() => setState((before) => before && { ...before, running: false }));
    },
  };
}
