import { useSyncExternalStore } from 'react';
import { projectorScale } from '../../main/shared/projector-type.ts';
import { useWindowState } from '../state/bridge/store-context.tsx';
import { useWidth } from './use-measure.ts';

/** How many times the ordinary text the window's is now: what script must give in px is multiplied by it. */
export function useTypeScale(): number {
  const { projector } = useWindowState('bench').bench;
  const height = useSyncExternalStore(watchHeight, readHeight, noHeight);
  return projector ? projectorScale(height) : 1;
}

/** Whether an element is narrower than so many px of ordinary text; not before its first measure. */
export function useNarrower(element: HTMLElement | null, than: number): boolean {
  const width = useWidth(element);
  const scale = useTypeScale();
  return width > 0 && width < than * scale;
}

function watchHeight(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

const readHeight = () => innerHeight;
/** Where the window's markup is written without a window. */
const noHeight = () => 0;
