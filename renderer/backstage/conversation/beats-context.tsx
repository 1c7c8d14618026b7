import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { exchangesToTell, leavesShopOut } from '../../state/exchanges-to-tell.ts';
import { filterLog } from '../../state/log-lines.ts';
import { openRecording } from '../../state/opened-recording.ts';
import { everyone, standingWho } from '../../state/participants.ts';
import { shownNow } from '../../state/shown-now.ts';
import type { WindowState } from '../../state/window-state.ts';
import { type BeatCursor, stepBeat } from './beat-cursor.ts';

export interface Beats {
  /** Null: live, everything is told. */
  readonly cursor: BeatCursor | null;
  /** Whose talk was asked for: a participant's id, or `everyone`. It stands as long as something of theirs is left (`standingWho`). */
  readonly who: string;
  readonly listenTo: (who: string) => void;
  /** Whether the files that pages bring along are told too. */
  readonly files: boolean;
  readonly showFiles: (files: boolean) => void;
  readonly step: (step: 1 | -1) => void;
  readonly goLive: () => void;
}

const BeatsContext = createContext<Beats | null>(null);

/** The newest exchanges are drawn, older ones are in the log: nobody scrolls through a thousand arrows. */
const mostDrawn = 100;

/** What the diagram draws, oldest first. @param onlyForeign as by `leavesShopOut` */
export function talkOf(
  state: Pick<WindowState, 'server' | 'traffic' | 'people'>,
  who: string,
  files: boolean,
  onlyForeign: boolean,
): readonly ExchangeRecord[] {
  const { people } = state;
  const all = exchangesToTell(state, onlyForeign);
  return filterLog(all, people, { who: standingWho(who, people, all), text: '', files })
    .slice(-mostDrawn)
    .map((line) => line.exchange);
}

/**
 * Where the conversation stands: by key or remote, never by a timer. Lives above the panels, so that looking at another one does
 * not lose the place.
 */
export function BeatsProvider({ children }: { readonly children: ReactNode }) {
  const store = useStore();
  const [who, listenTo] = useState(everyone);
  const [files, showFiles] = useState(false);
  const [cursor, setCursor] = useState<BeatCursor | null>(null);

  const step = useCallback(
    (direction: 1 | -1) => {
      const state = store.read();
      if (state)
        setCursor((before) => stepBeat(talkOf(shownNow(state), who, files, leavesShopOut(state)), before, direction));
    },
    [store, who, files],
  );

  useEffect(
    () =>
      store.on('command.fired', ({ id }) => {
        if (id === 'beat.next') step(1);
        if (id === 'beat.previous') step(-1);
      }),
    [store, step],
  );

  useEffect(
    () =>
      store.on('exchange.news', (news) => {
        if (news.kind !== 'opened' && news.kind !== 'over') return;
        listenTo(everyone);
        if (news.kind === 'over') return setCursor(null);
        // A recording is told from its beginning, with everybody in it.
        const [first] = talkOf(openRecording(news.recording), everyone, files, false);
        setCursor(first ? { exchangeId: first.id, beat: 'request' } : null);
      }),
    [store, files],
  );

  const beats = useMemo<Beats>(
    () => ({ cursor, who, listenTo, files, showFiles, step, goLive: () => setCursor(null) }),
    [cursor, who, files, step],
  );
  return <BeatsContext.Provider value={beats}>{children}</BeatsContext.Provider>;
}

/** @throws outside of the window's frame. */
export function useBeats(): Beats {
  const beats = useContext(BeatsContext);
  if (!beats) throw new Error('no beats around this component');
  return beats;
}
