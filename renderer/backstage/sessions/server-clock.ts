import { useEffect, useState } from 'react';
import { useStore } from '../../state/bridge/store-context.tsx';

/** The server's time, ms since 1970, brought up to date every second. */
export function useServerNow(): number {
  const store = useStore();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + (store.read()?.server.clockLead ?? 0);
}
