import { useEffect, useState } from 'react';
import type { ExperimentsState } from '../../main/experiments/experiment-records.ts';
import { useStore } from '../bridge/store-context.tsx';

/** The experiments and which one runs; null until main has answered. */
export function useExperiments(): ExperimentsState | null {
  const store = useStore();
  const [state, setState] = useState<ExperimentsState | null>(null);
  useEffect(() => {
    let told = false;
    const stop = store.on('experiment.changed', (news) => {
      told = true;
      setState(news);
    });
    // What was told meanwhile is newer than the answer.
    void store.ask('experiment.state', null).then((answer) => answer && !told && setState(answer));
    return () => {
      told = true;
      stop();
    };
  }, [store]);
  return state;
}
