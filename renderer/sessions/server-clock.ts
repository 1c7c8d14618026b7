import { useEffect, useState } from 'react';
import { useWindowState } from '../bridge/store-context.tsx';

/** The server's time, ms since 1970, brought up to date every second. */
export function useServerNow(): number {
  const { clockLead } = useWindowState().server;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + clockLead;
}
