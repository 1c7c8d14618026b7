import { createContext, useContext } from 'react';
import type { CommandId } from '../../main/shared/command-ids.ts';
import type { AppFacts } from '../../main/shared/contract/app.ts';
import type { JarfulBridge } from '../../main/shared/contract.ts';

/** What stands over the panes can do: ask main, hear it, and go away. */
export interface OverlayHand extends Pick<JarfulBridge, 'ask' | 'on'> {
  readonly facts: AppFacts;
  /** Goes away; the keyboard goes back to where it was. */
  readonly close: () => void;
  /** Goes away and runs a command from where the keyboard was, as if its key had been pressed there. */
  readonly run: (id: CommandId) => void;
}

const OverlayContext = createContext<OverlayHand | null>(null);

export const OverlayProvider = OverlayContext.Provider;

/** @throws outside of what stands over the panes. */
export function useOverlay(): OverlayHand {
  const hand = useContext(OverlayContext);
  if (!hand) throw new Error('nothing stands over the panes around this component');
  return hand;
}
