import { useEffect } from 'react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { focusPart } from './regions.ts';

/**
 * The focus of the window is always somewhere where it is seen. What had it may be taken out of the page (a tab's panel, a
 * card, a pane's bar) or have it taken by nobody (main gives the window the keyboard): then what stands in its place has it.
 */
export function useKeptFocus(): void {
  const store = useStore();
  useEffect(() => {
    /** Where the focus was last; null when it was nowhere yet, or went to a page. */
    let region: string | null = null;
    /** A click beside everything takes the focus away: that is the person's own doing. */
    let clickedAway = false;
    const activePane = () => store.read()?.bench.activePane ?? null;

    /** What stands in place of a pane's page, else its bar; without a pane the header. */
    const focusPane = (paneId: PaneId | null) =>
      (paneId !== null && (focusPart(`card:${paneId}`) || focusPart(`bar:${paneId}`))) || focusPart('header');

    const goOn = () => {
      const pane = /^card:(.+)$/.exec(region ?? '')?.[1] as PaneId | undefined;
      const slot = pane && document.querySelector(`[data-slot="${CSS.escape(pane)}"]`);
      // Where the card was, the page is again.
      if (slot) {
        region = null;
        void store.ask('pane.focus-page', { paneId: pane });
      } else if (!focusPart(region ?? '')) focusPane(activePane());
    };

    const lost = () => document.activeElement === document.body || document.activeElement === null;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      clickedAway = false;
      region = target.closest<HTMLElement>('[data-region]')?.dataset.region ?? '';
    };
    const onPointerDown = () => {
      clickedAway = true;
    };
    const onKeyDown = () => {
      clickedAway = false;
    };
    const goOnIfLost = () => {
      if (lost() && region !== null && !clickedAway && document.hasFocus()) goOn();
    };
    const changes = new MutationObserver(goOnIfLost);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    const stopGiven = store.on('keyboard.given', ({ paneId }) => {
      if (paneId !== null) focusPane(paneId);
      else if (lost() && !clickedAway) goOn();
    });
    return () => {
      changes.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
      stopGiven();
    };
  }, [store]);
}
