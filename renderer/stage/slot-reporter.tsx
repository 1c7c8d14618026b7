import { createContext, type ReactNode, type RefCallback, useCallback, useContext, useEffect, useMemo } from 'react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import type { PaneSlot } from '../../main/shared/contract/panes.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import type { WindowStore } from '../state/bridge/window-store.ts';

/**
 * Tells main where the slots of the panes are, so that it lays the native views over them. At most once a frame, never
 * while the last report is still being carried out (the newest place is told then), and only when something moved.
 */
class SlotReporter {
  readonly #store: Pick<WindowStore, 'tryAsk'>;
  readonly #slots = new Map<PaneId, HTMLElement>();
  readonly #observer = new ResizeObserver(() => this.measureSoon());
  #frame = 0;
  #asking = false;
  #told = '';

  constructor(store: Pick<WindowStore, 'tryAsk'>) {
    this.#store = store;
  }

  add(paneId: PaneId, element: HTMLElement): () => void {
    this.#slots.set(paneId, element);
    this.#observer.observe(element);
    this.measureSoon();
    return () => {
      this.#observer.unobserve(element);
      if (this.#slots.get(paneId) === element) this.#slots.delete(paneId);
      this.measureSoon();
    };
  }

  readonly measureSoon = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      void this.#measure();
    });
  };

  async #measure(): Promise<void> {
    if (this.#asking) return;
    const slots = [...this.#slots].map(([paneId, element]) => slotOf(paneId, element));
    const words = JSON.stringify(slots);
    if (words === this.#told) return;
    this.#told = words;
    this.#asking = true;
    await this.#store.tryAsk('layout.report', { slots });
    this.#asking = false;
    // Something may have moved meanwhile.
    this.measureSoon();
  }
}

/** Whole px: native views have no halves, and a gap of half a pixel is seen. */
function slotOf(paneId: PaneId, element: HTMLElement): PaneSlot {
  const box = element.getBoundingClientRect();
  const x = Math.round(box.left);
  const y = Math.round(box.top);
  return { paneId, rect: { x, y, width: Math.round(box.right) - x, height: Math.round(box.bottom) - y } };
}

const ReporterContext = createContext<SlotReporter | null>(null);

/** The one reporter of the window. */
export function SlotsProvider({ children }: { readonly children: ReactNode }) {
  const store = useStore();
  const reporter = useMemo(() => (typeof ResizeObserver === 'undefined' ? null : new SlotReporter(store)), [store]);
  useEffect(() => {
    if (!reporter) return;
    window.addEventListener('resize', reporter.measureSoon);
    return () => window.removeEventListener('resize', reporter.measureSoon);
  }, [reporter]);
  return <ReporterContext.Provider value={reporter}>{children}</ReporterContext.Provider>;
}

/** For what moves slots about: asks for a new look at them in the next frame. */
export function useMeasureSoon(): () => void {
  const reporter = useContext(ReporterContext);
  return useCallback(() => reporter?.measureSoon(), [reporter]);
}

/** For the element that stands for a pane's page. */
export function useSlot(paneId: PaneId): RefCallback<HTMLElement> {
  const reporter = useContext(ReporterContext);
  return useCallback(
    (element: HTMLElement | null) => {
      if (element && reporter) return reporter.add(paneId, element);
    },
    [reporter, paneId],
  );
}

/** Asks for a new look at the slots after every drawing: a slot can move without changing its size. */
export function useMeasureAfterDrawing(): void {
  const reporter = useContext(ReporterContext);
  useEffect(() => reporter?.measureSoon());
}
