import { type PointerEvent, useRef, useState } from 'react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { paneNamed } from '../state/bench-selectors.ts';
import { useStore } from '../state/bridge/store-context.tsx';

/** px that the pointer goes before it is a move and no press. */
const dragFrom = 6;

/**
 * A pane is moved by its bar: let go over another pane's bar, it takes that pane's place. Bars are the targets, as pages are
 * native views that take the pointer for themselves.
 */
export function useMoveByBar(paneId: PaneId) {
  const store = useStore();
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [moving, setMoving] = useState(false);
  const marked = useRef<HTMLElement | null>(null);
  const mark = (bar: HTMLElement | null) => {
    if (marked.current === bar) return;
    marked.current?.removeAttribute('data-drop');
    bar?.setAttribute('data-drop', 'true');
    marked.current = bar;
  };
  const end = () => {
    start.current = null;
    mark(null);
    setMoving(false);
  };
  return {
    'data-moving': moving,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // Buttons and the address line in the bar have their own use for the pointer.
      if (event.button !== 0 || (event.target as Element).closest('button, input, a, [role="button"]')) return;
      start.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!start.current) return;
      if (!moving && Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) < dragFrom) return;
      setMoving(true);
      mark(barAt(event.clientX, event.clientY, paneId));
    },
    onPointerUp: () => {
      const state = store.read();
      const to = state ? paneNamed(state, marked.current?.dataset.paneBar) : undefined;
      end();
      if (to) void store.ask('pane.move', { paneId, to: to.id });
    },
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}

/** Another pane's bar under the pointer. */
function barAt(x: number, y: number, but: PaneId): HTMLElement | null {
  const bar = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-pane-bar]') ?? null;
  return bar?.dataset.paneBar === but ? null : bar;
}
