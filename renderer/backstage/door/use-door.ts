import { useEffect } from 'react';
import type { DoorState } from '../../../main/shared/contract.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { type News, useNews } from '../../state/bridge/use-news.ts';

const open: DoorState = { orders: [], held: [] };

const doorNews: News<DoorState> = {
  ask: (store) => store.ask('door.state', null),
  hear: (store, listener) => store.on('door.changed', listener),
};

/** Who stands at the door, and which orders hold them. */
export function useDoor(): DoorState {
  return useNews(doorNews) ?? open;
}

/** Opens the door when nobody looks at it any more: a request must not be held behind a view that is gone. */
export function useDoorWatch(inView: boolean): void {
  const store = useStore();
  useEffect(() => {
    if (!inView) return;
    return () => void store.ask('door.open', null);
  }, [store, inView]);
}
