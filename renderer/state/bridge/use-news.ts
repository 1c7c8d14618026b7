import { useEffect, useState } from 'react';
import { useStore } from './store-context.tsx';
import type { WindowStore } from './window-store.ts';

/** Something that main keeps and tells of whole: how to ask for it as it is, and how to hear when it is another. */
export interface News<T> {
  ask(store: WindowStore): Promise<T | null>;
  /** Returns the function that stops listening. */
  hear(store: WindowStore, listener: (news: T) => void): () => void;
}

/** It as it is now; null until main has answered. @param news made once: a new one is another thing to follow. */
export function useNews<T>(news: News<T>): T | null {
  const store = useStore();
  const [state, setState] = useState<T | null>(null);
  useEffect(() => {
    let told = false;
    const stop = news.hear(store, (next) => {
      told = true;
      setState(next);
    });
    // What was told meanwhile is newer than the answer.
    void news.ask(store).then((answer) => answer && !told && setState(answer));
    return () => {
      told = true;
      stop();
    };
  }, [store, news]);
  return state;
}
