import { useEffect, useState } from 'react';
import type { DoorState } from '../../main/ipc/contract.ts';
import { useStore } from '../bridge/store-context.tsx';

const open: DoorState = { orders: [], held: [] };

/** Who stands at the door, and which orders hold them. */
export function useDoor(): DoorState {
  const store = useStore();
  const [state, setState] = useState<DoorState>(open);
  useEffect(() => {
    let told = false;
    const stop = store.on('door.changed', (news) => {
      told = true;
      setState(news);
    });
    // What was told meanwhile is newer than the answer.
    void store.ask('door.state', null).then((answer) => answer && !told && setState(answer));
    return () => {
      told = true;
      stop();
    };
  }, [store]);
  return state;
}

/** Opens the door when nobody looks at it any more: a request must not be held behind a view that is gone. */
export function useDoorWatch(inView: boolean): void {
  const store = useStore();
  useEffect(() => {
    if (!inView) return;
    return () => void store.ask('door.open', null);
  }, [store, inView]);
}
