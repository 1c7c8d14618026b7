import { useEffect, useState } from 'react';
import type { RewindState } from '../../main/ipc/contract.ts';
import { useStore } from '../bridge/store-context.tsx';

/** Where in the story the class is; null until main has answered. */
export function useRewind(): RewindState | null {
  const store = useStore();
  const [state, setState] = useState<RewindState | null>(null);
  useEffect(() => {
    let told = false;
    const stop = store.on('rewind.changed', (news) => {
      told = true;
      setState(news);
    });
    // What was told meanwhile is newer than the answer.
    void store.ask('rewind.state', null).then((answer) => answer && !told && setState(answer));
    return () => {
      told = true;
      stop();
    };
  }, [store]);
  return state;
}
