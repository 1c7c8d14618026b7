import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { SourcePlace } from '../../../server/inspector/records.ts';

interface CodePlace {
  /** Where somebody asked to be led, until the Code panel has gone there. */
  readonly place: SourcePlace | null;
  readonly show: (place: SourcePlace) => void;
  /** The Code panel is there. */
  readonly arrive: () => void;
}

const CodePlaceContext = createContext<CodePlace | null>(null);

export interface CodePlaceProviderProps {
  /** Brings the Code panel into view. */
  readonly onShow: () => void;
  readonly children: ReactNode;
}

/** Leads from anywhere in the backstage to a line of the server's source. */
export function CodePlaceProvider({ onShow, children }: CodePlaceProviderProps) {
  const [place, setPlace] = useState<SourcePlace | null>(null);
  const show = useCallback(
    (wanted: SourcePlace) => {
      setPlace(wanted);
      onShow();
    },
    [onShow],
  );
  const arrive = useCallback(() => setPlace(null), []);
  const value = useMemo(() => ({ place, show, arrive }), [place, show, arrive]);
  return <CodePlaceContext value={value}>{children}</CodePlaceContext>;
}

/** @throws outside of the provider. */
export function useCodePlace(): CodePlace {
  const place = useContext(CodePlaceContext);
  if (!place) throw new Error('no provider of code places around this component');
  return place;
}

/** Opens the Code panel at a line. */
export function useShowCode(): (place: SourcePlace) => void {
  return useCodePlace().show;
}
