import { useEffect } from 'react';
import { useStore } from '../../state/bridge/store-context.tsx';

/** Lets every held request go when nobody looks at the breakpoints any more: a request must not be held behind a view that is gone. */
export function useBreakpointWatch(inView: boolean): void {
  const store = useStore();
  useEffect(() => {
    if (!inView) return;
    return () => void store.ask('breakpoints.clear', null);
  }, [store, inView]);
}
