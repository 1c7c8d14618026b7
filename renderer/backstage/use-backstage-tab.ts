import { useEffect, useState } from 'react';
import { useStore } from '../bridge/store-context.tsx';

/** The panels of the backstage, in the order of their tabs. */
export const backstageTabs = [
  'conversation',
  'sessions',
  'cookies',
  'log',
  'code',
  'switchboard',
  'experiments',
] as const;
export type BackstageTab = (typeof backstageTabs)[number];

/** Which panel is in view; menus can choose one too (`backstage.<tab>`). */
export function useBackstageTab(): readonly [BackstageTab, (tab: BackstageTab) => void] {
  const store = useStore();
  const [tab, setTab] = useState<BackstageTab>(backstageTabs[0]);
  useEffect(
    () =>
      store.on('command.fired', ({ id }) => {
        const wanted = backstageTabs.find((candidate) => id === `backstage.${candidate}`);
        if (wanted) setTab(wanted);
        if (id.startsWith('experiment.')) setTab('experiments');
        // The beats are told in the conversation.
        if (id === 'beat.next' || id === 'beat.previous') setTab('conversation');
      }),
    [store],
  );
  // So is a story from a file.
  useEffect(
    () =>
      store.on('exchange.news', ({ kind }) => {
        if (kind === 'opened') setTab('conversation');
      }),
    [store],
  );
  return [tab, setTab];
}
