import { useEffect, useState } from 'react';
import type { WorkshopState } from '../../main/shared/workshop-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';

/** *Write your own* as it stands; null until it is known. */
export function useWorkshop(): WorkshopState | null {
  const store = useStore();
  const [state, setState] = useState<WorkshopState | null>(null);
  useEffect(() => {
    const stop = store.on('workshop.changed', setState);
    void store.ask('workshop.state', null).then((answer) => answer && setState((told) => told ?? answer));
    return stop;
  }, [store]);
  return state;
}
