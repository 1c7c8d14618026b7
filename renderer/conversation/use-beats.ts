import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Exchange } from '../../server/inspector/records.ts';
import { useStore } from '../bridge/store-context.tsx';
import { type BeatCursor, stepBeat } from './beat-cursor.ts';

export interface Beats {
  /** Null: live, everything is told. */
  readonly cursor: BeatCursor | null;
  readonly step: (step: 1 | -1) => void;
  readonly goLive: () => void;
}

/** Telling the story beat by beat: by key or remote, never by a timer. @param exchanges what the diagram shows, oldest first. */
export function useBeats(exchanges: readonly Exchange[], projector: boolean): Beats {
  const store = useStore();
  const [cursor, setCursor] = useState<BeatCursor | null>(null);
  const step = useEffectEvent((direction: 1 | -1) => setCursor(stepBeat(exchanges, cursor, direction)));

  useEffect(
    () =>
      store.on('command.fired', ({ id }) => {
        if (id === 'beat.next') step(1);
        if (id === 'beat.previous') step(-1);
      }),
    [store],
  );

  // A presenter's remote sends PageDown and PageUp; elsewhere these keys scroll.
  useEffect(() => {
    if (!projector) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
      event.preventDefault();
      step(event.key === 'PageDown' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [projector]);

  return {
    cursor,
    step: (direction) => setCursor(stepBeat(exchanges, cursor, direction)),
    goLive: useCallback(() => setCursor(null), []),
  };
}
