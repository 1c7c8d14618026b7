import { useEffect, useRef, useState } from 'react';
import { type BackstagePanel, backstagePanels, ownAppsPanels } from '../../main/shared/backstage-panels.ts';
import { isOwnAppsBench } from '../state/bench-selectors.ts';
import { useSelected, useStore } from '../state/bridge/store-context.tsx';

/** Which panel is in view; menus can choose one too (`backstage.<tab>`). */
export function useBackstageTab(): readonly [BackstagePanel, (tab: BackstagePanel) => void] {
  const store = useStore();
  const [tab, setTab] = useState<BackstagePanel>(backstagePanels[0]);
  /** How often a command has asked for a tab. */
  const [asked, setAsked] = useState(0);
  const ownApps = useSelected(({ jars }) => isOwnAppsBench(jars));
  // What is the shop's alone steps back when somebody's own app comes onto the bench; asked for, it still comes.
  useEffect(() => {
    if (ownApps) setTab((now) => (ownAppsPanels.includes(now) ? now : 'conversation'));
  }, [ownApps]);
  useEffect(
    () =>
      store.on('command.fired', ({ id }) => {
        const wanted = backstagePanels.find((candidate) => id === `backstage.${candidate}`);
        if (wanted) {
          setTab(wanted);
          setAsked((count) => count + 1);
        }
        if (id.startsWith('experiment.')) setTab('experiments');
        // The beats are told in the conversation.
        if (id === 'beat.next' || id === 'beat.previous') setTab('conversation');
      }),
    [store],
  );
  // Another panel than the one that has the keyboard was brought by a beat, an experiment, a recording: what had it has gone with
  // its panel, or is the tab that is no longer chosen. The ring goes along.
  const before = useRef(tab);
  useEffect(() => {
    if (before.current === tab) return;
    before.current = tab;
    const chosen = document.querySelector<HTMLElement>('[data-region="backstage"] [role="tab"][aria-selected="true"]');
    const here = document.activeElement;
    if (here?.getAttribute('role') === 'tab' && here !== chosen) chosen?.focus();
  }, [tab]);
  // Whoever asked for it by a command goes on there by keyboard: in the switchboard by typing what is looked for.
  useEffect(() => {
    if (asked === 0) return;
    const backstage = document.querySelector('[data-region="backstage"]');
    const start =
      backstage?.querySelector<HTMLElement>('[data-panel-start]') ??
      backstage?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
    start?.focus();
  }, [asked]);
  // So is a recording from a file.
  useEffect(
    () =>
      store.on('exchange.news', ({ kind }) => {
        if (kind === 'opened') setTab('conversation');
      }),
    [store],
  );
  return [tab, setTab];
}
