import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { SwitchName } from '../../../server/session-server.ts';

interface SwitchPlace {
  /** Which switch somebody asked to see, until the switchboard shows it. */
  readonly name: SwitchName | null;
  readonly show: (name: SwitchName) => void;
  /** The switchboard shows it. */
  readonly arrive: () => void;
}

const SwitchPlaceContext = createContext<SwitchPlace | null>(null);

export interface SwitchPlaceProviderProps {
  /** Brings the switchboard into view. */
  readonly onShow: () => void;
  readonly children: ReactNode;
}

/** Leads from anywhere in the window to one switch of the switchboard. */
export function SwitchPlaceProvider({ onShow, children }: SwitchPlaceProviderProps) {
  const [name, setName] = useState<SwitchName | null>(null);
  const show = useCallback(
    (wanted: SwitchName) => {
      setName(wanted);
      onShow();
    },
    [onShow],
  );
  const arrive = useCallback(() => setName(null), []);
  const value = useMemo(() => ({ name, show, arrive }), [name, show, arrive]);
  return <SwitchPlaceContext value={value}>{children}</SwitchPlaceContext>;
}

/** @throws outside of the provider. */
export function useSwitchPlace(): SwitchPlace {
  const place = useContext(SwitchPlaceContext);
  if (!place) throw new Error('no provider of switch places around this component');
  return place;
}

/** Opens the switchboard at a switch. */
export function useShowSwitch(): (name: SwitchName) => void {
  return useSwitchPlace().show;
}
