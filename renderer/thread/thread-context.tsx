import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useSelected } from '../state/bridge/store-context.tsx';
import { followThread, type Thread, type ThreadEnd } from './follow-thread.ts';

export interface ThreadHand {
  /** What lights up now: what is pointed at, or else what was taken hold of. */
  readonly thread: Thread | null;
  readonly held: ThreadEnd | null;
  /** Of what was taken hold of, whatever is pointed at meanwhile. */
  readonly heldThread: Thread | null;
  /** Lights up while pointed at or focused; null lets go. */
  readonly touch: (end: ThreadEnd | null) => void;
  /** Stays lit until released; taking hold of the same end again releases it. */
  readonly hold: (end: ThreadEnd | null) => void;
}

const ThreadContext = createContext<ThreadHand | null>(null);

/** The thread that ties a cookie to its row, its requests and its person, for everything in the window. */
export function ThreadProvider({ children }: { readonly children: ReactNode }) {
  const [touched, touch] = useState<ThreadEnd | null>(null);
  const [held, setHeld] = useState<ThreadEnd | null>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setHeld(null);
      touch(null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const end = touched ?? held;
  // As long as nothing is touched, nothing that happens concerns the thread.
  const seen = useSelected(({ jars, people, server, traffic }) => (end ? { jars, people, server, traffic } : null));
  const heldThread = useMemo(() => (held && seen ? followThread(seen, held) : null), [held, seen]);
  const thread = useMemo(
    () => (touched && seen ? followThread(seen, touched) : heldThread),
    [touched, seen, heldThread],
  );
  const hand = useMemo<ThreadHand>(
    () => ({
      thread,
      held,
      heldThread,
      touch,
      hold: (wanted) => setHeld((before) => (wanted && before && sameEnd(wanted, before) ? null : wanted)),
    }),
    [thread, held, heldThread],
  );
  return <ThreadContext.Provider value={hand}>{children}</ThreadContext.Provider>;
}

/** @throws outside of the window's frame. */
export function useThread(): ThreadHand {
  const hand = useContext(ThreadContext);
  if (!hand) throw new Error('no thread around this component');
  return hand;
}

/** What makes an element an end of the thread by mouse: pointing lights up. What goes from under the pointer is pointed at no more. */
export function useTouch(end: ThreadEnd): {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
} {
  const { touch } = useThread();
  const pointed = useRef(false);
  const point = (at: ThreadEnd | null) => {
    pointed.current = at !== null;
    touch(at);
  };
  useEffect(() => () => (pointed.current ? touch(null) : undefined), [touch]);
  return { onPointerEnter: () => point(end), onPointerLeave: () => point(null) };
}

function sameEnd(one: ThreadEnd, other: ThreadEnd): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
