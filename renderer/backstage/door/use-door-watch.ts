import { useEffect } from 'react';
import { useStore } from '../../state/bridge/store-context.tsx';

/** Opens the door when nobody looks at it any more: a request must not be held behind a view that is gone. */
export function useDoorWatch(inView: boolean): void {
  const store = useStore();
  useEffect(() => {
    if (!inView) return;
    return () => void store.ask('breakpoints.clear', null);
  }, [store, inView]);
}
