import { useSyncExternalStore } from 'react';
import type { BackstagePlace } from '../../main/shared/bench-records.ts';

/** A window that is wide and not tall: the backstage below would leave neither panes nor conversation enough height. */
const wide = '(min-aspect-ratio: 7/5) and (min-width: 960px)';

/** Where the backstage stands now. @param place the person's choice */
export function useArrangement(place: BackstagePlace): 'beside' | 'below' {
  const isWide = useSyncExternalStore(watch, look, () => false);
  if (place !== 'auto') return place;
  return isWide ? 'beside' : 'below';
}

function watch(changed: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function look(): boolean {
  return matchMedia(wide).matches;
}
