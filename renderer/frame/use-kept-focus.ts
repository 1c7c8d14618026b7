import { useEffect } from 'react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { paneNamed } from '../state/bench-selectors.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { focusPart } from './regions.ts';

/**
 * The focus of the window is always somewhere where it is seen. What had it may be taken out of the page (a tab's panel, a
 * card, a pane's bar) or have it taken by nobody (main gives the window the keyboard): then what stands in its place has it.
 */
export function useKeptFocus(): void {
  const store = useStore();
  useEffect(() => {
    let last: Element | null = null;
    let region = '';
    const activePane = () => store.read()?.bench.activePane ?? null;

    /** What stands in place of a pane's page, else its bar; without a pane the header. */
    const focusPane = (paneId: PaneId | null) =>
      (paneId !== null && (focusPart(`card:${paneId}`) || focusPart(`bar:${paneId}`))) || focusPart('header');

    const goOn = () => {
      const state = store.read();
      const pane = state ? paneNamed(state, /^card:(.+)$/.exec(region)?.[1]) : undefined;
      // Where the card was, the page is again.
      if (pane && document.querySelector(`[data-slot="${CSS.escape(pane.id)}"]`))
        void store.ask('pane.focus-page', { paneId: pane.id });
      else if (!focusPart(region)) focusPane(activePane());
    };

    const lost = () => document.activeElement === document.body || document.activeElement === null;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      region = target.closest<HTMLElement>('[data-region]')?.dataset.region ?? '';
    };
    /** Another pane took the lead meanwhile (a new person), and its page the keyboard with it: the old bar must not fetch it back. */
    const ledElsewhere = () => {
      const pane = /^bar:(.+)$/.exec(region)?.[1];
      const state = store.read();
      return state?.bench.activePane !== pane && state?.panes.some(({ id }) => id === pane) === true;
    };
    // A click beside everything takes the focus from what is still there: that is the person's own doing.
    const onChange = () => {
      if (lost() && last !== null && !last.isConnected && document.hasFocus() && !ledElsewhere()) goOn();
    };
    const onWindowFocus = () => {
      if (lost()) goOn();
    };
    const changes = new MutationObserver(onChange);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocusIn);
    window.addEventListener('focus', onWindowFocus);
    const stopGiven = store.on('keyboard.given', ({ paneId }) => focusPane(paneId));
    return () => {
      changes.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      window.removeEventListener('focus', onWindowFocus);
      stopGiven();
    };
  }, [store]);
}
