import { useSyncExternalStore } from 'react';
import { useSelected, useStore } from '../../state/bridge/store-context.tsx';

/** The server's time, ms since 1970, brought up to date every second. */
export function useServerNow(): number {
  const { secondHand } = useStore();
  const now = useSyncExternalStore(secondHand.subscribe, secondHand.time, secondHand.time);
  return now + useSelected(({ server }) => server.clockLead);
}
